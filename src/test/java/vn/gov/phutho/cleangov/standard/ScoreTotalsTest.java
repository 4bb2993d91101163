package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;
import static vn.gov.phutho.cleangov.standard.Standards.faultless;
import static vn.gov.phutho.cleangov.standard.Standards.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.unit.UnitType;

class ScoreTotalsTest {

    private static ScoreTotals faultlessBut(Map<String, Measurement> changes) {
        var measurements = new HashMap<>(faultless());
        measurements.putAll(changes);
        return ScoreTotals.of(DEFAULT_SET, measurements);
    }

    @Test
    void aFaultlessCommuneHasAHundredPoints() {
        ScoreTotals totals = faultlessBut(Map.of());

        assertThat(totals.total()).isEqualTo("100.00");
        assertThat(totals.criteria().keySet()).containsExactly("TC1", "TC2", "TC3", "TC4", "TC5");
        assertThat(totals.criteria()).containsEntry("TC1", new BigDecimal("30.00"));
        assertThat(totals.totalBasisPoints()).isEqualTo(10_000);
        assertThat(totals.weakestBasisPoints()).isEqualTo(10_000);
        assertThat(totals.blockedClasses()).isEmpty();
        assertThat(totals.vetoReasons()).isEmpty();
    }

    @Test
    void whatWasNotMeasuredHasNoPoints() {
        ScoreTotals totals = ScoreTotals.of(DEFAULT_SET, Map.of("1.1", Measurement.of("110")));

        assertThat(totals.total()).isEqualTo("5.00");
        assertThat(totals.criteria()).containsEntry("TC1", new BigDecimal("5.00"));
        assertThat(totals.criteria()).containsEntry("TC2", new BigDecimal("0.00"));
        assertThat(totals.totalBasisPoints()).isEqualTo(500);
        assertThat(totals.weakestBasisPoints()).isZero();
        assertThat(ScoreTotals.of(DEFAULT_SET, Map.of()).total()).isEqualTo("0.00");
    }

    @Test
    void theWeakestShareIsRoundedDown() {
        // TC4: 20 - 4 + 3.99 = 19.99 of 20 = 99.95 %; TC3: 15 - 3 + 2.99 = 14.99 of 15 = 99.93… %
        ScoreTotals totals = faultlessBut(Map.of("4.2", Measurement.of("99.93"), "3.4", Measurement.of("99.91")));

        assertThat(totals.criteria()).containsEntry("TC4", new BigDecimal("19.99"));
        assertThat(totals.criteria()).containsEntry("TC3", new BigDecimal("14.99"));
        assertThat(totals.weakestBasisPoints()).isEqualTo(9_993);
        assertThat(totals.total()).isEqualTo("99.98");
        assertThat(totals.totalBasisPoints()).isEqualTo(9_998);
    }

    @Test
    void aGateIsPassedExactlyAtItsBorder() {
        // TC3: 5 + 4 + 3 + 0 = 12 of 15 = 80 %; with 3.3 at 75 % it is 10 = 66.66… %
        var noMeetings = Map.of("3.4", Measurement.of("50"));
        assertThat(faultlessBut(noMeetings).weakestBasisPoints()).isEqualTo(8_000);
        var less = Map.of("3.4", Measurement.of("50"), "3.3", Measurement.of("75"));
        assertThat(faultlessBut(less).weakestBasisPoints()).isEqualTo(6_666);
    }

    @Test
    void vetoesBlockClassesAndSayWhy() {
        ScoreTotals hotSpot = faultlessBut(Map.of("2.2", Measurement.of("1")));
        assertThat(hotSpot.blockedClasses()).containsExactly("XUAT_SAC");
        assertThat(hotSpot.vetoReasons()).containsExactly("Có trọng án hoặc điểm nóng phức tạp về an ninh trật tự");
        assertThat(hotSpot.total()).isEqualTo("96.00");

        ScoreTotals all = faultlessBut(Map.of(
                "2.2", Measurement.of("1"),
                "3.1", Measurement.ofYes(false),
                "3.2", Measurement.of("0").withVetoAnswer(true)));
        assertThat(all.blockedClasses()).containsExactly("XUAT_SAC", "VUNG_MANH");
        assertThat(all.vetoReasons())
                .containsExactly(
                        "Có trọng án hoặc điểm nóng phức tạp về an ninh trật tự",
                        "Mất đoàn kết nội bộ",
                        "Cán bộ chủ chốt bị kỷ luật");
    }

    @Test
    void aFormSeesThePointsOfWhatIsSoundAndTheProblemsOfTheRest() {
        var entries = json("""
                {"1.1": {"value": "110"}, "1.2": {"value": "4,01", "note": "ước"}, "1.3": {"value": ""}, "1.4": {},
                 "1.5": null, "2.3": {"noCase": true}, "4.6": {"noCase": false, "value": ""}, "2.1": {"value": "x"},
                 "9.9": {"value": "1"}, "4.1": {"items": [true, true, false]}, "3.1": {"note": "chờ"}}""");

        PointsView view = PointsView.of(DEFAULT_SET, entries, new SheetReader());

        assertThat(view.points())
                .containsExactly(
                        Map.entry("1.1", "5.00"),
                        Map.entry("1.2", "2.01"),
                        Map.entry("2.3", "4.00"),
                        Map.entry("4.1", "2.00"));
        assertThat(view.problems())
                .containsExactly(
                        Map.entry("2.1", "Giá trị «x» không phải là số."),
                        Map.entry("9.9", "Không có trong bộ tiêu chí."));
        assertThat(view.criteria())
                .containsExactly(
                        Map.entry("TC1", "7.01"),
                        Map.entry("TC2", "4.00"),
                        Map.entry("TC3", "0.00"),
                        Map.entry("TC4", "2.00"),
                        Map.entry("TC5", "0.00"));
        assertThat(view.total()).isEqualTo("13.01");
    }

    @Test
    void whatDoesNotApplyToATypeOfUnitIsMadeUpForByTheRestOfItsCriterion() {
        // Of TC1's 30 points, 1.1 has 5: the others have 25.
        CriteriaSet set = CriteriaSet.parse(Standards.defaultFile()
                .replaceFirst("\"code\": \"1.1\",", "\"code\": \"1.1\", \"notFor\": [\"THI_TRAN\"],"));
        CriteriaSet ofTowns = set.applicableTo(UnitType.THI_TRAN);
        var measurements = new HashMap<>(faultless());
        measurements.put("1.2", Measurement.of("3.98")); // 1.99 of 4 points

        ScoreTotals town = ScoreTotals.of(ofTowns, measurements);

        assertThat(set.applicableTo(UnitType.XA)).isSameAs(set);
        assertThat(ofTowns.indicator("1.1")).isEmpty();
        assertThat(ofTowns.maxPoints()).isEqualByComparingTo("100");
        assertThat(ScoreTotals.of(ofTowns, faultless()).total()).isEqualTo("100.00");
        assertThat(town.criteria()).containsEntry("TC1", new BigDecimal("27.59")); // 22.99 * 30 / 25 = 27.588
        assertThat(town.criteria()).containsEntry("TC2", new BigDecimal("20.00"));
        assertThat(town.total()).isEqualTo("97.59");
        assertThat(town.weakestBasisPoints()).isEqualTo(9_196);
        assertThat(ScoreTotals.of(set, measurements).criteria()).containsEntry("TC1", new BigDecimal("27.99"));
        var view = CriteriaSetView.of(ofTowns).criteria();
        assertThat(view.get(0).scaling()).isEqualTo("Tính trên 25/30 điểm áp dụng");
        assertThat(view.get(1).scaling()).isNull();
    }
}
