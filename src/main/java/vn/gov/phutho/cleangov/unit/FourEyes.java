package vn.gov.phutho.cleangov.unit;

import java.util.Optional;
import vn.gov.phutho.cleangov.platform.Refusal;

/** Two people see what counts: the person who entered something does not confirm it (D5). */
public final class FourEyes {

    private FourEyes() {}

    /**
     * @param by who wants to confirm now
     * @param author who has entered it; null where nobody has
     * @param entered what the author did, in Vietnamese: «soạn báo cáo này»
     * @param confirms what is wanted now: «ký»
     * @return a refusal if both are one person
     */
    public static Optional<Refusal> refusal(String by, String author, String entered, String confirms) {
        return by.equals(author)
                ? Optional.of(new Refusal(
                        "Đồng chí đã %s nên không được tự %s: phải do người khác.".formatted(entered, confirms)))
                : Optional.empty();
    }
}
