package vn.gov.phutho.cleangov.duty;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What the page of a unit shows: all its duties in a year, and the progress of the units below it.
 *
 * @param duties the unit's own duties, ordered by due date
 * @param clauses the progress of the units below, by clause; empty for a commune
 * @param units the progress of each unit directly below, including all units below it
 * @param overdue a page of the overdue duties of the units below, the longest overdue first
 * @param overdueTotal the number of overdue duties on all pages
 * @param page the number of this page, from 0
 */
record DutyPage(
        int year,
        String unit,
        String unitName,
        List<Row> duties,
        List<OfClause> clauses,
        List<OfUnit> units,
        List<Row> overdue,
        long overdueTotal,
        int page,
        int pages) {

    /** The unit's own duties that are open now, including overdue ones. */
    public List<Row> open() {
        return duties.stream().filter(row -> row.state().open()).toList();
    }

    /** The unit's own duties that cannot be done yet. */
    public List<Row> ahead() {
        return duties.stream().filter(row -> row.state() == DutyState.NOT_YET).toList();
    }

    /** The unit's own duties that are done. */
    public List<Row> done() {
        return duties.stream().filter(row -> row.state() == DutyState.DONE).toList();
    }

    /**
     * One duty.
     *
     * @param code unique within unit and year
     * @param clause D2.3a
     * @param duty the clause in the directive's words
     * @param who the post that is responsible: «Chủ tịch UBND – Xã Hùng Xuyên»
     * @param people the names of those who hold the post; empty if the post is vacant
     * @param overdueSince null if it is not overdue
     * @param daysOverdue working days
     * @param urged the last urging; null if there was none
     * @param mayUrge whether the reader may urge these people now
     */
    record Row(
            String code,
            String clause,
            String duty,
            String title,
            String unit,
            String unitName,
            String who,
            List<String> people,
            OffsetDateTime opens,
            OffsetDateTime due,
            DutyState state,
            OffsetDateTime overdueSince,
            int daysOverdue,
            Instant doneAt,
            Urged urged,
            boolean mayUrge) {}

    /** @param by the name of the person who urged */
    record Urged(Instant at, String by, String recipients) {}

    /** The number of duties of a clause in each state. States without a duty are missing. */
    record OfClause(String clause, String duty, Map<DutyState, Long> states) {}

    /** The number of duties of a unit in each state. States without a duty are missing. */
    record OfUnit(String unit, String unitName, Map<DutyState, Long> states) {}
}
