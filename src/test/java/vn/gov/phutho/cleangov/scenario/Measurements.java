package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.standard.ScoringRule;

/** Measurements that earn all points or none, and the entries of sheets and grids with them. */
public final class Measurements {

    private Measurements() {}

    /** A measurement of this indicator that earns all its points, or none. */
    public static Measurement measured(Indicator indicator, boolean full) {
        Measurement measurement = byRule(indicator, full);
        return indicator.veto() != null && indicator.veto().question() != null
                ? measurement.withVetoAnswer(false)
                : measurement;
    }

    /** An entry with a note for each indicator: the failed ones earn nothing, all others everything. */
    static ObjectNode entries(List<Indicator> indicators, Collection<String> failed) {
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        indicators.forEach(one -> entries.set(
                one.code(),
                measured(one, !failed.contains(one.code())).toNode().put("note", "Theo hồ sơ lưu tại cơ quan.")));
        return entries;
    }

    private static Measurement byRule(Indicator indicator, boolean full) {
        if (indicator.rule() instanceof ScoringRule.Bands bands) {
            return Measurement.of(inBand(indicator, bands, full));
        }
        if (indicator.rule() instanceof ScoringRule.Linear linear) {
            return Measurement.of(full ? linear.fullAt() : linear.zeroAt());
        }
        if (indicator.rule() instanceof ScoringRule.Checklist checklist) {
            return Measurement.ofItems(
                    checklist.items().stream().map(item -> full).toList());
        }
        return Measurement.ofYes(full);
    }

    private static BigDecimal inBand(Indicator indicator, ScoringRule.Bands bands, boolean full) {
        ScoringRule.Band band = bands.bands().stream()
                .filter(one -> full
                        ? one.points().compareTo(indicator.maxPoints()) == 0
                        : one.points().signum() == 0)
                .findFirst()
                .orElseThrow();
        if (indicator.direction() == Indicator.Direction.HIGHER) {
            return band.from() != null ? band.from() : band.to().subtract(BigDecimal.ONE);
        }
        return band.to() != null ? band.to() : band.from().add(BigDecimal.ONE);
    }
}
