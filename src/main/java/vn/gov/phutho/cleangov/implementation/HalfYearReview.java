package vn.gov.phutho.cleangov.implementation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.Classification;

/**
 * A commune's review of its first half year as the form sends it (D3.3).
 *
 * @param forecast the class that the commune expects; empty if the form names none
 */
record HalfYearReview(
        @NotBlank(message = HalfYearReview.MISSING) @Size(max = 2000, message = HalfYearReview.TOO_LONG)
        String strengths,

        @NotBlank(message = HalfYearReview.MISSING) @Size(max = 2000, message = HalfYearReview.TOO_LONG)
        String weaknesses,

        Optional<@NotNull(message = "Chọn mức dự kiến xếp loại.") Classification> forecast) {

    private static final String MISSING = "Ghi cả ưu điểm và khuyết điểm.";
    private static final String TOO_LONG = "Ưu điểm, khuyết điểm mỗi phần không quá {max} ký tự.";
}
