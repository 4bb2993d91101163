package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The totals of a score sheet, as the classification needs them (clause D5). Shares are in basis points, 0 to
 * 10000, and rounded down, so that no threshold is ever passed by rounding: 79.995 % is not yet 80 %.
 *
 * @param total points, two decimals
 * @param criteria points of each criterion by its code, two decimals, in the order of the sheet
 * @param totalBasisPoints the total's share of the set's points
 * @param weakestBasisPoints the smallest share that a criterion has of its own points
 * @param blockedClasses codes of the classes that a veto blocks, such as {@code XUAT_SAC}
 * @param vetoReasons Vietnamese, one for each veto, in the order of the sheet
 */
public record ScoreTotals(
        BigDecimal total,
        Map<String, BigDecimal> criteria,
        int totalBasisPoints,
        int weakestBasisPoints,
        Set<String> blockedClasses,
        List<String> vetoReasons) {

    public ScoreTotals {
        criteria = Collections.unmodifiableMap(new LinkedHashMap<>(criteria));
        blockedClasses = Collections.unmodifiableSet(new LinkedHashSet<>(blockedClasses));
        vetoReasons = List.copyOf(vetoReasons);
    }

    /**
     * Adds up the points of these measurements by indicator code. An indicator without a measurement has no points;
     * measurements of indicators outside the set are ignored.
     *
     * @param set as it applies to the commune ({@link CriteriaSet#applicableTo})
     * @throws IllegalArgumentException if a measurement is of another kind than its indicator
     */
    public static ScoreTotals of(CriteriaSet set, Map<String, Measurement> measurements) {
        var criteria = new LinkedHashMap<String, BigDecimal>();
        var blocked = new LinkedHashSet<String>();
        var reasons = new ArrayList<String>();
        BigDecimal total = BigDecimal.ZERO.setScale(2);
        int weakest = 10_000;
        for (Criterion criterion : set.criteria()) {
            BigDecimal points = BigDecimal.ZERO.setScale(2);
            for (Indicator indicator : criterion.indicators()) {
                Measurement measurement = measurements.get(indicator.code());
                if (measurement == null) {
                    continue;
                }
                points = points.add(indicator.points(measurement));
                if (indicator.vetoes(measurement)) {
                    blocked.addAll(indicator.veto().blocks());
                    reasons.add(indicator.veto().reason());
                }
            }
            points = criterion.count(points);
            criteria.put(criterion.code(), points);
            total = total.add(points);
            weakest = Math.min(weakest, basisPoints(points, criterion.maxPoints()));
        }
        return new ScoreTotals(total, criteria, basisPoints(total, set.maxPoints()), weakest, blocked, reasons);
    }

    /** The share of the points in the whole, in basis points, rounded down. */
    public static int basisPoints(BigDecimal points, BigDecimal whole) {
        return points.movePointRight(4).divide(whole, 0, RoundingMode.DOWN).intValueExact();
    }
}
