package vn.gov.phutho.cleangov.assessment;

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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** The district measures all its communes and decides their classes in one session (D2.3c, D2.3d, D2.3e, D5). */
@CleangovTest
class AssessmentTest {

    private static final String APPRAISE = "UserTask_AppraiseIndicators";

    @Autowired
    private YearScenario year;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private AppraisalRepository appraisals;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private CycleService cycles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestRestTemplate http;

    private District district;
    private Commune first;
    private Commune second;
    private Commune third;

    @BeforeEach
    void theCommunesHaveRegistered() {
        district = year.yearOpens().district("230");
        first = year.commune("07969");
        second = year.commune("07975");
        third = year.commune("07981");
        district.communes().forEach(Commune::registers);
    }

    private void assessmentOpens() {
        year.timersFire("TimerEvent_AssessmentOpens");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D5")
    void each_of_fifteen_agencies_has_one_grid_and_together_they_appraise_every_indicator() {
        assessmentOpens();

        List<Task> grids = year.open(APPRAISE, district.key());

        assertThat(grids).hasSize(15);
        assertThat(grids)
                .flatExtracting(task -> tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .doesNotHaveDuplicates()
                .allMatch(group -> group.matches("district-agency-[a-z-]+-230"));
        assertThat(grids)
                .extracting(task -> (String) tasks.getVariable(task.getId(), "agency"))
                .flatExtracting(agency -> cycles.criteriaSet(year.year()).indicatorsOf(agency))
                .extracting(Indicator::code)
                .hasSize(29)
                .doesNotHaveDuplicates();
        assertThat(grids)
                .extracting(task -> task.getDueDate()
                        .toInstant()
                        .atZone(year.now().getZone())
                        .toLocalDate())
                .as("agencies have the first days of the window, so that explanations and posting fit into the rest")
                .allMatch(due -> due.isAfter(LocalDate.of(year.year(), 11, 8))
                        && due.isBefore(LocalDate.of(year.year(), 11, 13)));
    }

    @Test
    @Tag("D5")
    void the_final_value_of_an_agency_takes_the_place_of_a_communes_estimate_without_a_reason() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        ObjectNode sheet = first.sheet();
        ((ObjectNode) sheet.at("/entries/1.1")).put("estimate", true).put("note", "Số ước đến 31/10.");
        first.scoresItself(sheet).partyGivesOpinion().chairSigns();
        assessmentOpens();
        Indicator indicator = cycles.criteriaSet(year.year()).indicator("1.1").orElseThrow();
        DossierId id = DossierId.parse(first.key());

        ObjectNode grid = district.grid(indicator.appraiser(), Map.of());
        ObjectNode cell = (ObjectNode) grid.at("/entries/" + first.key() + "/1.1");
        cell.remove("note");
        district.agencyAppraises(indicator.appraiser(), grid);

        assertThat(scoring.scores(id, Side.SELF).get("1.1").estimate()).isTrue();
        assertThat(scoring.scores(id, Side.APPRAISED).get("1.1").estimate()).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> a_grid_that_is_not_exactly_the_agencys_own_is_refused_as_a_whole() {
        assessmentOpens();
        return Stream.of(
                foreign(
                        "the grid of another agency",
                        (grid, year) -> grid.put("agency", "police"),
                        "Bảng thẩm định này không phải của phiên hoặc cơ quan này."),
                foreign(
                        "the grid of another session",
                        (grid, year) -> grid.put("assessment", year + "-231"),
                        "Bảng thẩm định này không phải của phiên hoặc cơ quan này."),
                foreign(
                        "a commune of another district",
                        (grid, year) -> rows(grid).putObject(year + "-08053"),
                        "Bảng có hồ sơ «%d-08053» không thuộc phiên này."),
                foreign(
                        "a commune left out",
                        (grid, year) -> rows(grid).remove(year + "-07975"),
                        "Xã Hùng Xuyên: Phiếu chấm điểm không đúng dạng: cần giá trị đo được của từng chỉ tiêu."),
                foreign(
                        "points",
                        (grid, year) -> answer(grid, year + "-07975", "1.1").put("points", "5"),
                        "Xã Hùng Xuyên: Chỉ tiêu 1.1: Điểm do hệ thống tính từ giá trị đo được, không nhập tay."),
                foreign(
                        "an indicator of another agency",
                        (grid, year) -> ((ObjectNode) rows(grid).get(year + "-07975"))
                                .putObject("2.2")
                                .put("value", "0"),
                        "Xã Hùng Xuyên: Chỉ tiêu 2.2: không thuộc phần được nhập ở đây."));
    }

    private interface Forgery {
        void in(ObjectNode grid, int year);
    }

    private DynamicTest foreign(String what, Forgery forgery, String message) {
        return DynamicTest.dynamicTest(what, () -> refusesTheGrid(forgery, message));
    }

    private void refusesTheGrid(Forgery forgery, String message) {
        ObjectNode grid = district.grid("finance", Map.of());
        forgery.in(grid, year.year());

        assertThat(refusalOf(() -> district.agencyAppraises("finance", grid)))
                .isEqualTo(message.formatted(year.year()));

        assertThat(scoring.scores(assessments.dossiers(session()), Side.APPRAISED))
                .isEmpty();
        assertThat(appraisals.findById(new Appraisal.Id(UnitYear.parse(district.key()), "finance")))
                .isEmpty();
        assertThat(year.open(APPRAISE, district.key())).hasSize(15);
    }

    @Test
    void a_commune_that_did_not_hand_in_is_appraised_and_classified_all_the_same() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        first.handsIn();
        second.scoresItself(second.sheet("1.1")).partyGivesOpinion();
        assessmentOpens();

        JsonNode grid = http.withBasicAuth("district-agency-finance.230", "demo")
                .getForObject("/api/assessments/" + district.key() + "/grid?agency=finance", JsonNode.class);

        JsonNode rows = grid.path("communes");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).path("handedIn").asBoolean()).isTrue();
        assertThat(rows.get(0).path("self").path("1.1").path("points").asInt()).isEqualTo(5);
        assertThat(rows.get(1).path("communeCode").asText()).isEqualTo("07975");
        assertThat(rows.get(1).path("handedIn").booleanValue()).isFalse();
        assertThat(rows.get(1).path("self"))
                .as("an unsigned self-review is not shown to others")
                .isEmpty();
        assertThat(rows.get(2).path("handedIn").booleanValue()).isFalse();

        district.assesses(Map.of());

        assertThat(List.of(second, third)).allSatisfy(commune -> {
            assertThat(commune.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
            assertThat(commune.dossier().handedInAt()).isNull();
            assertThat(year.open("UserTask_ScoreIndicators", commune.key()))
                    .as("its self-review is over")
                    .isEmpty();
            assertThat(year.open("UserTask_SignSelfReview", commune.key())).isEmpty();
        });
    }

    @Test
    void a_grid_is_shown_to_the_district_and_the_province_only() {
        assessmentOpens();
        String path = "/api/assessments/" + district.key() + "/grid?agency=finance";

        assertThat(status("district-chair.230", path)).isEqualTo(HttpStatus.OK);
        assertThat(status("province-officer.25", path)).isEqualTo(HttpStatus.OK);
        assertThat(status("district-chair.231", path)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("commune-chair.07975", path)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("district-chair.230", path.replace("finance", "navy")))
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Tag("D2.3c")
    void the_decision_table_proposes_a_class_from_what_was_appraised() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        second.handsIn();
        assessmentOpens();

        district.agenciesAppraise(Map.of("07969", List.of("1.1"), "07975", List.of("3.1"), "07981", List.of("2.2")))
                .frontGivesOpinion();

        assertThat(assessments.proposals(session()))
                .as("95 points; disunity closes both upper classes; a serious crime closes the highest")
                .containsEntry(id(first), Classification.XUAT_SAC)
                .containsEntry(id(second), Classification.KHA)
                .containsEntry(id(third), Classification.VUNG_MANH)
                .hasSize(3);
    }

    @Test
    void the_chair_decides_no_class_above_the_proposed_one() {
        sessionLiesBeforeTheChair(Map.of("07975", List.of("3.1")));
        ObjectNode decisions = district.proposals();
        decision(decisions, second).put("class", "VUNG_MANH").put("reason", "Xã có nhiều cố gắng.");

        assertThat(refusalOf(() -> district.decides(decisions)))
                .isEqualTo(
                        "Xã Hùng Xuyên: không được xếp loại «Trong sạch, vững mạnh» cao hơn mức mà điều kiện cho phép"
                                + " («Khá»).");

        assertNothingIsDecided();
    }

    @Test
    @Tag("D2.3c")
    void the_reasons_say_in_words_which_condition_shuts_which_class() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        second.handsIn();
        assessmentOpens();

        district.agenciesAppraise(
                        Map.of("07975", List.of("3.1"), "07981", List.of("2.1", "2.2", "2.3", "2.4", "2.5", "2.6")))
                .frontGivesOpinion();

        assertThat(reasons(first)).as("the best class is open").isEmpty();
        assertThat(reasons(second))
                .hasSize(2)
                .anySatisfy(reason ->
                        assertThat(reason).startsWith("Có điều loại trừ: ").endsWith("chỉ xét được đến mức «Khá»."));
        assertThat(reasons(third))
                .anySatisfy(reason -> assertThat(reason)
                        .matches("Tổng điểm \\d+,\\d\\d \\(\\d+,\\d\\d %\\) – chỉ xét được đến mức «.+»\\."))
                .anySatisfy(reason -> assertThat(reason)
                        .matches("Tiêu chuẩn 2 «.+» đạt \\d+,\\d\\d % điểm tối đa – chỉ xét được đến mức «Khá»\\."));
    }

    @Test
    @Tag("D2.3c")
    void the_council_has_a_quorum_and_votes_on_every_commune() {
        assessmentOpens();
        district.agenciesAppraise(Map.of()).frontGivesOpinion().consolidates().postsResults();

        ObjectNode few = district.minutes().put("present", 5);
        few.withObject("/votes").put(second.key(), 6).remove(third.key());
        few.withObject("/votes").put("2001-99999", 1);
        ObjectNode early = district.minutes().put("metOn", "2001-01-01").put("content", " ");

        assertThat(refusalOf(() -> district.councilMeets(few)))
                .contains("Hội đồng chỉ họp khi có ít nhất hai phần ba số thành viên (5/9).")
                .contains("Xã Hùng Xuyên: số phiếu tán thành phải từ 0 đến số dự họp.")
                .contains("Xã Bằng Luân: số phiếu tán thành phải từ 0 đến số dự họp.")
                .contains("Hồ sơ «2001-99999» không thuộc phiên này.");
        assertThat(refusalOf(() -> district.councilMeets(early)))
                .isEqualTo("Ngày họp phải từ khi mở phiên đến hôm nay.\nNhập nội dung chính của cuộc họp.");
        assertThat(assessments.assessment(session()).councilMetOn()).isNull();

        district.councilMeets(district.minutes());

        assertThat(assessments.assessment(session()).councilMetOn())
                .isEqualTo(year.now().toLocalDate());
        assertThat(assessments.results(session()))
                .extracting(AssessmentResult::votesFor)
                .containsOnly(9);
    }

    @Test
    @Tag("D2.3d")
    void a_class_without_a_majority_of_the_council_needs_a_reason_of_the_chair() {
        assessmentOpens();
        district.agenciesAppraise(Map.of()).frontGivesOpinion().consolidates().postsResults();
        ObjectNode minutes = district.minutes();
        minutes.withObject("/votes").put(second.key(), 4);
        district.councilMeets(minutes);
        ObjectNode decisions = district.proposals();

        assertThat(refusalOf(() -> district.decides(decisions)))
                .isEqualTo("Xã Hùng Xuyên: hội đồng không tán thành mức «Trong sạch, vững mạnh xuất sắc» (4/9 phiếu),"
                        + " giữ mức này phải ghi lý do.");
        decision(decisions, second).put("reason", "Kết quả đo được đã rõ, minh chứng đủ.");
        district.decides(decisions);

        assertThat(second.dossier().excellenceRequested()).isTrue();
    }

    private List<String> reasons(Commune commune) {
        return assessments.results(session()).stream()
                .filter(result -> result.dossierId().equals(DossierId.parse(commune.key())))
                .findFirst()
                .orElseThrow()
                .classReasons();
    }

    @Test
    void a_refused_decision_changes_nothing_even_without_a_rollback_by_the_engine() {
        sessionLiesBeforeTheChair(Map.of("07975", List.of("3.1")));
        ObjectNode decisions = district.proposals();
        decision(decisions, second).put("class", "VUNG_MANH").put("reason", "Xã có nhiều cố gắng.");

        assertThatThrownBy(() -> assessments.decide(
                        session(),
                        ClassDecision.read(FormPart.of(decisions)),
                        new Signature("district-chair.230", true),
                        Set.of()))
                .isInstanceOf(RefusedException.class);

        assertThat(assessments.results(session()))
                .extracting(AssessmentResult::decidedClass)
                .containsOnlyNulls();
        assertNothingIsDecided();
    }

    @Test
    void the_chair_lowers_a_class_only_with_a_reason() {
        sessionLiesBeforeTheChair(Map.of());
        ObjectNode decisions = district.proposals();
        decision(decisions, second).put("class", "KHA").put("reason", "  ");

        assertThat(refusalOf(() -> district.decides(decisions)))
                .isEqualTo("Xã Hùng Xuyên: hạ mức từ «Trong sạch, vững mạnh xuất sắc» xuống «Khá» phải ghi lý do.");
        assertNothingIsDecided();

        decision(decisions, second).put("reason", "Còn đơn thư vượt cấp.");
        district.decides(decisions);

        assertThat(second.dossier().classification()).isEqualTo(Classification.KHA);
        assertThat(second.dossier().recognisedAt()).isNull();
        assertThat(assessments.results(session()))
                .filteredOn(result -> result.dossierId().equals(DossierId.parse(second.key())))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.proposedClass()).isEqualTo(Classification.XUAT_SAC);
                    assertThat(result.reason()).isEqualTo("Còn đơn thư vượt cấp.");
                });
    }

    @Test
    @Tag("D2.3c")
    @Tag("D2.3d")
    void the_chair_decides_on_every_commune_of_the_session_and_on_no_other() {
        sessionLiesBeforeTheChair(Map.of());
        ObjectNode incomplete = district.proposals();
        incomplete.remove(second.key());
        ObjectNode foreign = district.proposals();
        foreign.putObject(year.year() + "-08053").put("class", "KHA").put("reason", "");
        ObjectNode unknown = district.proposals();
        decision(unknown, second).put("class", "TUYET_VOI");

        assertThat(refusalOf(() -> district.decides(incomplete))).isEqualTo("Xã Hùng Xuyên: chưa chọn mức xếp loại.");
        assertThat(refusalOf(() -> district.decides(foreign)))
                .isEqualTo("Hồ sơ «%d-08053» không thuộc phiên này.".formatted(year.year()));
        assertThat(refusalOf(() -> district.decides(unknown))).isEqualTo("Xã Hùng Xuyên: chưa chọn mức xếp loại.");

        assertNothingIsDecided();
        assertThat(year.commune("08053").dossier().classification()).isNull();
    }

    @Test
    @Tag("D2.3d")
    @Tag("D2.3e")
    void the_district_recognises_the_strong_and_asks_the_province_about_the_excellent() {
        sessionLiesBeforeTheChair(Map.of("07975", List.of("2.2"), "07981", List.of("3.1")));

        district.decides(district.proposals());

        Dossier excellent = first.dossier();
        assertThat(excellent.classification())
                .as("only the province makes it excellent")
                .isEqualTo(Classification.VUNG_MANH);
        assertThat(excellent.recognisedAt()).isNotNull();
        assertThat(excellent.excellenceRequested()).isTrue();
        assertThat(excellent.requestedAt()).as("the paper is not written yet").isNull();
        assertThat(excellent.status()).isEqualTo(DossierStatus.ASSESSED);

        Dossier strong = second.dossier();
        assertThat(strong.classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(strong.recognisedAt()).isNotNull();
        assertThat(strong.excellenceRequested()).isFalse();
        assertThat(strong.status()).isEqualTo(DossierStatus.CLOSED);

        Dossier fair = third.dossier();
        assertThat(fair.classification()).isEqualTo(Classification.KHA);
        assertThat(fair.recognisedAt()).isNull();
        assertThat(fair.status()).isEqualTo(DossierStatus.CLOSED);
    }

    @Test
    @Tag("D2.3e")
    void the_chair_signs_the_request_for_excellence_and_it_gets_number_and_date() {
        sessionLiesBeforeTheChair(Map.of("07975", List.of("2.2")));
        district.decides(district.proposals());

        district.requestsExcellence();

        assertThat(first.dossier().requestNumber()).matches("\\d\\d+/TTr-UBND");
        assertThat(first.dossier().requestDate()).isEqualTo(year.now().toLocalDate());
        assertThat(first.dossier().requestedAt()).isNotNull();
        assertThat(second.dossier().requestedAt())
                .as("was not worth excellence")
                .isNull();
    }

    @Test
    @Tag("D2.3e")
    void a_year_that_was_opened_before_numbers_its_request_elsewhere() {
        sessionLiesBeforeTheChair(Map.of("07975", List.of("2.2")));
        district.decides(district.proposals());
        LocalDate today = year.now().toLocalDate();
        String wrongDate = "Ngày tờ trình phải trong năm %d và không ở tương lai.".formatted(year.year());

        assertThat(requests(" ", today)).contains("Nhập số tờ trình, không quá 60 ký tự.");
        assertThat(requests("05/TTr-UBND", null)).contains(wrongDate);
        assertThat(requests("05/TTr-UBND", today.plusDays(1))).contains(wrongDate);
        assertThat(requests("05/TTr-UBND", LocalDate.of(year.year() - 1, 12, 31)))
                .contains(wrongDate);
        assertThat(first.dossier().requestedAt()).isNull();

        assertThat(requests("05/TTr-UBND", today)).isEmpty();

        assertThat(first.dossier().requestNumber()).isEqualTo("05/TTr-UBND");
        assertThat(first.dossier().requestDate()).isEqualTo(today);
    }

    @Test
    void agencies_that_finish_at_the_same_moment_lose_nothing() throws Exception {
        assessmentOpens();
        List<Task> grids = year.open(APPRAISE, district.key());
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService offices = Executors.newFixedThreadPool(grids.size());
        List<Future<?>> running = new ArrayList<>();
        for (Task task : grids) {
            String agency = (String) tasks.getVariable(task.getId(), "agency");
            Map<String, ObjectNode> form = Map.of("grid", district.grid(agency, Map.of()));
            running.add(offices.submit(() -> {
                go.await();
                year.submit("district-agency-" + agency + ".230", task.getId(), form);
                return null;
            }));
        }
        go.countDown();
        for (Future<?> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        offices.shutdown();
        year.executeJobs();

        assertThat(appraisals.findAll())
                .filteredOn(appraisal -> appraisal.id().assessmentId().equals(UnitYear.parse(district.key())))
                .hasSize(15);
        assertThat(scoring.scores(assessments.dossiers(session()), Side.APPRAISED)
                        .values())
                .hasSize(3)
                .allSatisfy(scores -> assertThat(scores).hasSize(29));
        assertThat(year.open("UserTask_GiveFrontOpinion", district.key())).hasSize(1);
    }

    private void sessionLiesBeforeTheChair(Map<String, List<String>> failed) {
        assessmentOpens();
        district.agenciesAppraise(failed).prepares();
    }

    private void assertNothingIsDecided() {
        assertThat(district.communes()).allSatisfy(commune -> {
            assertThat(commune.dossier().classification()).isNull();
            assertThat(commune.dossier().recognisedAt()).isNull();
        });
        assertThat(assessments.results(session()))
                .extracting(AssessmentResult::decidedClass)
                .containsOnlyNulls();
        assertThat(year.open("UserTask_DecideClasses", district.key())).hasSize(1);
    }

    /** Why not; empty if it goes. */
    private Optional<String> requests(String number, LocalDate date) {
        try {
            assessments.requestExcellence(session(), number, Optional.ofNullable(date));
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private Object status(String user, String path) {
        return http.withBasicAuth(user, "demo").getForEntity(path, String.class).getStatusCode();
    }

    private UnitYear session() {
        return UnitYear.parse(district.key());
    }

    private static DossierId id(Commune commune) {
        return DossierId.parse(commune.key());
    }

    private static ObjectNode decision(ObjectNode decisions, Commune commune) {
        return (ObjectNode) decisions.get(commune.key());
    }

    private static ObjectNode rows(ObjectNode grid) {
        return (ObjectNode) grid.get("entries");
    }

    private static ObjectNode answer(ObjectNode grid, String dossier, String indicator) {
        return (ObjectNode) rows(grid).get(dossier).get(indicator);
    }
}
