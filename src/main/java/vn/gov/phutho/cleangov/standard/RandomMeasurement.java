package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import vn.gov.phutho.cleangov.standard.ScoringRule.Band;

/** Invented measurements for rehearsals: values that an indicator of this kind can have. */
public final class RandomMeasurement {

    private RandomMeasurement() {}

    /**
     * A value of this indicator, near this quality.
     *
     * @param quality the share of the indicator's points that is typical, from 0 to 1
     */
    public static Measurement of(Indicator indicator, double quality, Random random) {
        double share = Math.max(0, Math.min(1, quality + 0.06 * random.nextGaussian()));
        Measurement measurement = ofKind(indicator, share, random);
        return indicator.veto() != null && indicator.veto().question() != null
                ? measurement.withVetoAnswer(random.nextDouble() > 0.97 + 0.03 * share)
                : measurement;
    }

    private static Measurement ofKind(Indicator indicator, double share, Random random) {
        if (indicator.rule() instanceof ScoringRule.Bands bands) {
            return Measurement.of(within(indicator, bands, share, random));
        }
        if (indicator.rule() instanceof ScoringRule.Linear linear) {
            BigDecimal span = linear.fullAt().subtract(linear.zeroAt());
            return Measurement.of(fitting(indicator, linear.zeroAt().add(span.multiply(BigDecimal.valueOf(share)))));
        }
        if (indicator.rule() instanceof ScoringRule.Checklist checklist) {
            return Measurement.ofItems(checklist.items().stream()
                    .map(item -> random.nextDouble() < share + 0.03)
                    .toList());
        }
        return Measurement.ofYes(random.nextDouble() < 0.7 + 0.32 * share);
    }

    /** A value in the best band, or in a lower one as often as needed to reach the mean share. */
    private static BigDecimal within(Indicator indicator, ScoringRule.Bands rule, double share, Random random) {
        List<Band> best = rule.bands().stream()
                .sorted(Comparator.comparing(Band::points).reversed())
                .toList();
        double wanted = share * indicator.maxPoints().doubleValue();
        Band chosen = best.get(best.size() - 1);
        for (int i = 0; i + 1 < best.size(); i++) {
            double upper = best.get(i).points().doubleValue();
            double lower = best.get(i + 1).points().doubleValue();
            if (wanted >= lower) {
                chosen = random.nextDouble() < (wanted - lower) / (upper - lower) ? best.get(i) : best.get(i + 1);
                break;
            }
        }
        return fitting(indicator, inside(chosen, indicator.direction() == Indicator.Direction.HIGHER, random));
    }

    private static BigDecimal inside(Band band, boolean higher, Random random) {
        if (band.from() == null) {
            return higher
                    ? band.to().subtract(BigDecimal.valueOf(1 + random.nextInt(8)))
                    : band.to().subtract(BigDecimal.valueOf(band.to().signum() == 0 ? 0 : random.nextInt(8)));
        }
        if (band.to() == null) {
            return band.from().add(BigDecimal.valueOf(higher ? random.nextInt(6) : 1 + random.nextInt(4)));
        }
        BigDecimal width = band.to().subtract(band.from());
        BigDecimal step = width.multiply(BigDecimal.valueOf(0.2 + 0.6 * random.nextDouble()));
        return higher ? band.from().add(step) : band.to().subtract(step);
    }

    /** The value, cut to the indicator's range and number of decimals. */
    private static BigDecimal fitting(Indicator indicator, BigDecimal value) {
        RoundingMode mode = indicator.direction() == Indicator.Direction.HIGHER ? RoundingMode.DOWN : RoundingMode.UP;
        return value.setScale(indicator.range().decimals(), mode)
                .max(indicator.range().min())
                .min(indicator.range().max());
    }
}
