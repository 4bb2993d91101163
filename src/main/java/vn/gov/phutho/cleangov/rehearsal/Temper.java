package vn.gov.phutho.cleangov.rehearsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.standard.ScoringRule;
import vn.gov.phutho.cleangov.standard.ScoringRule.Band;

/**
 * The random behaviour of communes in a year: how well each commune does in each indicator. Each value depends only
 * on the seed and the name of the thing, not on earlier values, so two rehearsals of one year give the same result.
 */
class Temper {

    /** A kind of commune: the cumulative share of all communes up to this kind, and its quality from 0 to 1. */
    private record Kind(double upTo, double quality) {}

    /** Shares as in real provinces: few excellent, many strong and fair, very few weak. */
    private static final List<Kind> KINDS = List.of(
            new Kind(0.04, 0.99), new Kind(0.50, 0.855), new Kind(0.88, 0.75), new Kind(0.97, 0.6), new Kind(1, 0.4));

    private final long seed;

    Temper(long seed) {
        this.seed = seed;
    }

    /** A random generator whose seed depends only on these things. */
    Random chance(Object... things) {
        Random random = new Random(seed * 31 + Objects.hash(things));
        // The first random numbers of similar seeds are similar, so skip them.
        IntStream.range(0, 5).forEach(i -> random.nextLong());
        return random;
    }

    /** True in this share of all cases. */
    boolean happens(double share, Object... things) {
        return chance(things).nextDouble() < share;
    }

    /** The true value of this indicator for this commune. */
    Measurement truth(DossierId commune, Indicator indicator) {
        return measured(indicator, quality(commune), chance(commune.toString(), indicator.code()));
    }

    /** True in a share of all cases that grows as the commune's quality falls; it reaches this share at quality 0. */
    boolean slips(double share, DossierId commune, Object... things) {
        return chance("slips", commune.toString(), Objects.hash(things)).nextDouble() < share * (1 - quality(commune));
    }

    private double quality(DossierId commune) {
        double level = chance("commune", commune.toString()).nextDouble();
        return KINDS.stream()
                .filter(kind -> level <= kind.upTo())
                .findFirst()
                .orElseThrow()
                .quality();
    }

    /** The value that the commune claims: sometimes a little better than the true one. */
    Measurement claimed(DossierId commune, Indicator indicator) {
        return happens(0.05, "claim", commune.toString(), indicator.code())
                ? measured(indicator, 1, chance("claimed", commune.toString(), indicator.code()))
                : truth(commune, indicator);
    }

    /** The value that is found if the commune had claimed a better one. */
    Measurement atWorst(DossierId commune, Indicator indicator) {
        return measured(indicator, 0.1, chance("at worst", commune.toString(), indicator.code()));
    }

    private static Measurement measured(Indicator indicator, double quality, Random random) {
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
