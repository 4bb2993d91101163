package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;
import static vn.gov.phutho.cleangov.standard.Standards.indicator;
import static vn.gov.phutho.cleangov.standard.Standards.measurement;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoringRulesTest {

    /** Indicator: value=points …, at, below and above every border; worked out by hand from the words of the standards. */
    private static final String TABLE = """
            1.1: 0=0  89.99=0 90=1 90.01=1  94.99=1 95=3 95.01=3  99.99=3 100=4 100.01=4  109.99=4 110=5 110.01=5  1000=5
            1.2: -100=0  -0.01=0 0=0 0.01=0.01 0.02=0.01 0.03=0.02  4=2 7.97=3.99 7.98=3.99 7.99=4 8=4 8.01=4  1000=4
            1.3: 0=0  49.99=0 50=1 50.01=1  79.99=1 80=3 80.01=3  99.99=3 100=5 100.01=5  1000=5
            1.4: 0=0  94.99=0 95=1 95.01=1  96.99=1 97=2 97.01=2  98.99=2 99=3 99.01=3  100=3
            1.5: 0=0  84.99=0 85=1 85.01=1  89.99=1 90=2 90.01=2  94.99=2 95=3 95.01=3  100=3
            1.6: 0=0  49.99=0 50=0 50.06=0 50.07=0.01  75=2 80=2.40 99.9=3.99 99.99=4 100=4 100.01=4  1000=4
            1.7: 0=0  69.99=0 70=1 70.01=1  79.99=1 80=2 80.01=2  89.99=2 90=3 90.01=3  100=3
            1.8: 0=0  79.99=0 80=1 80.01=1  89.99=1 90=2 90.01=2  99.99=2 100=3
            2.1: -100=5  -10.01=5 -10=5 -9.99=4  -0.01=4 0=4 0.01=2  4.99=2 5=2 5.01=0  9999=0
            2.2: 0=4 1=0 2=0  9999=0
            2.3: 0=0  84.99=0 85=2 85.01=2  94.99=2 95=3 95.01=3  99.99=3 100=4
            2.4: 0=2 1=1 2=0 3=0  9999=0
            2.5: 0=2 1=1 2=1 3=0 4=0  9999=0
            2.6: 0=0  94.99=0 95=1 95.01=1  99.99=1 100=3 100.01=3  1000=3
            3.1: có=5 không=0
            3.2: 0=4 0.01=2  4.99=2 5=2 5.01=0  100=0
            3.3: 0=0  69.99=0 70=1 70.01=1  79.99=1 80=2 80.01=2  89.99=2 90=3 90.01=3  100=3
            3.4: 0=0  49.99=0 50=0 50.08=0 50.09=0.01  75=1.50 91.67=2.50 99.91=2.99 99.92=3 100=3 100.01=3  1000=3
            4.1: ---=0 x--=1 -x-=1 --x=1 xx-=2 x-x=2 -xx=2 xxx=3
            4.2: 0=0  49.99=0 50=0 50.07=0.01  75=2 83.33=2.67 99.93=3.99 99.94=4 100=4
            4.3: 0=0  79.99=0 80=2 80.01=2  89.99=2 90=3 90.01=3  99.99=3 100=4
            4.4: 0=0  59.99=0 60=0 60.03=0 60.04=0.01  80=2.50 90=3.75 99.95=4.99 99.96=5 100=5
            4.5: 0=0  89.99=0 90=1 90.01=1  99.99=1 100=2
            4.6: 0=0  79.99=0 80=1 80.01=1  99.99=1 100=2
            5.1: 0=0  89.99=0 90=1 90.01=1  94.99=1 95=2 95.01=2  97.99=2 98=3 98.01=3  99.99=3 100=4
            5.2: 0=2 1=0 2=0  9999=0
            5.3: 0=0  59.99=0 60=1 60.01=1  79.99=1 80=2 80.01=2  99.99=2 100=3
            5.4: --=0 x-=1 -x=1 xx=2
            5.5: 0=0  49.99=0 50=0 50.06=0 50.07=0.01  66.67=1.33 75=2 99.93=3.99 99.94=4 100=4
            """;

    static Stream<Arguments> table() {
        return TABLE.lines().flatMap(line -> {
            String code = line.substring(0, line.indexOf(':'));
            return Stream.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                    .map(cell -> Arguments.of(code, cell.split("=")[0], cell.split("=")[1]));
        });
    }

    @Tag("D5")
    @ParameterizedTest(name = "{0}: {1} = {2}")
    @MethodSource("table")
    void aMeasuredValueGivesItsPoints(String code, String measured, String points) {
        assertThat(indicator(code).points(measurement(measured))).isEqualTo(new BigDecimal(points).setScale(2));
    }

    @Test
    void theTableSpeaksOfEveryIndicator() {
        assertThat(table().map(row -> (String) row.get()[0]).distinct())
                .containsExactlyElementsOf(
                        DEFAULT_SET.indicators().stream().map(Indicator::code).toList())
                .hasSize(29);
    }

    @Test
    void noCaseScoresTheMaximumWhereTheIndicatorSaysSo() {
        assertThat(indicator("2.3").points(Measurement.noCaseArose())).isEqualByComparingTo("4");
        assertThat(indicator("4.6").points(Measurement.noCaseArose())).isEqualByComparingTo("2");
        assertThat(indicator("5.3").points(Measurement.noCaseArose())).isEqualByComparingTo("3");
        assertThat(DEFAULT_SET.indicators().stream()
                        .filter(Indicator::noCaseAllowed)
                        .map(Indicator::code))
                .containsExactly("2.3", "4.6", "5.3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> indicator("1.1").points(Measurement.noCaseArose()))
                .withMessageContaining("1.1");
    }

    @Test
    void afterAYearWithoutCasesNoneIsBestAndAnyIsWorst() {
        Indicator crime = indicator("2.1");
        assertThat(crime.points(Measurement.afterNone(BigDecimal.ZERO))).isEqualTo("5.00");
        assertThat(crime.points(Measurement.afterNone(BigDecimal.ONE))).isEqualTo("0.00");
        assertThat(crime.points(Measurement.afterNone(BigDecimal.TEN))).isEqualTo("0.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> indicator("2.2").points(Measurement.afterNone(BigDecimal.ZERO)));
    }

    @Test
    void vetoesHoldByTheValueOrByTheAnswer() {
        assertThat(indicator("2.2").vetoes(measurement("0"))).isFalse();
        assertThat(indicator("2.2").vetoes(measurement("1"))).isTrue();
        assertThat(indicator("2.2").vetoes(measurement("2"))).isTrue();
        assertThat(indicator("3.1").vetoes(measurement("có"))).isFalse();
        assertThat(indicator("3.1").vetoes(measurement("không"))).isTrue();
        assertThat(indicator("3.2").vetoes(measurement("0").withVetoAnswer(false)))
                .isFalse();
        assertThat(indicator("3.2").vetoes(measurement("0").withVetoAnswer(true)))
                .isTrue();
        assertThat(indicator("3.2").vetoes(measurement("50"))).isFalse();
        assertThat(indicator("1.1").vetoes(measurement("0"))).isFalse();
    }

    @Test
    void aMeasurementOfAnotherKindIsADefect() {
        for (String code : List.of("1.1", "1.2", "3.1", "4.1", "2.1")) {
            var empty = new Measurement(null, null, null, false, false, null);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> indicator(code).points(empty))
                    .withMessageContaining(code);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> indicator("4.1").points(measurement("xx")));
    }

    @Test
    void rulesReadLikeTheStandards() {
        assertThat(indicator("1.1").ruleInWords())
                .containsExactly(
                        "≥ 110 % → 5 điểm",
                        "từ 100 đến dưới 110 % → 4 điểm",
                        "từ 95 đến dưới 100 % → 3 điểm",
                        "từ 90 đến dưới 95 % → 1 điểm",
                        "dưới 90 % → 0 điểm");
        assertThat(indicator("1.2").ruleInWords())
                .containsExactly("0 % trở xuống → 0 điểm; 8 % trở lên → 4 điểm, ở giữa tính theo tỷ lệ");
        assertThat(indicator("1.8").ruleInWords()).startsWith("100 % → 3 điểm", "từ 90 đến dưới 100 % → 2 điểm");
        assertThat(indicator("2.1").ruleInWords())
                .containsExactly(
                        "≤ -10 % → 5 điểm",
                        "trên -10 đến 0 % → 4 điểm",
                        "trên 0 đến 5 % → 2 điểm",
                        "trên 5 % → 0 điểm",
                        "năm trước không có vụ nào: năm nay cũng không → 5 điểm; có phát sinh → 0 điểm");
        assertThat(indicator("2.2").ruleInWords()).containsExactly("0 vụ → 4 điểm", "≥ 1 vụ → 0 điểm");
        assertThat(indicator("2.4").ruleInWords()).containsExactly("0 vụ → 2 điểm", "1 vụ → 1 điểm", "≥ 2 vụ → 0 điểm");
        assertThat(indicator("2.5").ruleInWords())
                .containsExactly("0 vụ → 2 điểm", "từ 1 đến 2 vụ → 1 điểm", "≥ 3 vụ → 0 điểm");
        assertThat(indicator("3.1").ruleInWords()).containsExactly("có → 5 điểm", "không → 0 điểm");
        assertThat(indicator("3.2").ruleInWords())
                .containsExactly("0 % → 4 điểm", "trên 0 đến 5 % → 2 điểm", "trên 5 % → 0 điểm");
        assertThat(indicator("4.1").ruleInWords())
                .contains("Đăng ký phấn đấu đúng hạn → 1 điểm")
                .hasSize(3);
        assertThat(indicator("4.4").ruleInWords())
                .containsExactly("60 % trở xuống → 0 điểm; 100 % → 5 điểm, ở giữa tính theo tỷ lệ");
        assertThat(indicator("4.6").ruleInWords()).endsWith("không phát sinh → 2 điểm");
        assertThat(Wording.points(new BigDecimal("2.50"))).isEqualTo("2,5 điểm");
    }
}
