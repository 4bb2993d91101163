package vn.gov.phutho.cleangov.remediation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.standard.CriteriaSet;

/** The measures that the district plans for a weak commune (D2.2b). */
record RemediationPlan(List<Line> measures) {

    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_MEASURES = 50;

    /**
     * One measure. Each part may be empty.
     *
     * @param agency the code of the responsible agency
     */
    record Line(String weakness, String action, String agency, Optional<LocalDate> due) {

        private Optional<String> objection(CriteriaSet set, LocalDate today) {
            if (weakness.isEmpty() || weakness.length() > LONGEST_TEXT) {
                return Optional.of("ghi điểm yếu phải khắc phục.");
            }
            if (action.isEmpty() || action.length() > LONGEST_TEXT) {
                return Optional.of("ghi việc phải làm.");
            }
            if (set.agency(agency).isEmpty()) {
                return Optional.of("chọn cơ quan phụ trách.");
            }
            return due.filter(today::isBefore).isPresent()
                    ? Optional.empty()
                    : Optional.of("thời hạn phải ở sau hôm nay.");
        }
    }

    /** @param form a list of {@code {weakness, action, agency, due}} */
    static RemediationPlan read(FormPart form) {
        return new RemediationPlan(form.rows().stream()
                .map(row -> new Line(row.text("weakness"), row.text("action"), row.text("agency"), row.day("due")))
                .toList());
    }

    /** What is missing or wrong, by measure. */
    Objections objections(CriteriaSet set, LocalDate today) {
        Objections objections = new Objections();
        if (measures.isEmpty() || measures.size() > MOST_MEASURES) {
            objections.add("Kế hoạch phải có ít nhất một biện pháp, nhiều nhất %d.".formatted(MOST_MEASURES));
            return objections;
        }
        for (int i = 0; i < measures.size(); i++) {
            String name = "Biện pháp %d: ".formatted(i + 1);
            measures.get(i).objection(set, today).ifPresent(objection -> objections.add(name + objection));
        }
        return objections;
    }
}
