package vn.gov.phutho.cleangov.duty;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * Everything that a unit owes in a year, and how far those below it are: nothing is silently forgotten.
 *
 * @param duties the unit's own, what is due first comes first
 * @param clauses how far the units below are, by clause; empty for a commune
 * @param units how far each unit right below is, with all that lies below it
 * @param overdue a page of what is overdue in the units below, what has been overdue longest comes first
 * @param overdueTotal of all pages
 * @param page the page, from 0
 */
record DutyList(
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

    /** The unit's own that can be done now, or should have been. */
    public List<Row> open() {
        return duties.stream().filter(row -> row.state().open()).toList();
    }

    /** The unit's own of which the time has not come. */
    public List<Row> ahead() {
        return duties.stream().filter(row -> row.state() == DutyState.NOT_YET).toList();
    }

    /** The unit's own that are done. */
    public List<Row> done() {
        return duties.stream().filter(row -> row.state() == DutyState.DONE).toList();
    }

    /**
     * One duty.
     *
     * @param code names it within unit and year
     * @param clause D2.3a
     * @param duty the clause in the directive's words
     * @param who whose task it is: «Chủ tịch UBND – Xã Hùng Xuyên»
     * @param people their names; none where nobody holds the post
     * @param overdueSince null unless it is overdue
     * @param daysOverdue working days
     * @param urged how they were last urged; null if never
     * @param mayUrge whether the reader may urge them now
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

    /** How many duties of a clause are in which state; states without one are missing. */
    record OfClause(String clause, String duty, Map<DutyState, Long> states) {}

    /** How many duties of a unit are in which state; states without one are missing. */
    record OfUnit(String unit, String unitName, Map<DutyState, Long> states) {}
}
