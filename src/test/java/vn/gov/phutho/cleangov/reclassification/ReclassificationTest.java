package vn.gov.phutho.cleangov.reclassification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.assessment.AssessmentForms;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.coverage.CoverageService;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.recognition.RecognitionService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Province;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A decision can be corrected until the year closes: withdrawn with a reason, and decided again; the history keeps all (D2.3c). */
@CleangovTest
class ReclassificationTest {

    private static final String WHY = "Phát hiện số thu ngân sách báo cáo sai.";
    private static final String NEW_REASON = "Căn cứ số liệu đã kiểm tra lại.";

    @Autowired
    private YearScenario year;

    @Autowired
    private ReclassificationService reclassifications;

    @Autowired
    private ReclassificationDuties duties;

    @Autowired
    private DossierService dossiers;

    @Autowired
    private DossierProcess dossierProcess;

    @Autowired
    private RecognitionService recognitions;

    @Autowired
    private CoverageService coverages;

    @Autowired
    private OverviewService overview;

    @Autowired
    private CycleService cycles;

    @Autowired
    private UnitService units;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private final List<Runnable> undo = new ArrayList<>();
    private District doanHung;
    private Commune excellent;
    private Commune fair;
    private Commune weak;

    /** Of Đoan Hùng one commune is worth excellence, one is fair, one is weak; all were registered. */
    @BeforeEach
    void a_district_has_decided() {
        doanHung = year.yearOpens().district("230");
        excellent = year.commune("07969");
        fair = year.commune("07975");
        weak = year.commune("07981");
        doanHung.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        fair.handsIn("3.1");
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.assesses(Map.of("07975", List.of("3.1"), "07981", everything()));
    }

    @AfterEach
    void everybody_has_their_own_post_only() {
        undo.forEach(Runnable::run);
    }

    private List<String> everything() {
        return cycles.criteriaSet(year.year()).indicators().stream()
                .map(Indicator::code)
                .toList();
    }

    private Province province() {
        return year.province();
    }

    private void recognitionOpens() {
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
    }

    @Test
    @Tag("D2.3c")
    void a_chair_withdraws_a_decision_and_decides_again_and_the_history_shows_it() {
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);

        doanHung.withdraws(fair, WHY);

        Dossier open = fair.dossier();
        assertThat(open.status()).isEqualTo(DossierStatus.SELF_REVIEWED);
        assertThat(open.classification()).isNull();
        assertThat(open.closedAt()).isNull();
        assertThat(year.open("UserTask_DecideAgain", fair.key()))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(calendar.due(calendar.plusWorkingDays(today(), 5))
                                .toInstant()));

        doanHung.decidesAgain(fair, "TRUNG_BINH", NEW_REASON);

        assertThat(fair.dossier().classification()).isEqualTo(Classification.TRUNG_BINH);
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(running("reclassification", fair)).isZero();
        assertThat(historyOf(fair, "classification"))
                .containsSubsequence(
                        "KHA → null: Huyện thu hồi quyết định xếp loại: " + WHY + " (district-chair.230)",
                        "null → TRUNG_BINH: " + NEW_REASON + " (district-chair.230)");
        assertThat(historyOf(fair, "status"))
                .contains(
                        "CLOSED → SELF_REVIEWED: Huyện thu hồi quyết định xếp loại: " + WHY + " (district-chair.230)");
    }

    @Test
    @Tag("D5")
    void the_agencies_asked_reappraise_this_commune_and_their_points_count() {
        doanHung.withdraws(fair, WHY, "finance", "inspectorate");

        assertThat(year.open("UserTask_DecideAgain", fair.key())).isEmpty();
        assertThat(year.open("UserTask_Reappraise", fair.key()))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(calendar.due(calendar.plusWorkingDays(today(), 3))
                                .toInstant()));
        ObjectNode foreign = doanHung.grid("finance", Map.of());
        assertThat(refusalOf(() -> reappraise("finance", foreign))).contains("không thuộc phiên này");
        assertThat(refusalOf(() -> reappraise("finance", doanHung.gridOf(fair, "inspectorate"))))
                .isEqualTo("Bảng thẩm định này không phải của cơ quan này.");

        String own = agencyOf("3.1");
        doanHung.reappraises("finance", fair);
        doanHung.reappraises("inspectorate", fair, own.equals("inspectorate") ? "3.1" : "none");

        assertThat(reclassifications.current(fair.dossier().key()).proposedClass())
                .isEqualTo(Classification.KHA);
        doanHung.decidesAgain(fair, "KHA", NEW_REASON);
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);
    }

    @Test
    @Tag("D2.3d")
    void a_commune_appraised_better_is_recognised_and_requested_and_the_province_decides() {
        recognitionOpens();
        doanHung.withdraws(fair, WHY, agencyOf("3.1"));
        doanHung.reappraises(agencyOf("3.1"), fair);
        assertThat(reclassifications.current(fair.dossier().key()).proposedClass())
                .isEqualTo(Classification.XUAT_SAC);
        doanHung.decidesAgain(fair, "XUAT_SAC", NEW_REASON);

        assertThat(fair.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.ASSESSED);
        assertThat(owed("excellence-request"))
                .as("of the session and of the new decision")
                .hasSize(1);
        assertThatThrownBy(
                        () -> reclassifications.requestExcellence(fair.dossier().key(), "", Optional.of(today())))
                .as("in a year that numbers its requests elsewhere")
                .isInstanceOf(RefusedException.class)
                .hasMessage("Nhập số tờ trình, không quá 60 ký tự.");
        doanHung.requestsExcellence();
        assertThat(fair.dossier().requestedAt())
                .as("the session requests its own only")
                .isNull();
        doanHung.requestsExcellenceAgain(fair);
        assertThat(fair.dossier().requestNumber()).matches("\\d\\d+/TTr-UBND");

        year.timersFire("TimerEvent_NextWorkingDay");
        province().appraises(true, excellent, fair).decides(true, excellent, fair);

        assertThat(List.of(excellent, fair)).allSatisfy(commune -> {
            assertThat(commune.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
            assertThat(commune.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        });
        assertThat(owed("excellence-request")).isEmpty();
    }

    @Test
    @Tag("D2.3c")
    void no_commune_is_raised_above_what_the_conditions_allow_and_a_new_decision_needs_its_reason() {
        doanHung.withdraws(fair, WHY);

        assertThat(refusalOf(() -> doanHung.decidesAgain(fair, "VUNG_MANH", NEW_REASON)))
                .isEqualTo(
                        "Xã Hùng Xuyên: không được xếp loại «Trong sạch, vững mạnh» cao hơn mức mà điều kiện cho phép"
                                + " («Khá»).");
        assertThat(refusalOf(() -> doanHung.decidesAgain(fair, "KHA", " ")))
                .isEqualTo("Ghi lý do của quyết định mới, không quá 2000 ký tự.");
        assertThat(refusalOf(() -> doanHung.decidesAgain(fair, "", NEW_REASON))).isEqualTo("Chọn mức xếp loại.");
        assertThat(fair.dossier().classification()).isNull();
    }

    @Test
    @Tag("D2.3e")
    void a_pending_request_to_the_province_is_withdrawn_and_replaced_by_a_new_one() {
        doanHung.requestsExcellence();
        recognitionOpens();
        province().appraises(true, excellent);

        doanHung.withdraws(excellent, WHY);

        assertThat(running("commune-dossier", excellent))
                .as("waits for the province no longer")
                .isZero();
        assertThat(recognitions.undecided(UnitYear.parse(province().key()))).isEmpty();
        assertThat(recognitions.districtsPending(UnitYear.parse(province().key())))
                .isTrue();
        assertThat(refusalOf(() -> province().decides(true, excellent)))
                .isEqualTo("Hồ sơ «%s» không có trong danh sách đề nghị đang xét.".formatted(excellent.key()));
        province().decides(true);

        doanHung.decidesAgain(excellent, "XUAT_SAC", NEW_REASON).requestsExcellenceAgain(excellent);
        year.timersFire("TimerEvent_NextWorkingDay");
        province().appraises(true, excellent).decides(true, excellent);

        assertThat(excellent.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
        assertThat(excellent.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(running("reclassification", excellent)).isZero();
    }

    @Test
    @Tag("D2.3e")
    void only_the_province_withdraws_its_recognition_and_only_its_second_round_counts() {
        recognised(excellent);
        assertThat(refusalOf(() -> doanHung.withdraws(excellent, WHY)))
                .isEqualTo(
                        "UBND tỉnh đã công nhận Thị trấn Đoan Hùng xuất sắc nên huyện không thu hồi được: chỉ đồng chí"
                                + " Chủ tịch UBND tỉnh thu hồi quyết định của tỉnh.");
        assertThat(refusalOf(() -> province().withdraws(fair, WHY)))
                .isEqualTo(
                        "UBND tỉnh chưa công nhận Xã Hùng Xuyên xuất sắc: quyết định xếp loại của huyện do đồng chí Chủ"
                                + " tịch UBND huyện thu hồi.");
        assertThat(running("provincial-recognition", province().key())).isZero();

        province().withdraws(excellent, WHY);
        assertThat(excellent.dossier().classification()).isNull();
        assertThat(overview.year(year.year()).excellent()).isZero();
        doanHung.decidesAgain(excellent, "XUAT_SAC", NEW_REASON).requestsExcellenceAgain(excellent);

        assertThat(running("provincial-recognition", province().key()))
                .as("started once more")
                .isEqualTo(1);
        province().appraises(false, excellent).decides(false, excellent);
        assertThat(excellent.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(excellent.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(running("provincial-recognition", province().key())).isZero();
        assertThat(historyOf(excellent, "excellence"))
                .contains(
                        "GRANTED → null: Tỉnh thu hồi quyết định công nhận xuất sắc: " + WHY + " (province-chair.25)");
    }

    @Test
    void a_new_decision_may_be_withdrawn_too_before_and_after_its_request_and_when_it_is_closed() {
        doanHung.withdraws(excellent, WHY).decidesAgain(excellent, "XUAT_SAC", NEW_REASON);
        assertThat(year.open("UserTask_SignRequest", excellent.key())).hasSize(1);

        doanHung.withdraws(excellent, WHY);
        assertThat(running("reclassification", excellent))
                .as("the first has given way to the second")
                .isEqualTo(1);
        doanHung.decidesAgain(excellent, "XUAT_SAC", NEW_REASON).requestsExcellenceAgain(excellent);
        doanHung.withdraws(excellent, WHY).decidesAgain(excellent, "VUNG_MANH", NEW_REASON);
        doanHung.withdraws(excellent, WHY).decidesAgain(excellent, "KHA", NEW_REASON);

        assertThat(excellent.dossier().reopenings()).isEqualTo(4);
        assertThat(excellent.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(running("reclassification", excellent)).isZero();
    }

    @Test
    void a_chair_cannot_withdraw_twice_or_without_a_reason_or_another_districts_decision() {
        assertThat(refusalOf(() -> doanHung.withdraws(fair, "  ")))
                .isEqualTo("Ghi lý do thu hồi quyết định, không quá 2000 ký tự.");
        assertThat(refusalOf(() -> doanHung.withdraws(fair, WHY, "hội đồng")))
                .isEqualTo("Không có cơ quan thẩm định «hội đồng».");
        assertThat(refusalOf(() -> year.district("231").withdraws(fair, WHY)))
                .isEqualTo("Chọn một xã thuộc địa bàn của đồng chí.");
        assertThat(refusalOf(() -> year.starts(
                        "district-chair.230", "reclassification", Map.of("commune", "xã nào", "reason", WHY))))
                .isEqualTo("Chọn một xã thuộc địa bàn của đồng chí.");
        assertThat(refusalOf(() -> year.district("231").withdraws(year.commune("08053"), WHY)))
                .isEqualTo("Huyện chưa xếp loại xã này nên không có quyết định nào để thu hồi.");
        assertThatThrownBy(() -> year.starts(
                        "district-officer.230", "reclassification", Map.of("commune", fair.key(), "reason", WHY)))
                .isInstanceOf(AuthorizationException.class);
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);

        doanHung.withdraws(fair, WHY);
        assertThat(refusalOf(() -> doanHung.withdraws(fair, WHY)))
                .isEqualTo("Quyết định về xã này đã được thu hồi, xã đang được xếp loại lại.");
        assertThat(running("reclassification", fair)).isEqualTo(1);
    }

    @Test
    void a_decision_that_is_just_being_announced_is_not_withdrawn() {
        District haHoa = year.district("231");
        haHoa.agenciesAppraise(Map.of()).prepares();
        String task = year.open("UserTask_DecideClasses", haHoa.key()).get(0).getId();
        year.submit("district-chair.231", task, AssessmentForms.decideClasses(haHoa.proposals()));
        Commune justDecided = year.commune("08053");
        assertThat(justDecided.dossier().status()).isEqualTo(DossierStatus.ASSESSED);

        assertThat(refusalOf(() -> haHoa.withdraws(justDecided, WHY)))
                .isEqualTo("Quyết định vừa ký đang được thông báo; thử lại sau ít phút.");
        assertThat(justDecided.dossier().classification()).isNotNull();

        year.executeJobs();
        haHoa.withdraws(justDecided, WHY);
        assertThat(justDecided.dossier().classification()).isNull();
    }

    @Test
    @Tag("D5")
    void an_appraiser_does_not_decide_again_and_officials_do_not_judge_their_own_commune() {
        joins("district-chair.230", "commune-party-07975");
        assertThat(refusalOf(() -> doanHung.withdraws(fair, WHY)))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được thu hồi quyết định về phiếu của xã mình.");
        leaves("district-chair.230", "commune-party-07975");
        doanHung.withdraws(fair, WHY, "finance", "inspectorate");

        joins("district-agency-finance.230", "commune-officer-07975");
        assertThat(refusalOf(() -> doanHung.reappraises("finance", fair)))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được thẩm định phiếu của xã mình.");
        leaves("district-agency-finance.230", "commune-officer-07975");
        doanHung.reappraises("finance", fair);
        joins("district-chair.230", "district-agency-inspectorate-230");
        year.completes(
                "district-chair.230",
                "UserTask_Reappraise",
                fair.key(),
                Map.of("grid", doanHung.gridOf(fair, "inspectorate")));

        assertThat(refusalOf(() -> doanHung.decidesAgain(fair, "KHA", NEW_REASON)))
                .isEqualTo("Đồng chí đã thẩm định chỉ tiêu nên không được tự quyết định xếp loại: phải do người"
                        + " khác.");
        joins("district-chair.230", "commune-chair-07975");
        assertThat(refusalOf(() -> doanHung.decidesAgain(fair, "KHA", NEW_REASON)))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được quyết định xếp loại phiếu của xã mình.");
        assertThat(fair.dossier().classification()).isNull();
    }

    @Test
    @Tag("D2.2b")
    void a_commune_that_becomes_weak_gets_a_plan_and_others_need_none() {
        assertThat(running("remediation", weak)).isEqualTo(1);
        doanHung.withdraws(weak, WHY);
        assertThat(running("remediation", weak)).as("until it is decided").isEqualTo(1);
        doanHung.decidesAgain(weak, "YEU_KEM", NEW_REASON);
        assertThat(running("remediation", weak)).as("the same").isEqualTo(1);

        List<String> agencies = agenciesThatMakeItFair();
        doanHung.withdraws(weak, WHY, agencies.toArray(String[]::new));
        agencies.forEach(agency -> doanHung.reappraises(agency, weak));
        doanHung.decidesAgain(weak, "KHA", NEW_REASON);
        assertThat(running("remediation", weak)).isZero();
        assertThat(historyOf(weak, "remediation")).containsExactly("RUNNING → ENDED: Xếp loại lại: Khá (system)");

        doanHung.withdraws(weak, WHY).decidesAgain(weak, "YEU_KEM", NEW_REASON);
        assertThat(running("remediation", weak)).isEqualTo(1);
        assertThat(year.open("UserTask_PlanRemediation", weak.key()))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(calendar.due(calendar.plusWorkingDays(today(), 10))
                                .toInstant()));

        doanHung.withdraws(fair, WHY).decidesAgain(fair, "YEU_KEM", NEW_REASON);
        assertThat(running("remediation", fair)).isEqualTo(1);
    }

    @Test
    @Tag("D2.2b")
    void a_plan_that_an_officer_opened_continues() {
        year.starts("district-officer.230", "remediation", Map.of("commune", fair.key(), "cause", "Mất đoàn kết."));

        doanHung.withdraws(fair, WHY).decidesAgain(fair, "KHA", NEW_REASON);

        assertThat(running("remediation", fair)).isEqualTo(1);
    }

    @Test
    void a_withdrawn_decision_is_on_the_chairs_list_keeps_the_year_open_and_breaks_no_figures() {
        doanHung.requestsExcellence();
        year.comesTo(LocalDate.of(year.year(), 12, 2));
        doanHung.withdraws(excellent, WHY, "finance").withdraws(weak, WHY);

        assertThat(cycles.unfinished(year.year()))
                .contains(
                        "hồ sơ của Thị trấn Đoan Hùng, Huyện Đoan Hùng (đang xếp loại lại)",
                        "hồ sơ của Xã Bằng Luân, Huyện Đoan Hùng (đang xếp loại lại)");
        assertThat(owed("reclassification"))
                .extracting(Duty::title)
                .containsExactly("Quyết định lại xếp loại Thị trấn Đoan Hùng", "Quyết định lại xếp loại Xã Bằng Luân");
        assertThat(owed("reappraisal")).singleElement().satisfies(duty -> {
            assertThat(duty.title()).isEqualTo("Thẩm định lại Thị trấn Đoan Hùng");
            assertThat(duty.group()).isEqualTo("district-agency-finance-230");
        });
        assertThat(overview.year(year.year()).assessed()).isEqualTo(1);
        assertThat(coverages.suggestions(year.year(), "25"))
                .extracting(one -> one.communeCode())
                .doesNotContain("07969", "07981");
        doanHung.draftsReport("H2");

        doanHung.reappraises("finance", excellent).decidesAgain(excellent, "VUNG_MANH", NEW_REASON);
        doanHung.decidesAgain(weak, "YEU_KEM", NEW_REASON);
        assertThat(owed("reclassification")).isEmpty();
        assertThat(cycles.unfinished(year.year())).noneMatch(one -> one.contains("Thị trấn Đoan Hùng"));
    }

    @Test
    void decisions_are_final_after_the_year_is_closed() {
        jdbc.sql("update cycle set closed_at = now() where year = ?")
                .param(year.year())
                .update();

        assertThat(refusalOf(() -> doanHung.withdraws(fair, WHY)))
                .isEqualTo("Năm %d đã khép nên không thu hồi quyết định được nữa.".formatted(year.year()));
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);
    }

    @Test
    void a_deviation_found_elsewhere_reopens_a_dossier_by_a_message() {
        dossierProcess.dossierReopened(
                fair.dossier().key(), "Kiểm tra lại", "Sai số liệu.", List.of("finance"), "province-officer.25");
        year.executeJobs();

        assertThat(year.open("UserTask_Reappraise", fair.key())).hasSize(1);
        assertThat(reclassifications.current(fair.dossier().key()).reopenedBy()).isEqualTo("province-officer.25");
        doanHung.reappraises("finance", fair).decidesAgain(fair, "KHA", NEW_REASON);
        assertThat(fair.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(historyOf(fair, "classification")).anyMatch(one -> one.startsWith("KHA → null: Kiểm tra lại: Sai"));
    }

    /** All but the agency of this indicator, so that the commune becomes fair at most. */
    private List<String> agenciesThatMakeItFair() {
        return cycles.criteriaSet(year.year()).agencies().stream()
                .map(agency -> agency.code())
                .filter(agency -> !agency.equals(agencyOf("3.1")))
                .toList();
    }

    private String agencyOf(String indicator) {
        return cycles.criteriaSet(year.year())
                .indicator(indicator)
                .orElseThrow()
                .appraiser();
    }

    /** Until the province has granted it, and its process has come to its end. */
    private void recognised(Commune commune) {
        District haHoa = year.district("231");
        haHoa.assesses(Map.of());
        doanHung.requestsExcellence();
        recognitionOpens();
        province().appraises(true, commune).decides(true, commune);
        assertThat(commune.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
    }

    private void reappraise(String agency, JsonNode grid) {
        year.completes("district-agency-" + agency + ".230", "UserTask_Reappraise", fair.key(), Map.of("grid", grid));
    }

    private List<Duty> owed(String code) {
        return duties.duties(year.year(), List.of(units.unit("230"))).stream()
                .filter(duty -> duty.code().startsWith(code) && duty.doneAt() == null)
                .toList();
    }

    private List<String> historyOf(Commune commune, String what) {
        return jdbc.sql("select coalesce(old_value, 'null') || ' → ' || coalesce(new_value, 'null') || ': ' || reason"
                        + " || ' (' || who || ')' from history_entry where subject = ? and what = ? order by number")
                .params(commune.key(), what)
                .query(String.class)
                .list();
    }

    private long running(String process, Commune commune) {
        return running(process, commune.key());
    }

    private long running(String process, String key) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key)
                .count();
    }

    private LocalDate today() {
        return year.now().toLocalDate();
    }

    private void joins(String account, String group) {
        identity.createMembership(account, group);
        undo.add(() -> leaves(account, group));
    }

    private void leaves(String account, String group) {
        identity.deleteMembership(account, group);
    }
}
