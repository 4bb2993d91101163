package vn.gov.phutho.cleangov.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.unit.Unit;

/**
 * A commune's year on one page.
 *
 * @param appraised whether the standards show what the district found; else what the commune gave itself
 * @param minima the shares that a class asks of every standard
 * @param years this commune's years, the latest first
 * @param remediation the plan for a weak commune; empty without one
 */
record CommuneCard(
        Unit unit,
        Dossier dossier,
        boolean appraised,
        BigDecimal selfTotal,
        BigDecimal appraisedTotal,
        BigDecimal maxPoints,
        List<Standard> standards,
        List<Minimum> minima,
        List<IndicatorRow> indicators,
        List<Year> years,
        List<Measure> remediation) {

    /** The width of a drawn bar that has all points. */
    private static final double WIDTH = 100;

    /**
     * One of the five standards.
     *
     * @param points of the side that is shown; null as long as there are none
     * @param mean of the communes of the district; null as long as none has any
     */
    record Standard(String code, String name, BigDecimal maxPoints, BigDecimal points, BigDecimal mean) {

        /** Whole per cent, rounded down. */
        public int percent() {
            return points == null ? 0 : (int) (WIDTH * points.doubleValue() / maxPoints.doubleValue());
        }

        public double width() {
            return points == null ? 0 : WIDTH * points.doubleValue() / maxPoints.doubleValue();
        }

        public double meanAt() {
            return mean == null ? 0 : WIDTH * mean.doubleValue() / maxPoints.doubleValue();
        }

        /** The best class whose minimum this standard reaches, for the colour of its bar. */
        public String style(List<Minimum> minima) {
            return minima.stream()
                    .filter(minimum -> width() >= minimum.at())
                    .map(minimum -> minimum.classification().name().toLowerCase(Locale.ROOT))
                    .findFirst()
                    .orElse("kha");
        }
    }

    /** @param at per cent of a standard's points */
    record Minimum(Classification classification, double at) {}

    /**
     * One line of the sheet.
     *
     * @param self what the commune measured, in words; blank if nothing yet
     * @param appraised what the agency found, likewise
     */
    record IndicatorRow(
            String code,
            String name,
            BigDecimal maxPoints,
            String self,
            BigDecimal selfPoints,
            String appraised,
            BigDecimal appraisedPoints,
            String note,
            boolean estimate,
            List<EvidenceView> evidence) {}

    /** @param total what the district found, else what the commune gave itself; null if neither */
    record Year(
            int year,
            String key,
            String status,
            Classification classification,
            BigDecimal total,
            LocalDate recognised,
            String excellence) {}

    record Measure(String weakness, String action, String agency, LocalDate due, String result, Boolean remedied) {}
}
