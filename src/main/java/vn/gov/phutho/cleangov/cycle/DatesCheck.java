package vn.gov.phutho.cleangov.cycle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the deadlines of a year fit together: each within the year, and one after the other where one rests on another. */
final class DatesCheck {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private DatesCheck() {}

    /** The problems of these deadlines in Vietnamese; none if a year can be opened with them. */
    static List<String> problems(int year, Map<Milestone, Dates> deadlines) {
        List<String> problems = new ArrayList<>();
        for (Milestone milestone : Milestone.values()) {
            Dates dates = deadlines.get(milestone);
            if (dates == null || dates.opens() == null || dates.due() == null) {
                problems.add("«%s»: thiếu ngày bắt đầu hoặc hạn.".formatted(milestone.title()));
            } else if (dates.opens().getYear() != year || dates.due().getYear() != year) {
                problems.add("«%s»: các ngày phải nằm trong năm %d.".formatted(milestone.title(), year));
            } else if (dates.due().isBefore(dates.opens())) {
                problems.add("«%s»: hạn (%s) trước ngày bắt đầu (%s)."
                        .formatted(milestone.title(), DAY.format(dates.due()), DAY.format(dates.opens())));
            }
        }
        if (problems.isEmpty()) {
            inOrder(Milestone.REGISTRATION, Milestone.SELF_REVIEW, deadlines, problems);
            inOrder(Milestone.ASSIGNMENT, Milestone.SELF_REVIEW, deadlines, problems);
            inOrder(Milestone.INTERIM_REVIEW, Milestone.SELF_REVIEW, deadlines, problems);
            inOrder(Milestone.SELF_REVIEW, Milestone.DISTRICT_ASSESSMENT, deadlines, problems);
            within(Milestone.APPRAISAL, Milestone.DISTRICT_ASSESSMENT, deadlines, problems);
            inOrder(Milestone.DISTRICT_ASSESSMENT, Milestone.PROVINCIAL_RECOGNITION, deadlines, problems);
            inOrder(Milestone.JUNE_REPORT, Milestone.DECEMBER_REPORT, deadlines, problems);
            inOrder(Milestone.INSPECTION_PLAN, Milestone.INSPECTION_SUMMARY, deadlines, problems);
            inOrder(Milestone.COVERAGE_PLAN, Milestone.COVERAGE, deadlines, problems);
        }
        return problems;
    }

    private static void inOrder(
            Milestone first, Milestone then, Map<Milestone, Dates> deadlines, List<String> problems) {
        LocalDate end = deadlines.get(first).due();
        LocalDate begin = deadlines.get(then).opens();
        if (begin.isBefore(end)) {
            problems.add("«%s» không được bắt đầu (%s) trước hạn của «%s» (%s)."
                    .formatted(then.title(), DAY.format(begin), first.title(), DAY.format(end)));
        }
    }

    private static void within(
            Milestone inner, Milestone outer, Map<Milestone, Dates> deadlines, List<String> problems) {
        Dates in = deadlines.get(inner);
        Dates out = deadlines.get(outer);
        if (in.opens().isBefore(out.opens()) || in.due().isAfter(out.due())) {
            problems.add("«%s» (%s – %s) phải nằm trong kỳ «%s» (%s – %s)."
                    .formatted(
                            inner.title(),
                            DAY.format(in.opens()),
                            DAY.format(in.due()),
                            outer.title(),
                            DAY.format(out.opens()),
                            DAY.format(out.due())));
        }
    }
}
