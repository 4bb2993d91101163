package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;
import static vn.gov.phutho.cleangov.standard.Standards.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped criteria file keeps what it promises. */
class ReferenceCriteriaTest {

    private static final Comparator<BigDecimal> BY_VALUE = BigDecimal::compareTo;

    @Test
    @Tag("D5")
    void fiveCriteriaShareAHundredPoints() {
        assertThat(DEFAULT_SET.maxPoints()).isEqualByComparingTo("100");
        assertThat(DEFAULT_SET.criteria().stream().map(Criterion::maxPoints))
                .usingElementComparator(BY_VALUE)
                .containsExactly(decimals("30", "20", "15", "20", "15"));
        assertThat(DEFAULT_SET.indicators()).hasSize(29);
    }

    @Test
    void theIndicatorsOfACriterionShareItsPoints() {
        for (Criterion criterion : DEFAULT_SET.criteria()) {
            assertThat(criterion.indicators().stream()
                            .map(Indicator::maxPoints)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(criterion.code())
                    .isEqualByComparingTo(criterion.maxPoints());
        }
    }

    @Test
    void theBestResultGivesAllThePointsOfItsIndicator() {
        for (Indicator indicator : DEFAULT_SET.indicators()) {
            assertThat(bestPoints(indicator.rule())).as(indicator.code()).isEqualByComparingTo(indicator.maxPoints());
        }
    }

    private static BigDecimal bestPoints(ScoringRule rule) {
        if (rule instanceof ScoringRule.Bands bands) {
            return bands.bands().stream()
                    .map(ScoringRule.Band::points)
                    .max(BY_VALUE)
                    .orElseThrow();
        }
        if (rule instanceof ScoringRule.Linear linear) {
            return linear.max();
        }
        if (rule instanceof ScoringRule.Checklist checklist) {
            return checklist.items().stream().map(ScoringRule.Item::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        return ((ScoringRule.YesNo) rule).pointsIfTrue();
    }

    @Test
    void bandsTouchCoverEveryNumberAndNeverRewardAWorseResult() {
        for (Indicator indicator : DEFAULT_SET.indicators()) {
            if (!(indicator.rule() instanceof ScoringRule.Bands bands)) {
                continue;
            }
            List<ScoringRule.Band> rising = bands.bands().stream()
                    .sorted(Comparator.comparing(ScoringRule.Band::from, Comparator.nullsFirst(BY_VALUE)))
                    .toList();
            assertThat(rising.get(0).from()).as(indicator.code()).isNull();
            assertThat(rising.get(rising.size() - 1).to()).as(indicator.code()).isNull();
            for (int i = 1; i < rising.size(); i++) {
                assertThat(rising.get(i - 1).to())
                        .as(indicator.code())
                        .isEqualByComparingTo(rising.get(i).from());
                int change = rising.get(i).points().compareTo(rising.get(i - 1).points());
                assertThat(change)
                        .as(indicator.code())
                        .isEqualTo(indicator.direction() == Indicator.Direction.HIGHER ? 1 : -1);
            }
        }
    }

    @Test
    void codesAreUniqueAndEveryAppraiserIsAnAgency() {
        var codes = new HashSet<String>();
        for (Indicator indicator : DEFAULT_SET.indicators()) {
            assertThat(codes.add(indicator.code())).as(indicator.code()).isTrue();
            assertThat(DEFAULT_SET.agency(indicator.appraiser()))
                    .as(indicator.code())
                    .isPresent();
            assertThat(indicator.evidence()).as(indicator.code()).isNotEmpty();
        }
        assertThat(DEFAULT_SET.agencies()).hasSize(15);
        assertThat(DEFAULT_SET.agencies().stream()
                        .mapToInt(agency ->
                                DEFAULT_SET.indicatorsOf(agency.code()).size())
                        .sum())
                .isEqualTo(29);
        assertThat(DEFAULT_SET.indicatorsOf("finance").stream().map(Indicator::code))
                .containsExactly("1.1", "5.4");
        assertThat(DEFAULT_SET.indicatorsOf("nobody")).isEmpty();
    }

    @Test
    void numbersHaveAPlausibleRange() {
        for (Indicator indicator : DEFAULT_SET.indicators()) {
            if (indicator.kind() != Indicator.Kind.NUMBER) {
                assertThat(indicator.range()).as(indicator.code()).isNull();
                continue;
            }
            boolean mayShrink = List.of("1.2", "2.1").contains(indicator.code());
            boolean counted = List.of("vụ", "văn bản").contains(indicator.unit());
            assertThat(indicator.range().min()).as(indicator.code()).isEqualByComparingTo(mayShrink ? "-100" : "0");
            assertThat(indicator.range().decimals()).as(indicator.code()).isEqualTo(counted ? 0 : 2);
        }
        assertThat(DEFAULT_SET.indicators().stream()
                        .filter(indicator -> indicator.range() != null
                                && indicator.range().max().compareTo(new BigDecimal("100")) == 0)
                        .map(Indicator::code))
                .containsExactly(
                        "1.4", "1.5", "1.7", "1.8", "2.3", "3.2", "3.3", "4.2", "4.3", "4.4", "4.5", "4.6", "5.1",
                        "5.3", "5.5");
    }

    @Test
    void theSetIsLabelledAsADefault() {
        assertThat(DEFAULT_SET.label()).contains("mặc định, không phải văn bản chính thức");
        assertThat(DEFAULT_SET.note()).contains("KHÔNG phải nguyên văn");
        assertThat(CriteriaSet.parse(Standards.defaultFile().replace(CriteriaSet.DEFAULT_STATUS, "ISSUED"))
                        .label())
                .isEmpty();
    }

    @Test
    void theSystemComputesFourIndicators() {
        assertThat(DEFAULT_SET.indicators().stream()
                        .filter(indicator -> indicator.computed() != null)
                        .map(Indicator::code))
                .containsExactly("4.1", "4.2", "4.3", "5.5");
    }

    @Test
    void agenciesWithoutAnIndicatorAreLeftOut() {
        var withoutWork = CriteriaSet.parse(
                Standards.defaultFile().replace("\"appraiser\": \"military\"", "\"appraiser\": \"police\""));
        assertThat(withoutWork.agency("military")).isEmpty();
        assertThat(withoutWork.agencies()).hasSize(14);
    }

    @Test
    void whatIsNoCriteriaFileIsRefused() {
        for (String text : List.of("", "null", "null{", "[]", "{\"criteria\":1}")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> CriteriaSet.parse(text));
        }
        String unknownRule = Standards.defaultFile().replaceFirst("\"type\": \"linear\"", "\"type\": \"guess\"");
        assertThatIllegalArgumentException().isThrownBy(() -> CriteriaSet.parse(unknownRule));
    }

    @Test
    void theFormsSeeWhatTheyNeed() {
        JsonNode view = new ObjectMapper().valueToTree(CriteriaSetView.of(DEFAULT_SET));

        assertThat(view.path("label").asText()).isEqualTo("mặc định, không phải văn bản chính thức");
        JsonNode crime = view.at("/criteria/1/indicators/0");
        assertThat(crime.path("kind").asText()).isEqualTo("number");
        assertThat(crime.path("zeroBaseQuestion").asText()).isEqualTo("Năm trước không có vụ nào");
        assertThat(crime.has("vetoQuestion")).isFalse();
        assertThat(crime.path("appraiserName").asText()).isEqualTo("Công an huyện");
        assertThat(view.at("/criteria/2/indicators/1/vetoQuestion").asText())
                .isEqualTo(indicator("3.2").veto().question());
        JsonNode registration = view.at("/criteria/3/indicators/0");
        assertThat(registration.path("kind").asText()).isEqualTo("checklist");
        assertThat(registration.path("items")).hasSize(3);
        assertThat(view.at("/criteria/2/indicators/0/kind").asText()).isEqualTo("yesno");
    }

    private static BigDecimal[] decimals(String... numbers) {
        return List.of(numbers).stream().map(BigDecimal::new).toArray(BigDecimal[]::new);
    }
}
