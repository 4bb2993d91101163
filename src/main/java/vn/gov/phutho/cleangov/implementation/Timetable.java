package vn.gov.phutho.cleangov.implementation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.dossier.DossierId;

/**
 * When a commune holds its briefings (D3.2) and reports to its Party committee (D3.1b): by the last working day of the month
 * and of the quarter; and which of them it owes in a year.
 */
@Component
class Timetable {

    private static final int MONTHS = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int DAYS_FOR_A_BRIEFING = 5;
    private static final int DAYS_FOR_A_REPORT = 10;
    private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final CycleService cycles;
    private final WorkingCalendar calendar;

    Timetable(CycleService cycles, WorkingCalendar calendar) {
        this.cycles = cycles;
        this.calendar = calendar;
    }

    /** 27/02/2026. */
    static String inWords(LocalDate day) {
        return DAY.format(day);
    }

    /** «quý I», as officials write it. @param quarter 1 to 4 */
    static String quarterInWords(int quarter) {
        return "quý " + QUARTERS.get(quarter - 1);
    }

    ZonedDateTime briefingDue(DossierId id, int month) {
        return calendar.due(YearMonth.of(id.year(), month).atEndOfMonth());
    }

    ZonedDateTime briefingOpens(DossierId id, int month) {
        return daysBefore(briefingDue(id, month), DAYS_FOR_A_BRIEFING);
    }

    ZonedDateTime partyReportDue(DossierId id, int quarter) {
        return briefingDue(id, quarter * MONTHS_OF_A_QUARTER);
    }

    ZonedDateTime partyReportOpens(DossierId id, int quarter) {
        return daysBefore(partyReportDue(id, quarter), DAYS_FOR_A_REPORT);
    }

    private ZonedDateTime daysBefore(ZonedDateTime due, int days) {
        LocalDate day = due.toLocalDate();
        for (int i = 0; i < days; i++) {
            day = calendar.lastWorkingDayOnOrBefore(day.minusDays(1));
        }
        return calendar.opens(day);
    }

    ZonedDateTime due(DossierId id, Milestone milestone) {
        return cycles.window(id.year(), milestone, id.communeCode()).due();
    }

    /** When this period ends. */
    ZonedDateTime selfReviewOpens(DossierId id) {
        return cycles.window(id.year(), Milestone.SELF_REVIEW, id.communeCode()).opens();
    }

    /**
     * The months in which a briefing must be held: from the assignment, or from its deadline if the assignment was
     * late, while the briefing is due before the self-review opens.
     *
     * @param assignedAt null before the first assignment
     */
    List<Integer> owedMonths(DossierId id, Instant assignedAt) {
        return owedMonths(id, assignedAt, due(id, Milestone.ASSIGNMENT), selfReviewOpens(id));
    }

    /** The same where the deadline of the assignment and the end of all are known. */
    List<Integer> owedMonths(DossierId id, Instant assignedAt, ZonedDateTime assignmentDue, ZonedDateTime end) {
        Instant deadline = assignmentDue.toInstant();
        Instant from = assignedAt == null || assignedAt.isAfter(deadline) ? deadline : assignedAt;
        return owed(id, from, end, MONTHS, month -> briefingDue(id, month));
    }

    /** The quarters of which a report to the Party committee is owed. */
    List<Integer> owedQuarters(DossierId id) {
        return owedQuarters(id, selfReviewOpens(id));
    }

    /** The same where the end of all is known. */
    List<Integer> owedQuarters(DossierId id, ZonedDateTime end) {
        return owed(id, Instant.MIN, end, MONTHS / MONTHS_OF_A_QUARTER, quarter -> partyReportDue(id, quarter));
    }

    /** The periods that are due in this time; none before the year was opened. */
    private List<Integer> owed(
            DossierId id, Instant from, ZonedDateTime end, int periods, IntFunction<ZonedDateTime> due) {
        Instant opened = calendar.opens(cycles.openedOn(id.year())).toInstant();
        Instant begin = opened.isAfter(from) ? opened : from;
        return IntStream.rangeClosed(1, periods)
                .filter(period -> due.apply(period).isBefore(end)
                        && !due.apply(period).toInstant().isBefore(begin))
                .boxed()
                .toList();
    }
}
