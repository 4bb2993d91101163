package vn.gov.phutho.cleangov.unit;

import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Two people see what counts: the person who entered something does not confirm it (D5). */
public final class FourEyes {

    private FourEyes() {}

    /**
     * @param by who wants to confirm now
     * @param author who has entered it; null where nobody has
     * @param entered what the author did, in Vietnamese: «soạn báo cáo này»
     * @param confirms what is wanted now: «ký»
     * @throws RefusedException if both are one person
     */
    public static void require(String by, String author, String entered, String confirms) {
        if (by.equals(author)) {
            throw new RefusedException(
                    RefusalCode.FOUR_EYES,
                    "Đồng chí đã %s nên không được tự %s: phải do người khác.".formatted(entered, confirms));
        }
    }
}
