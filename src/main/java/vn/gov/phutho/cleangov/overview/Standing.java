package vn.gov.phutho.cleangov.overview;

import java.time.ZonedDateTime;
import java.util.List;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.unit.Unit;

/**
 * The progress of a province or a district in a year, for the people who lead it.
 *
 * @param line the phases of the year
 * @param districts the districts of a province, or the district itself
 * @param before the counts of the year before; null if there was none
 * @param unregistered the first few communes that have not registered
 * @param ahead future deadlines, the next first
 * @param overdue overdue tasks, the longest overdue first
 */
record Standing(
        int year,
        Unit unit,
        List<Step> line,
        List<District> districts,
        Counts total,
        Counts before,
        List<Commune> unregistered,
        List<Ahead> ahead,
        List<OpenTasks.Overdue> overdue) {

    /** A phase of the year. */
    record Step(Phase phase, boolean past, boolean current) {

        public String title() {
            return phase.title().substring(0, 1).toUpperCase() + phase.title().substring(1);
        }
    }

    record Commune(String code, String name, String districtName) {}

    /**
     * A future deadline.
     *
     * @param daysLeft calendar days until then
     */
    record Ahead(String title, ZonedDateTime due, long daysLeft) {}

    /** @param code null if the unit no longer exists */
    record District(String code, String name, Counts counts, ReportState june, ReportState december) {}

    /**
     * The state of a report.
     *
     * @param text «đã tiếp nhận 29/06», «chậm 3 ngày»
     */
    record ReportState(String text, boolean late, boolean received) {}

    public long reportsExpected() {
        return districts.stream().filter(one -> one.june() != null).count()
                + districts.stream().filter(one -> one.december() != null).count();
    }

    public long reportsReceived() {
        return districts.stream()
                        .filter(one -> one.june() != null && one.june().received())
                        .count()
                + districts.stream()
                        .filter(one -> one.december() != null && one.december().received())
                        .count();
    }

    public List<District> lateReports() {
        return districts.stream()
                .filter(one -> one.june() != null && one.june().late()
                        || one.december() != null && one.december().late())
                .toList();
    }
}
