package vn.gov.phutho.cleangov.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * The result of a visit as the form sends it.
 *
 * @param heldOn empty if the form names no day
 * @param result the observations; for a visit that was not held, the reason
 */
record VisitReport(boolean held, Optional<LocalDate> heldOn, String result, List<Problem> findings) {

    /**
     * A problem that the visit found.
     *
     * @param unit the code of the unit that must remedy it, as the form names it
     */
    record Problem(String unit, String content, Optional<LocalDate> remedyBy) {}

    /** @param findings {@code [{unit, content, remedyBy}]} */
    static VisitReport read(boolean held, Optional<LocalDate> heldOn, String result, FormPart findings) {
        return new VisitReport(
                held,
                heldOn,
                result,
                findings.rows().stream()
                        .map(row -> new Problem(row.text("unit"), row.text("content"), row.day("remedyBy")))
                        .toList());
    }
}
