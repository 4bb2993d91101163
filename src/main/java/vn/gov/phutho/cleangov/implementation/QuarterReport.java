package vn.gov.phutho.cleangov.implementation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * The chair's report to the Party committee as the form sends it: results and difficulties, both always (D3.1b).
 *
 * @param burden empty if the form names none
 * @param difficulties counts only if there are any
 */
record QuarterReport(
        @RequiredText(
                max = QuarterReport.LONGEST_TEXT,
                message = "Ghi kết quả đã đạt được trong quý, không quá {max} ký tự.")
        String results,

        Optional<@NotNull(message = "Chọn có hay không có khó khăn.") Burden> burden,
        String difficulties) {

    static final int LONGEST_TEXT = 2000;

    /** What the chair says of difficulties. */
    enum Burden {
        /** There are none. */
        NONE,
        /** The commune solves them. */
        OWN,
        /** The district should solve them. */
        DISTRICT
    }

    @AssertTrue(message = "Ghi rõ khó khăn cần giải quyết, không quá " + LONGEST_TEXT + " ký tự.")
    boolean isDifficultyWritten() {
        return burden.filter(one -> one != Burden.NONE).isEmpty()
                || !difficulties.isBlank() && difficulties.length() <= LONGEST_TEXT;
    }

    boolean isForDistrict() {
        return burden.filter(one -> one == Burden.DISTRICT).isPresent();
    }

    /** The difficulties; empty if the chair says that there are none. */
    @Override
    public String difficulties() {
        return burden.filter(one -> one == Burden.NONE).isPresent() ? "" : difficulties;
    }
}
