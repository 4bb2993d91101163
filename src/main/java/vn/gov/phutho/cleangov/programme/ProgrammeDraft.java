package vn.gov.phutho.cleangov.programme;

import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * A district's programme of the year as the form sends it (D2.1).
 *
 * @param organisations who takes part, the Fatherland Front and the mass organisations, separated by semicolons
 */
record ProgrammeDraft(
        @RequiredText(max = 4000, message = "Nhập nội dung chương trình, không quá {max} ký tự.")
        String content,

        @RequiredText(max = 4000, message = "Chọn ít nhất một tổ chức cùng tham gia (UBMTTQ, các đoàn thể).")
        String organisations) {

    /** @param organisations one on a line */
    static ProgrammeDraft read(String content, String organisations) {
        return new ProgrammeDraft(
                content,
                organisations
                        .lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .collect(Collectors.joining("; ")));
    }
}
