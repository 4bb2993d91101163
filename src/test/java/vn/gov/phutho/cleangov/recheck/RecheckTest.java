package vn.gov.phutho.cleangov.recheck;

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
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Province;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A sample that anybody can draw again, and what comes of it (D1, D2.3c). */
@CleangovTest
class RecheckTest {

    private static final String OFFICER = "province-officer.25";

    @Autowired
    private YearScenario year;

    @Autowired
    private RecheckService rechecks;

    @Autowired
    private RecheckDuties duties;

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
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    private final List<Runnable> undo = new ArrayList<>();
    private District doanHung;
    private District haHoa;

    @BeforeEach
    void a_year_is_open() {
        doanHung = year.yearOpens().district("230");
        haHoa = year.district("231");
    }

    @AfterEach
    void everybody_has_their_own_post_only() {
        undo.forEach(Runnable::run);
    }

    private Province province() {
        return year.province();
    }

    private UnitYear id() {
        return UnitYear.parse(province().key());
    }

    /** Both districts recognise all their communes, Đoan Hùng but for its last. */
    private void districtsDecide() {
        Stream.of(doanHung, haHoa).forEach(district -> district.communes().forEach(Commune::registers));
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.assesses(Map.of(
                "07969", List.of("1.1", "2.1", "4.4"), "07975", List.of("1.1", "2.1", "4.4"), "07981", List.of("3.1")));
        haHoa.assesses(Map.of("08053", List.of("1.1", "2.1", "4.4"), "08056", List.of("1.1", "2.1", "4.4")));
    }

    private void recheckOpens() {
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
    }

    private List<Commune> drawn() {
        return rechecks.sample(id()).stream()
                .map(one -> year.commune(one.dossier().communeCode()))
                .toList();
    }

    @Test
    @Tag("D1")
    @Tag("D2.3c")
    void a_sample_is_drawn_and_confirmed_and_every_reader_can_draw_it_again() {
        districtsDecide();
        recheckOpens();
        assertThat(cycles.unfinished(year.year())).contains("việc rút mẫu kiểm tra lại của Tỉnh Phú Thọ");
        assertThat(owed()).extracting(Duty::code).containsExactly("recheck-draw");

        province().drawsSample(5, 4711);

        List<Commune> drawn = drawn();
        assertThat(drawn).as("one of each district").hasSize(2);
        assertThat(drawn)
                .extracting(commune -> commune.dossier().districtCode())
                .containsExactly("230", "231");
        assertThat(rechecks.isAsDrawn(id())).isTrue();
        assertThat(year.open("UserTask_Recheck", province().key()))
                .extracting(Task::getName)
                .containsExactlyInAnyOrderElementsOf(drawn.stream()
                        .map(commune ->
                                "Kiểm tra lại: " + units.name(commune.dossier().communeCode()))
                        .toList());
        assertThat(owed())
                .hasSize(2)
                .allSatisfy(duty -> assertThat(duty.group()).isEqualTo("province-officer-25"));
        assertThat(cycles.unfinished(year.year()))
                .filteredOn(one -> one.startsWith("việc kiểm tra lại"))
                .hasSize(2);

        drawn.forEach(commune -> province().rechecks(commune));

        assertThat(owed()).isEmpty();
        assertThat(cycles.unfinished(year.year())).noneMatch(one -> one.contains("kiểm tra lại"));
        assertThat(running()).isZero();
        JsonNode answer = get(OFFICER).getBody();
        assertThat(answer.get("seed").asLong()).isEqualTo(4711);
        assertThat(answer.get("share").asInt()).isEqualTo(5);
        assertThat(answer.get("frameSize").asInt()).isEqualTo(4);
        assertThat(answer.get("frame").findValuesAsText("communeCode"))
                .containsExactly("07969", "07975", "08053", "08056");
        assertThat(answer.get("sample").findValuesAsText("conclusion")).containsExactly("CONFIRMED", "CONFIRMED");
        assertThat(answer.get("asDrawn").asBoolean()).isTrue();
        assertThat(get("district-officer.230").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);

        jdbc.sql("update recheck set seed = seed + ? where id = ?")
                .params(otherSeed(), province().key())
                .update();
        assertThat(rechecks.isAsDrawn(id())).as("what was altered is seen").isFalse();
    }

    /** How far from this seed another sample is drawn. */
    private int otherSeed() {
        Map<String, List<String>> frame = Map.of("230", List.of("07969", "07975"), "231", List.of("08053", "08056"));
        List<String> first = Sample.draw(4711, 5, frame);
        int further = 1;
        while (Sample.draw(4711 + further, 5, frame).equals(first)) {
            further++;
        }
        return further;
    }

    @Test
    @Tag("D2.3c")
    @Tag("D5")
    void a_deviation_is_reappraised_and_decided_again() {
        districtsDecide();
        recheckOpens();
        province().drawsSample(100, 1);
        assertThat(drawn()).hasSize(4);
        Commune commune = year.commune("07975");

        province().rechecks(commune, "1.3", "2.2");

        assertThat(commune.dossier().classification()).isNull();
        assertThat(commune.dossier().status()).isNotEqualTo(DossierStatus.CLOSED);
        List<String> agencies = Stream.of("1.3", "2.2")
                .map(code -> cycles.criteriaSet(year.year())
                        .indicator(code)
                        .orElseThrow()
                        .appraiser())
                .distinct()
                .toList();
        assertThat(year.open("UserTask_Reappraise", commune.key())).hasSize(agencies.size());
        assertThat(historyOf(commune))
                .contains(
                        "classification: Kiểm tra lại ngẫu nhiên của tỉnh: Chỉ tiêu 1.3: Số liệu cao hơn sổ sách.; Chỉ"
                                + " tiêu 2.2: Số liệu cao hơn sổ sách.. Đã đối chiếu tại xã. (province-officer.25)")
                .anyMatch(one -> one.startsWith("recheck: Chỉ tiêu 1.3"));

        agencies.forEach(agency -> doanHung.reappraises(agency, commune, "1.1", "1.3", "2.1", "2.2", "4.4"));
        doanHung.decidesAgain(commune, "TRUNG_BINH", "Theo kết quả kiểm tra lại của tỉnh.");
        assertThat(commune.dossier().classification()).isEqualTo(Classification.TRUNG_BINH);
        assertThat(commune.dossier().status()).isEqualTo(DossierStatus.CLOSED);

        Stream.of("07969", "08053", "08056").forEach(code -> province().rechecks(year.commune(code)));
        assertThat(running()).isZero();
        assertThat(rechecks.isAsDrawn(id()))
                .as("the frame stays as it was at the draw")
                .isTrue();
    }

    @Test
    void a_draw_needs_a_share_and_a_seed_and_happens_once() {
        districtsDecide();
        recheckOpens();

        for (Object share : List.of(0, 101, "", "nhiều")) {
            assertThat(refusalOf(() -> draws(share, "1")))
                    .isEqualTo("Nhập tỷ lệ kiểm tra lại: số nguyên từ 1 đến 100 %.");
        }
        for (String seed : List.of("-1", "1000000000", "bốc thăm", "99999999999999")) {
            assertThat(refusalOf(() -> draws(5, seed))).isEqualTo("Nhập số khởi tạo: số nguyên từ 0 đến 999999999.");
        }
        assertThat(rechecks.sample(id())).isEmpty();

        province().drawsSample(5, 0);
        assertThatThrownBy(() -> rechecks.draw(id(), Optional.of(5), Optional.of(1), OFFICER))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Mẫu kiểm tra lại đã được rút, không rút lần hai.");
    }

    private void draws(Object share, String seed) {
        year.completes(OFFICER, "UserTask_DrawSample", province().key(), Map.of("share", share, "seed", seed));
    }

    @Test
    void without_a_recognised_commune_the_recheck_waits_for_the_districts_and_then_ends() {
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.assesses(Map.of());
        recheckOpens();
        assertThat(year.open("UserTask_DrawSample", province().key())).isEmpty();
        year.timersFire("TimerEvent_NextWorkingDay");
        assertThat(running()).as("Hạ Hoà has yet to decide").isEqualTo(1);

        haHoa.assesses(Map.of());
        year.timersFire("TimerEvent_NextWorkingDay");

        assertThat(running()).as("no commune had registered").isZero();
        assertThat(rechecks.recheck(id()).nothingAt()).isNotNull();
        assertThat(owed()).isEmpty();
        assertThat(cycles.unfinished(year.year())).noneMatch(one -> one.contains("kiểm tra lại"));
    }

    @Test
    void when_every_recognition_is_withdrawn_before_the_draw_there_is_nothing_to_check() {
        Stream.of(doanHung).forEach(district -> district.communes().forEach(Commune::registers));
        year.timersFire("TimerEvent_AssessmentOpens");
        doanHung.assesses(
                Map.of("07969", List.of("3.1"), "07975", List.of("3.1"), "07981", List.of("1.1", "2.1", "4.4")));
        haHoa.assesses(Map.of());
        recheckOpens();
        Commune only = year.commune("07981");
        assertThat(year.open("UserTask_DrawSample", province().key())).hasSize(1);
        doanHung.withdraws(only, "Sai số liệu.");

        assertThat(refusalOf(() -> province().drawsSample(5, 1)))
                .isEqualTo(
                        "Hiện không có xã nào được công nhận để rút mẫu, nhưng còn xã chưa xếp loại xong: rút mẫu sau.");
        doanHung.decidesAgain(only, "KHA", "Số liệu đã sửa.");
        province().drawsSample(5, 1);

        assertThat(drawn()).isEmpty();
        assertThat(running()).isZero();
    }

    @Test
    @Tag("D5")
    void a_conclusion_names_what_was_checked_and_agrees_with_the_findings() {
        districtsDecide();
        recheckOpens();
        province().drawsSample(100, 1);
        Commune commune = year.commune("07975");

        refused(commune, "Đánh dấu ít nhất một chỉ tiêu đã kiểm tra.", entered -> entered.putObject("remarks"));
        refused(commune, "Chọn kết luận: đúng hoặc có sai lệch.", entered -> entered.put("conclusion", ""));
        refused(
                commune,
                "Đã ghi sai lệch thì không kết luận là đúng.",
                entered -> ((ObjectNode) entered.get("remarks")).put("1.1", "Sai."));
        refused(
                commune,
                "Kết luận có sai lệch thì phải ghi sai lệch của ít nhất một chỉ tiêu.",
                entered -> entered.put("conclusion", "DEVIATES").put("reason", "Sai."));
        refused(
                commune,
                "Kết luận có sai lệch thì phải ghi lý do.",
                entered -> ((ObjectNode) entered.put("conclusion", "DEVIATES").get("remarks")).put("1.1", "Sai."));
        refused(commune, "Không có chỉ tiêu «9.9».", entered -> ((ObjectNode) entered.get("remarks")).put("9.9", ""));
        refused(
                commune,
                "Phiếu kiểm tra lại này không phải của xã này.",
                entered -> entered.put("dossier", year.commune("07969").key()));
        assertThat(rechecks.commune(commune.dossier().key()).concludedAt()).isNull();
    }

    private interface Spoiling {
        void spoils(ObjectNode entered);
    }

    private void refused(Commune commune, String message, Spoiling spoiling) {
        ObjectNode entered = province().remarks(commune);
        spoiling.spoils(entered);
        assertThat(refusalOf(() -> province().rechecks(OFFICER, commune, entered)))
                .isEqualTo(message);
    }

    @Test
    @Tag("D5")
    void an_official_cannot_recheck_their_own_appraisal_or_decision_or_commune() {
        districtsDecide();
        recheckOpens();
        province().drawsSample(100, 1);
        Commune commune = year.commune("07975");
        joins("district-agency-finance.230", "province-officer-25");
        joins("district-chair.230", "province-officer-25");
        joins(OFFICER, "commune-officer-07975");

        assertThat(refusalOf(() -> province().rechecks(commune)))
                .isEqualTo("Đồng chí công tác ở Xã Hùng Xuyên nên không được kiểm tra lại phiếu của xã mình.");
        leaves(OFFICER, "commune-officer-07975");
        joins(OFFICER, "district-front-230");
        assertThat(refusalOf(() -> province().rechecks(commune)))
                .isEqualTo("Đồng chí công tác ở Huyện Đoan Hùng nên không được kiểm tra lại xã của huyện mình.");
        leaves(OFFICER, "district-front-230");

        identity.deleteMembership("district-agency-finance.230", "district-agency-finance-230");
        undo.add(() -> identity.createMembership("district-agency-finance.230", "district-agency-finance-230"));
        Commune appraised = year.commune("07969");
        assertThat(refusalOf(() -> province()
                        .rechecks(
                                "district-agency-finance.230",
                                appraised,
                                province().remarks(appraised))))
                .isEqualTo("Đồng chí đã thẩm định chỉ tiêu nên không được tự kiểm tra lại: phải do người khác.");
        identity.deleteMembership("district-chair.231", "district-chair-231");
        undo.add(() -> identity.createMembership("district-chair.231", "district-chair-231"));
        joins("district-chair.231", "province-officer-25");
        Commune decided = year.commune("08053");
        assertThat(refusalOf(() -> province()
                        .rechecks("district-chair.231", decided, province().remarks(decided))))
                .isEqualTo(
                        "Đồng chí đã quyết định xếp loại xã này nên không được tự kiểm tra lại: phải do người khác.");
        assertThat(rechecks.sample(id())).allMatch(one -> one.concludedAt() == null);
    }

    @Test
    void a_commune_that_is_being_decided_again_cannot_be_found_deviating_meanwhile() {
        districtsDecide();
        recheckOpens();
        province().drawsSample(100, 1);
        Commune commune = year.commune("07975");
        doanHung.withdraws(commune, "Sai số liệu.");

        assertThat(refusalOf(() -> province().rechecks(commune, "1.3")))
                .isEqualTo("Quyết định về xã này đã được thu hồi, xã đang được xếp loại lại.");
        assertThat(rechecks.commune(commune.dossier().key()).concludedAt()).isNull();

        doanHung.decidesAgain(commune, "VUNG_MANH", "Đã xem lại.");
        province().rechecks(commune, "1.3");
        assertThat(commune.dossier().reopenings()).isEqualTo(2);
    }

    @Test
    void a_recheck_is_due_ten_working_days_after_the_draw_but_not_after_the_provinces_last_day() {
        districtsDecide();
        recheckOpens();
        LocalDate today = year.now().toLocalDate();
        province().drawsSample(5, 1);
        assertThat(rechecks.due(id())).isEqualTo(calendar.due(calendar.plusWorkingDays(today, 10)));
        LocalDate earlier = calendar.plusWorkingDays(today, 4);
        province()
                .movesDeadline(Map.of(
                        "year", year.year(),
                        "milestone", "PROVINCIAL_RECOGNITION",
                        "unitCode", "",
                        "due", earlier.toString(),
                        "reason", "Tổng kết sớm."));
        assertThat(year.open("UserTask_Recheck", province().key()))
                .allSatisfy(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(calendar.due(earlier).toInstant()));

        jdbc.sql("update recheck set drawn_at = drawn_at + interval '15 days' where id = ?")
                .param(province().key())
                .update();
        assertThat(rechecks.due(id())).isEqualTo(year.due(province().key(), Milestone.PROVINCIAL_RECOGNITION));
    }

    private ResponseEntity<JsonNode> get(String user) {
        return http.withBasicAuth(user, "demo")
                .getForEntity("/api/rechecks/" + province().key(), JsonNode.class);
    }

    private List<Duty> owed() {
        return duties.duties(year.year(), List.of(units.unit("25"))).stream()
                .filter(duty -> duty.doneAt() == null)
                .toList();
    }

    private long running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("random-recheck")
                .processInstanceBusinessKey(province().key())
                .count();
    }

    private List<String> historyOf(Commune commune) {
        return jdbc.sql("select what || ': ' || reason || ' (' || who || ')' from history_entry"
                        + " where subject = ? order by number")
                .param(commune.key())
                .query(String.class)
                .list();
    }

    private void joins(String account, String group) {
        identity.createMembership(account, group);
        undo.add(() -> leaves(account, group));
    }

    private void leaves(String account, String group) {
        identity.deleteMembership(account, group);
    }
}
