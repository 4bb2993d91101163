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
 * @param appraised whether the standards show the district's points; otherwise they show the commune's own
 * @param minima the shares of points that each class requires in every standard
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

    /** The width of the bar for full points. */
    private static final double WIDTH = 100;

    /**
     * One of the five standards.
     *
     * @param points the points shown, the district's or the commune's own; null if there are none yet
     * @param mean the mean of the district's communes; null if none has points yet
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

    /** @param at the minimum, in per cent of a standard's points */
    record Minimum(Classification classification, double at) {}

    /**
     * One line of the sheet.
     *
     * @param self the value that the commune measured, as text; blank if there is none yet
     * @param appraised the value that the agency found, likewise
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

    /** @param total the district's points, otherwise the commune's own; null if neither exists */
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
