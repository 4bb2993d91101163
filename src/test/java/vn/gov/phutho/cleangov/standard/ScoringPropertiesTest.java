package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;

/** What holds of every value of every indicator, whatever the rules say in detail (D5). */
class ScoringPropertiesTest {

    @Provide
    Arbitrary<Indicator> measured() {
        return Arbitraries.of(DEFAULT_SET.indicators().stream()
                .filter(indicator -> indicator.kind() == Indicator.Kind.NUMBER)
                .toList());
    }

    @Property
    @Tag("D5")
    void a_better_value_never_earns_less(
            @ForAll("measured") Indicator indicator,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        boolean higher = indicator.direction() == Indicator.Direction.HIGHER;
        BigDecimal worse = value(indicator, higher ? Math.min(one, other) : Math.max(one, other));
        BigDecimal better = value(indicator, higher ? Math.max(one, other) : Math.min(one, other));

        assertThat(points(indicator, better)).isGreaterThanOrEqualTo(points(indicator, worse));
    }

    @Property
    @Tag("D5")
    void points_are_never_below_zero_or_above_the_maximum(
            @ForAll("measured") Indicator indicator, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        assertThat(points(indicator, value(indicator, share)))
                .isBetween(BigDecimal.ZERO, indicator.maxPoints())
                .satisfies(points -> assertThat(points.scale()).isEqualTo(2));
    }

    @Property(tries = 300)
    @Tag("D5")
    void totals_are_the_sums_of_the_points(@ForAll long seed) {
        Map<String, Measurement> sheet = new HashMap<>();
        Random random = new Random(seed);
        DEFAULT_SET.indicators().forEach(indicator -> sheet.put(indicator.code(), measurement(indicator, random)));

        Map<String, BigDecimal> points = DEFAULT_SET.points(sheet);
        ScoreTotals totals = ScoreTotals.of(DEFAULT_SET, sheet);

        assertThat(totals.total())
                .isEqualByComparingTo(sum(points.values().stream().toList()));
        assertThat(totals.total())
                .isEqualByComparingTo(sum(totals.criteria().values().stream().toList()))
                .isBetween(BigDecimal.ZERO, DEFAULT_SET.maxPoints());
        DEFAULT_SET
                .criteria()
                .forEach(criterion -> assertThat(totals.criteria().get(criterion.code()))
                        .isEqualByComparingTo(sum(criterion.indicators().stream()
                                .map(indicator -> points.get(indicator.code()))
                                .toList())));
        assertThat(totals.totalBasisPoints()).isBetween(0, 10_000);
        assertThat(totals.weakestBasisPoints()).isBetween(0, 10_000);
    }

    private static Measurement measurement(Indicator indicator, Random random) {
        if (indicator.rule() instanceof ScoringRule.Checklist checklist) {
            return Measurement.ofItems(
                    checklist.items().stream().map(item -> random.nextBoolean()).toList());
        }
        return indicator.kind() == Indicator.Kind.YESNO
                ? Measurement.ofYes(random.nextBoolean())
                : Measurement.of(value(indicator, random.nextDouble()));
    }

    /** A value that the indicator takes: this share of the way from its least to its greatest. */
    private static BigDecimal value(Indicator indicator, double share) {
        Indicator.ValueRange range = indicator.range();
        return range.min()
                .add(range.max().subtract(range.min()).multiply(BigDecimal.valueOf(share)))
                .setScale(range.decimals(), RoundingMode.HALF_UP);
    }

    private static BigDecimal points(Indicator indicator, BigDecimal value) {
        return indicator.points(Measurement.of(value));
    }

    private static BigDecimal sum(List<BigDecimal> points) {
        return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
