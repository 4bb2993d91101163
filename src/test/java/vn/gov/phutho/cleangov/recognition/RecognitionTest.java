package vn.gov.phutho.cleangov.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Province;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The province alone makes a commune excellent, and only one that its district has recognised (D2.3e). */
@CleangovTest
class RecognitionTest {

    private static final String APPRAISE = "UserTask_AppraiseRequests";
    private static final String DECIDE = "UserTask_DecideRequests";

    @Autowired
    private YearScenario year;

    @Autowired
    private RecognitionService recognitions;

    @Autowired
    private DossierService dossiers;

    @Autowired
    private OverviewService overview;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private District doanHung;
    private District haHoa;
    private Commune excellent;
    private Commune alsoExcellent;
    private Commune fair;

    /** Of Đoan Hùng, two communes are requested and one is not even recognised; Hạ Hoà has decided nothing. */
    @BeforeEach
    void aDistrictHasRequested() {
        doanHung = year.yearOpens().district("230");
        haHoa = year.district("231");
        excellent = year.commune("07969");
        alsoExcellent = year.commune("07975");
        fair = year.commune("07981");
        List.of(doanHung, haHoa).forEach(district -> district.communes().forEach(Commune::registers));
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.assesses(Map.of("07981", List.of("3.1"))).requestsExcellence();
    }

    private Province province() {
        return year.province();
    }

    private void recognitionOpens() {
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
    }

    @Test
    @Tag("D2.3e")
    void a_commune_recognised_by_the_province_is_excellent() {
        recognitionOpens();
        assertThat(excellent.dossier().classification())
                .as("the district's word until the province decides")
                .isEqualTo(Classification.VUNG_MANH);

        province().appraises(true, excellent, alsoExcellent).decides(true, excellent, alsoExcellent);

        assertThat(List.of(excellent, alsoExcellent)).allSatisfy(commune -> {
            assertThat(commune.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
            assertThat(commune.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        });
        assertThat(overview.year(year.year()).excellent()).isEqualTo(2);
    }

    @Test
    @Tag("D2.3e")
    void a_commune_refused_by_the_province_stays_clean_and_strong() {
        recognitionOpens();

        province().appraises(false, excellent, alsoExcellent).decides(false, excellent, alsoExcellent);

        Dossier dossier = excellent.dossier();
        assertThat(dossier.classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(dossier.recognisedAt()).isNotNull();
        assertThat(dossier.excellenceDecidedAt()).isNotNull();
        assertThat(dossier.status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(overview.year(year.year()).excellent()).isZero();
        assertThat(jdbc.sql("select granted || ' ' || reason from recognition where dossier_id = ?")
                        .param(excellent.key())
                        .query(String.class)
                        .single())
                .isEqualTo("false Chưa đủ minh chứng.");
    }

    @Test
    void the_chair_may_decide_otherwise_than_home_affairs_advised() {
        recognitionOpens();

        province().appraises(false, excellent, alsoExcellent).decides(true, excellent, alsoExcellent);

        assertThat(excellent.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
    }

    @Test
    void a_no_without_a_reason_is_refused() {
        recognitionOpens();
        assertThat(refusalOf(() -> appraise(answers("agreed", false, "opinion", "  "))))
                .isEqualTo("Thị trấn Đoan Hùng: không đồng ý thì phải ghi lý do.\n"
                        + "Xã Hùng Xuyên: không đồng ý thì phải ghi lý do.");
        assertThat(year.open(APPRAISE, province().key())).hasSize(1);
        province().appraises(true, excellent, alsoExcellent);

        assertThat(refusalOf(() -> decide(answers("granted", false, "reason", ""))))
                .isEqualTo("Thị trấn Đoan Hùng: không công nhận thì phải ghi lý do.\n"
                        + "Xã Hùng Xuyên: không công nhận thì phải ghi lý do.");

        assertNothingIsDecided();
    }

    @Test
    void every_request_gets_an_answer() {
        recognitionOpens();
        province().appraises(true, excellent, alsoExcellent);
        ObjectNode unanswered = answers("granted", true, "reason", "");
        unanswered.remove(alsoExcellent.key());
        ObjectNode neitherNor = answers("granted", true, "reason", "");
        ((ObjectNode) neitherNor.get(excellent.key())).put("granted", "true");

        assertThat(refusalOf(() -> decide(unanswered)))
                .isEqualTo("Xã Hùng Xuyên: chưa chọn «công nhận» hay «không công nhận».");
        assertThat(refusalOf(() -> decide(neitherNor)))
                .isEqualTo("Thị trấn Đoan Hùng: chưa chọn «công nhận» hay «không công nhận».");

        assertNothingIsDecided();
    }

    @Test
    @Tag("D2.3e")
    void a_commune_that_its_district_did_not_recognise_is_never_granted() {
        recognitionOpens();
        String message = "Hồ sơ «%s» không có trong danh sách đề nghị đang xét.".formatted(fair.key());
        ObjectNode opinions = answers("agreed", true, "opinion", "");
        opinions.putObject(fair.key()).put("agreed", true).put("opinion", "");
        assertThat(refusalOf(() -> appraise(opinions))).isEqualTo(message);
        province().appraises(true, excellent, alsoExcellent);
        ObjectNode decisions = answers("granted", true, "reason", "");
        decisions.putObject(fair.key()).put("granted", true).put("reason", "");

        assertThat(refusalOf(() -> decide(decisions))).isEqualTo(message);

        assertNothingIsDecided();
        assertThat(fair.dossier().classification()).isEqualTo(Classification.KHA);
        assertThatThrownBy(() -> dossiers.decideExcellence(DossierId.parse(fair.key()), true, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Xã chưa được huyện công nhận và đề nghị xét xuất sắc.");
        assertThat(fair.dossier().classification()).isEqualTo(Classification.KHA);
    }

    @Test
    void a_decision_is_final() {
        recognitionOpens();
        province().appraises(true, excellent, alsoExcellent).decides(false, excellent, alsoExcellent);

        assertThatThrownBy(() -> dossiers.decideExcellence(DossierId.parse(excellent.key()), true, ""))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Tỉnh đã quyết định về xã này.");

        assertThat(excellent.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
    }

    @Test
    void a_district_that_decides_late_gets_a_second_round() {
        recognitionOpens();
        province().appraises(true, excellent, alsoExcellent).decides(true, excellent, alsoExcellent);
        assertThat(year.open(APPRAISE, province().key()))
                .as("nothing to do until Hạ Hoà requests")
                .isEmpty();
        assertThat(management.createJobQuery().activityId("TimerEvent_NextWorkingDay").list().stream()
                        .map(job ->
                                job.getDuedate().toInstant().atZone(year.now().getZone()))
                        .filter(due -> due.getYear() == year.year()))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.toLocalDate()).isAfter(year.now().toLocalDate());
                    assertThat(due.toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
                });
        year.timersFire("TimerEvent_NextWorkingDay");
        assertThat(year.open(APPRAISE, province().key())).isEmpty();

        haHoa.assesses(Map.of("08056", List.of("3.1"))).requestsExcellence();
        year.timersFire("TimerEvent_NextWorkingDay");
        Commune late = year.commune("08053");
        province().appraises(true, late).decides(true, late);

        assertThat(late.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
        assertThat(late.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("provincial-recognition")
                        .processInstanceBusinessKey(province().key())
                        .count())
                .as("every district has had its answer")
                .isZero();
    }

    @Test
    void a_request_that_arrives_while_the_chair_decides_on_the_list_waits_for_the_next_list() {
        recognitionOpens();
        province().appraises(true, excellent, alsoExcellent);
        haHoa.assesses(Map.of("08056", List.of("3.1"))).requestsExcellence();
        Commune late = year.commune("08053");

        assertThat(refusalOf(() -> province().decides(true, excellent, alsoExcellent, late)))
                .isEqualTo("Hồ sơ «%s» không có trong danh sách đề nghị đang xét.".formatted(late.key()));
        province().decides(true, excellent, alsoExcellent);
        assertThat(late.dossier().excellenceDecidedAt()).isNull();

        province().appraises(true, late).decides(true, late);
        assertThat(late.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
    }

    private void assertNothingIsDecided() {
        assertThat(List.of(excellent, alsoExcellent)).allSatisfy(commune -> {
            assertThat(commune.dossier().excellenceDecidedAt()).isNull();
            assertThat(commune.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        });
        assertThat(recognitions.undecided(UnitYear.parse(province().key()))).hasSize(2);
        assertThat(year.open(DECIDE, province().key())).hasSize(1);
    }

    private ObjectNode answers(String yesNo, boolean answer, String text, String words) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        List.of(excellent, alsoExcellent)
                .forEach(commune ->
                        answers.putObject(commune.key()).put(yesNo, answer).put(text, words));
        return answers;
    }

    private void appraise(ObjectNode opinions) {
        year.completes("province-officer.25", APPRAISE, province().key(), Map.of("opinions", opinions));
    }

    private void decide(ObjectNode decisions) {
        year.completes("province-chair.25", DECIDE, province().key(), Map.of("decisions", decisions));
    }
}
