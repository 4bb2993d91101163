package vn.gov.phutho.cleangov.reclassification;

import java.util.List;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * Why a chair withdraws a decision, and who must appraise again.
 *
 * @param agencies codes of the agencies that must appraise again; may be empty
 */
record Withdrawal(
        @RequiredText(max = 2000, message = "Ghi lý do thu hồi quyết định, không quá {max} ký tự.")
        String reason,

        List<String> agencies) {

    /** @param agencies a list of codes */
    static Withdrawal read(String reason, FormPart agencies) {
        return new Withdrawal(
                reason, agencies.rows().stream().map(FormPart::text).toList());
    }
}
