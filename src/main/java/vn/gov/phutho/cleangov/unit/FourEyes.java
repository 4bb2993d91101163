package vn.gov.phutho.cleangov.unit;

import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The four-eyes principle: the person who entered something does not confirm it (D5). */
public final class FourEyes {

    private FourEyes() {}

    /**
     * @param by the person who wants to confirm
     * @param author the person who entered it; null if there is none
     * @param entered what the author did, in Vietnamese: «soạn báo cáo này»
     * @param confirms the requested action, in Vietnamese: «ký»
     * @throws RefusedException if both are the same person
     */
    public static void require(String by, String author, String entered, String confirms) {
        if (by.equals(author)) {
            throw new RefusedException(
                    RefusalCode.FOUR_EYES,
                    "Đồng chí đã %s nên không được tự %s: phải do người khác.".formatted(entered, confirms));
        }
    }
}
