package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.unit.UnitType;

/**
 * One of the five standards (clause D5).
 *
 * @param code such as {@code TC1}
 * @param name Vietnamese
 * @param maxPoints the sum of the indicators' maxima, even on a sheet on which some do not apply
 * @param indicators in the order of the sheet
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Criterion(
        String code, @JsonProperty("name_vi") String name, BigDecimal maxPoints, List<Indicator> indicators) {

    public Criterion {
        indicators = List.copyOf(indicators);
    }

    /**
     * The maximum of the applicable indicators, before scaling to {@link #maxPoints}: less than this on a sheet without
     * the indicators that do not apply.
     */
    public BigDecimal applicablePoints() {
        return indicators.stream().map(Indicator::maxPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The weighted points of this criterion: scaled in proportion if some indicators do not apply, with two decimals,
     * rounded half up.
     */
    BigDecimal count(BigDecimal earned) {
        BigDecimal applicable = applicablePoints();
        return applicable.compareTo(maxPoints) == 0
                ? earned
                : earned.multiply(maxPoints).divide(applicable, 2, RoundingMode.HALF_UP);
    }

    /** «Tính trên 25/30 điểm áp dụng» if some indicators do not apply; empty if all do. */
    Optional<String> scaling() {
        BigDecimal applicable = applicablePoints();
        return applicable.compareTo(maxPoints) == 0
                ? Optional.empty()
                : Optional.of("Tính trên %s/%s điểm áp dụng"
                        .formatted(Wording.number(applicable), Wording.number(maxPoints)));
    }

    Criterion applicableTo(UnitType type) {
        return new Criterion(
                code,
                name,
                maxPoints,
                indicators.stream()
                        .filter(indicator -> indicator.appliesTo(type))
                        .toList());
    }
}
