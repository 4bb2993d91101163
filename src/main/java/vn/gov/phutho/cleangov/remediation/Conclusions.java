package vn.gov.phutho.cleangov.remediation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.remediation.Measure.Verdict;

/**
 * How the district concludes on the weaknesses of a commune.
 *
 * @param byMeasure by the number of the measure, as the form names it
 */
record Conclusions(Map<String, Conclusion> byMeasure) {

    private static final Conclusion NONE = new Conclusion(Optional.empty(), Optional.empty());

    /**
     * @param verdict empty if none was chosen; {@code OPEN} if the measure continues
     * @param due until when it continues
     */
    record Conclusion(Optional<Verdict> verdict, Optional<LocalDate> due) {

        private Optional<String> objection(Measure measure, LocalDate today) {
            if (verdict.isEmpty()) {
                return Optional.of("chọn kết luận.");
            }
            if (verdict.get() == Verdict.OPEN && due.filter(today::isBefore).isEmpty()) {
                return Optional.of("làm tiếp thì phải ghi thời hạn mới, sau hôm nay.");
            }
            return verdict.get() == Verdict.REMEDIED && !Boolean.TRUE.equals(measure.remedied())
                    ? Optional.of("cơ quan phụ trách báo chưa khắc phục được nên không kết luận là đã khắc phục.")
                    : Optional.empty();
        }
    }

    /** @param form {@code {measure: {verdict, due}}} */
    static Conclusions read(FormPart form) {
        Map<String, Conclusion> byMeasure = new LinkedHashMap<>();
        form.fields()
                .forEach((measure, one) -> byMeasure.put(
                        measure,
                        new Conclusion(
                                one.oneOf(Verdict.class, "verdict").filter(verdict -> verdict != Verdict.DROPPED),
                                one.day("due"))));
        return new Conclusions(byMeasure);
    }

    Conclusion of(Measure measure) {
        return byMeasure.getOrDefault(String.valueOf(measure.id()), NONE);
    }

    /** What is missing, or cannot be right. */
    Objections objections(List<Measure> open, LocalDate today) {
        Objections objections = new Objections();
        open.forEach(measure -> of(measure)
                .objection(measure, today)
                .ifPresent(objection -> objections.add("«%s»: %s".formatted(measure.weakness(), objection))));
        return objections;
    }
}
