package vn.gov.phutho.cleangov.finalvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Estimates become final values before the year closes, and a class that changes by that is decided again (D2.3c, D5). */
@CleangovTest
class FinalValueTest {

    private static final String ENTER = "UserTask_EnterFinalValues";

    @Autowired
    private YearScenario year;

    @Autowired
    private FinalValueDuties duties;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private CycleService cycles;

    @Autowired
    private UnitService units;

    @Autowired
    private TestRestTemplate http;

    private District district;
    private Commune commune;

    @BeforeEach
    void a_commune_has_handed_in() {
        district = year.yearOpens().district("230");
        commune = year.commune("07975").registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
    }

    @Test
    @Tag("D5")
    void an_estimate_is_asked_for_until_the_final_value_is_there_and_history_keeps_both() {
        districtDecidesOnAnEstimate();
        assertThat(year.open(ENTER, district.key())).hasSize(1);
        assertThat(owed()).isEqualTo(1);
        assertThat(cycles.unfinished(year.year())).contains("số chính thức của Xã Hùng Xuyên, chỉ tiêu 1.1");

        enters(value(score(Side.SELF)).put("note", "Kho bạc xác nhận ngày 20/12."));

        assertThat(score(Side.APPRAISED).estimate()).isFalse();
        assertThat(owed()).isZero();
        assertThat(cycles.unfinished(year.year())).noneMatch(open -> open.startsWith("số chính thức"));
        assertThat(commune.dossier().classification()).as("the same class").isEqualTo(Classification.VUNG_MANH);
        assertThat(history()).contains("(ước)", "Kho bạc xác nhận ngày 20/12.");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D5")
    void the_chair_decides_again_where_the_final_value_changes_the_class() {
        districtDecidesOnAnEstimate("1.2", "1.4");
        assertThat(commune.dossier().excellenceRequested()).isFalse();
        assertThat(commune.dossier().classification()).isEqualTo(Classification.VUNG_MANH);

        enters(failing().put("note", "Quyết toán thấp hơn số ước."));

        assertThat(commune.dossier().classification()).as("open again").isNull();
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.SELF_REVIEWED);
        assertThat(history())
                .contains("Số chính thức thay số ước: bảng quyết định đổi từ «Trong sạch, vững mạnh» thành");
        district.decidesAgain(commune, "KHA", "Theo số chính thức.");
        assertThat(commune.dossier().classification()).isEqualTo(Classification.KHA);
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.CLOSED);
    }

    @Test
    void only_final_values_of_what_was_an_estimate_are_taken() {
        districtDecidesOnAnEstimate();

        assertThat(refusalOf(() ->
                        enters(value(score(Side.SELF)).put("estimate", true).put("note", "Vẫn ước."))))
                .isEqualTo("Xã Hùng Xuyên: Chỉ tiêu 1.1: lúc này phải nhập số chính thức, không nhập số ước.");
        assertThat(refusalOf(() -> enters(JsonNodeFactory.instance.objectNode())))
                .isEqualTo("Xã Hùng Xuyên: Chỉ tiêu 1.1: chưa nhập giá trị.");
        assertThat(score(Side.APPRAISED).estimate()).isTrue();
        assertThat(year.open(ENTER, district.key())).hasSize(1);
    }

    @Test
    void nothing_changes_while_a_class_is_decided_again() {
        districtDecidesOnAnEstimate();
        year.executeJobs();
        district.withdraws(commune, "Nhầm số liệu.");

        assertThat(refusalOf(() -> enters(value(score(Side.SELF)).put("note", "Kho bạc."))))
                .isEqualTo("Xã Hùng Xuyên đang được xếp loại lại: nhập số chính thức sau khi huyện đã quyết định.");

        district.decidesAgain(commune, "VUNG_MANH", "Đã xem lại.");
        enters(value(score(Side.SELF)).put("note", "Kho bạc."));
        assertThat(score(Side.APPRAISED).estimate()).isFalse();
    }

    @Test
    void no_final_values_are_asked_for_where_nothing_was_an_estimate() {
        district.assesses(Map.of());

        assertThat(year.open(ENTER, district.key())).isEmpty();
        assertThat(owed()).isZero();
    }

    @Test
    void estimates_are_for_the_district_and_those_above() {
        districtDecidesOnAnEstimate();
        String path = "/api/final-values/" + district.key() + "?agency=finance";

        assertThat(http.withBasicAuth("district-agency-finance.230", "demo")
                        .getForEntity(path, String.class)
                        .getBody())
                .contains("Phòng Tài chính - Kế hoạch", "\"indicator\":\"1.1\"");
        assertThat(http.withBasicAuth("commune-chair.07975", "demo")
                        .getForEntity(path, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    /** The finance office appraises 1.1 as an estimate; of the commune these indicators earn nothing. */
    private void districtDecidesOnAnEstimate(String... failed) {
        Map<String, List<String>> some = Map.of("07975", List.of(failed));
        scoring.criteriaSet(id()).agencies().forEach(agency -> {
            ObjectNode grid = district.grid(agency.code(), some);
            if (agency.code().equals("finance")) {
                ((ObjectNode) grid.at("/entries/" + commune.key() + "/1.1")).put("estimate", true);
            }
            district.agencyAppraises(agency.code(), grid);
        });
        ObjectNode decisions = district.prepares().proposals();
        district.communes().forEach(one -> ((ObjectNode) decisions.get(one.key())).put("reason", "Theo số đo được."));
        if ("XUAT_SAC".equals(decisions.at("/" + commune.key() + "/class").asText())) {
            ((ObjectNode) decisions.get(commune.key())).put("class", "VUNG_MANH");
        }
        district.decides(decisions);
        year.executeJobs();
    }

    private void enters(ObjectNode entry) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.putObject(commune.key()).set("1.1", entry);
        year.completes("district-agency-finance.230", ENTER, district.key(), FinalValueForms.enterFinalValues(values));
    }

    private ObjectNode failing() {
        return Measurements.measured(scoring.criteriaSet(id()).indicator("1.1").orElseThrow(), false)
                .toNode();
    }

    private static ObjectNode value(Score score) {
        return score.measurement().toNode();
    }

    private Score score(Side side) {
        return scoring.scores(id(), side).get("1.1");
    }

    private long owed() {
        return duties.duties(year.year(), units.within("230")).stream()
                .filter(duty -> duty.code().equals("final-values-finance") && duty.doneAt() == null)
                .count();
    }

    private String history() {
        return http.withBasicAuth("commune-chair.07975", "demo")
                .getForEntity("/api/dossiers/" + commune.key() + "/history", String.class)
                .getBody();
    }

    private DossierId id() {
        return DossierId.parse(commune.key());
    }
}
