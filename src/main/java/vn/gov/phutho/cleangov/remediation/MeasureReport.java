package vn.gov.phutho.cleangov.remediation;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * What an agency reports about a measure.
 *
 * @param remedied whether the weakness is remedied; empty if the agency chose no answer
 */
record MeasureReport(
        @RequiredText(max = 2000, message = "Ghi kết quả đã làm, không quá {max} ký tự.")
        String result,

        Optional<@NotNull(message = "Chọn: đã khắc phục hay chưa khắc phục được.") Boolean> remedied) {

    /** @param remedied {@code yes} or {@code no} */
    static MeasureReport read(String result, String remedied) {
        return new MeasureReport(
                result,
                switch (remedied) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.empty();
                });
    }
}
