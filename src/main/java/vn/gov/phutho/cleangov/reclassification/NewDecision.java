package vn.gov.phutho.cleangov.reclassification;

import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * The class that the district's chair decides again (D2.3c).
 *
 * @param decided empty if the chair chose no class
 */
record NewDecision(
        Optional<@NotNull(message = "Chọn mức xếp loại.") Classification> decided,

        @RequiredText(max = 2000, message = "Ghi lý do của quyết định mới, không quá {max} ký tự.")
        String reason) {}
