package vn.gov.phutho.cleangov.overview;

import java.util.Map;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.report.Half;

/**
 * The figures of a year. They count communes.
 *
 * @param byClass every class, also those without a commune
 * @param reports both halves of the year
 */
public record YearFigures(
        int year,
        Phase phase,
        long communes,
        long registered,
        long selfReviewed,
        long assessed,
        long recognised,
        long excellent,
        Map<Classification, Long> byClass,
        Map<Half, ReportFigures> reports) {

    /**
     * The reports of one half of the year.
     *
     * @param expected reports that are owed
     * @param submitted signed and sent, received or not
     * @param received accepted by the province
     * @param overdue not sent although the deadline has passed
     */
    public record ReportFigures(long expected, long submitted, long received, long overdue) {}
}
