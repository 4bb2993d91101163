package vn.gov.phutho.cleangov.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.RequiredText;

/**
 * A department's plan of the year as the form sends it.
 *
 * @param coordination how the department works with the districts
 */
record InspectionPlan(
        @RequiredText(max = 4000, message = "Ghi nội dung phối hợp, chỉ đạo, không quá {max} ký tự.")
        String coordination,

        List<Visit> visits) {

    /**
     * A visit of the plan.
     *
     * @param unit the code of the district or commune, as the form names it
     */
    record Visit(String unit, Optional<LocalDate> on, String subject) {}

    /** @param visits {@code [{unit, on, subject}]} */
    static InspectionPlan read(String coordination, FormPart visits) {
        return new InspectionPlan(
                coordination,
                visits.rows().stream()
                        .map(row -> new Visit(row.text("unit"), row.day("on"), row.text("subject")))
                        .toList());
    }
}
