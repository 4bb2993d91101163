package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A criteria set for the forms: the questions, their wording and the required proof. A missing field means: not applicable. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaSetView(
        String id, int version, String label, String note, BigDecimal maxPoints, List<CriterionView> criteria) {

    static CriteriaSetView of(CriteriaSet set) {
        return new CriteriaSetView(
                set.id(),
                set.version(),
                set.label().orElse(null),
                set.note(),
                set.maxPoints(),
                set.criteria().stream()
                        .map(criterion -> CriterionView.of(criterion, set))
                        .toList());
    }

    /** The indicators that an agency appraises, in the order of the sheet; none for an unknown agency. */
    public static List<IndicatorView> indicatorsOf(CriteriaSet set, String agencyCode) {
        return set.indicatorsOf(agencyCode).stream()
                .map(indicator -> IndicatorView.of(indicator, set))
                .toList();
    }

    /**
     * One of the five standards.
     *
     * @param scaling how its points are scaled if some indicators do not apply; null if all do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CriterionView(
            String code, String name, BigDecimal maxPoints, String scaling, List<IndicatorView> indicators) {

        static CriterionView of(Criterion criterion, CriteriaSet set) {
            return new CriterionView(
                    criterion.code(),
                    criterion.name(),
                    criterion.maxPoints(),
                    criterion.scaling().orElse(null),
                    criterion.indicators().stream()
                            .map(indicator -> IndicatorView.of(indicator, set))
                            .toList());
        }
    }

    /** One indicator with its questions and its scoring rule. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IndicatorView(
            String code,
            String name,
            String unit,
            BigDecimal maxPoints,
            String kind,
            BigDecimal min,
            BigDecimal max,
            Integer decimals,
            List<String> items,
            boolean noCaseAllowed,
            String zeroBaseQuestion,
            String vetoQuestion,
            boolean computed,
            List<String> evidence,
            String dataSource,
            String appraiser,
            String appraiserName,
            List<String> rule) {

        static IndicatorView of(Indicator indicator, CriteriaSet set) {
            var range = indicator.range();
            return new IndicatorView(
                    indicator.code(),
                    indicator.name(),
                    indicator.unit(),
                    indicator.maxPoints(),
                    indicator.kind().name().toLowerCase(Locale.ROOT),
                    range == null ? null : range.min(),
                    range == null ? null : range.max(),
                    range == null ? null : range.decimals(),
                    items(indicator.rule()),
                    indicator.noCaseAllowed(),
                    indicator.zeroBase() == null ? null : indicator.zeroBase().question(),
                    indicator.veto() == null ? null : indicator.veto().question(),
                    indicator.computed() != null,
                    indicator.evidence(),
                    indicator.dataSource(),
                    indicator.appraiser(),
                    set.agency(indicator.appraiser())
                            .map(CriteriaSet.Agency::name)
                            .orElse(null),
                    indicator.ruleInWords());
        }

        private static List<String> items(ScoringRule rule) {
            return rule instanceof ScoringRule.Checklist checklist
                    ? checklist.items().stream().map(ScoringRule.Item::text).toList()
                    : null;
        }
    }
}
