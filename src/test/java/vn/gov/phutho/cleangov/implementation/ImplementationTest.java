package vn.gov.phutho.cleangov.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A commune's work between registration and self-review (D3.1a, D3.1b, D3.2, D3.3, D3.4). */
@CleangovTest
class ImplementationTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private ImplementationService implementation;

    @Autowired
    private DifficultyService difficulties;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private CycleService cycles;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private Commune commune;
    private DossierId id;

    @BeforeEach
    void aCommuneHasRegistered() {
        commune = year.yearOpens().commune("07975").registers();
        id = DossierId.parse(commune.key());
    }

    @Test
    @Tag("D3.1a")
    @Tag("D3.2")
    void the_chair_assigns_every_standard_and_indicator() {
        assertThat(year.open("UserTask_Assign", commune.key()))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(year.due(commune.key(), Milestone.ASSIGNMENT).toInstant()));

        commune.assigns();

        Assignment assignment = implementation.assignment(id).orElseThrow();
        Set<String> subjects = cycles.criteriaSet(year.year()).indicators().stream()
                .map(indicator -> indicator.code())
                .collect(Collectors.toSet());
        cycles.criteriaSet(year.year()).criteria().forEach(standard -> subjects.add(standard.code()));
        assertThat(assignment.parts().keySet()).isEqualTo(subjects).hasSize(34);
        assertThat(assignment.assignedBy()).isEqualTo("commune-chair.07975");
        assertThat(assignment.parts().get("1.1").person()).isEqualTo("Trần Thị Bình");
        assertThat(assignment.parts().get("1.2").person()).isEqualTo("Nguyễn Văn An");
        assertThat(implementation.democracy(id)).hasSize(10).noneMatch(DemocracyItem::done);
        assertThat(year.open("UserTask_Assign", commune.key())).isEmpty();
    }

    @Test
    @Tag("D3.2")
    @Tag("D3.4")
    void every_part_is_assigned_and_every_person_has_a_part() {
        ObjectNode plan = commune.plan();
        ((ObjectNode) plan.get("standards")).remove("TC2");
        ((ObjectNode) plan.get("indicators")).remove("1.1");
        ((ObjectNode) plan.get("democracy")).put("DC01", "").put("DC02", (year.year() + 1) + "-01-31");

        assertThat(refusalOf(() -> assign(plan))).isEqualTo("""
                        Tiêu chuẩn 2 (Giữ vững trật tự trị an, an ninh - quốc phòng) chưa giao cho ai.
                        Đồng chí Trần Thị Bình chưa được giao nội dung nào.
                        «Công khai kế hoạch phát triển kinh tế - xã hội và dự toán ngân sách năm»: chưa định ngày thực hiện.
                        «Niêm yết thủ tục hành chính, phí, lệ phí tại trụ sở»: chọn một ngày từ 15/01/%1$d đến 14/10/%1$d.""".formatted(year.year()));

        ObjectNode nameless = commune.plan();
        ((ObjectNode) nameless.get("people").get(1)).put("position", " ");
        assertThat(refusalOf(() -> assign(nameless))).startsWith("Người thứ 2: ghi đủ họ tên và chức vụ.");
        ObjectNode twice = commune.plan();
        ((ObjectNode) twice.get("people").get(1))
                .setAll((ObjectNode) twice.get("people").get(0));
        assertThat(refusalOf(() -> assign(twice))).isEqualTo("Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND có hai lần.");
        ObjectNode neighbours = year.commune("07969").plan();
        assertThat(refusalOf(() -> assign(neighbours)))
                .isEqualTo("Bảng phân công này không phải của hồ sơ " + commune.key() + ".");

        assertThat(implementation.assignment(id)).isEmpty();
        assertThat(implementation.democracy(id)).isEmpty();
        assertThat(year.open("UserTask_Assign", commune.key())).hasSize(1);
    }

    private void assign(JsonNode plan) {
        year.completes("commune-chair.07975", "UserTask_Assign", commune.key(), ImplementationForms.assign(plan));
    }

    @Test
    @Tag("D3.2")
    void a_late_assignment_is_urged_by_the_district_until_it_is_made() {
        year.timersFire("BoundaryEvent_AssignmentOverdue");

        assertThat(year.open("UserTask_Urge", commune.key()))
                .extracting(Task::getName)
                .containsExactly("Đôn đốc: Phân công trong xã");

        commune.assigns();
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
    }

    @Test
    @Tag("D3.2")
    void a_briefing_is_due_on_the_last_working_day_of_each_month_and_a_missed_one_stays() {
        commune.assigns();
        assertThat(year.open("UserTask_HoldBriefing", commune.key())).isEmpty();

        year.comesTo(LocalDate.of(year.year(), 1, 31));
        year.comesTo(calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 2, 28)));

        assertThat(year.open("UserTask_HoldBriefing", commune.key()))
                .extracting(Task::getName, Task::getDueDate)
                .containsExactlyInAnyOrder(
                        tuple("Họp giao ban tháng 1", endOf(1)), tuple("Họp giao ban tháng 2", endOf(2)));

        commune.holdsBriefing(2);

        assertThat(implementation.briefings(id)).singleElement().satisfies(held -> {
            assertThat(held.month()).isEqualTo(2);
            assertThat(held.heldOn()).isEqualTo(year.now().toLocalDate());
            assertThat(held.complete()).isTrue();
        });
        assertThat(year.open("UserTask_HoldBriefing", commune.key()))
                .extracting(Task::getName)
                .containsExactly("Họp giao ban tháng 1");
        commune.holdsBriefing(1);
        assertThat(implementation.briefings(id)).extracting(Briefing::inTime).containsExactly(false, true);
    }

    private Date endOf(int month) {
        LocalDate last = LocalDate.of(year.year(), month + 1, 1).minusDays(1);
        return Date.from(calendar.due(last).toInstant());
    }

    @Test
    void minutes_that_leave_something_open_are_refused() {
        commune.assigns();
        year.comesTo(LocalDate.of(year.year(), 2, 26));

        ObjectNode mute = commune.minutes(2);
        ((ObjectNode) mute.get("reports").get(0)).put("line", " ");
        mute.put("needsDistrict", true).put("request", "");
        mute.put("heldOn", year.now().toLocalDate().plusDays(1).toString());
        mute.putObject("democracy")
                .put("DC01", year.now().toLocalDate().plusDays(1).toString());
        assertThat(refusalOf(() -> commune.holdsBriefing(mute))).isEqualTo("""
                        Ngày giao ban phải từ 01/02/%1$d đến 26/02/%1$d.
                        Đồng chí Nguyễn Văn An: ghi tóm tắt nội dung đã báo cáo.
                        Ghi rõ việc cần huyện giải quyết.
                        «Công khai kế hoạch phát triển kinh tế - xã hội và dự toán ngân sách năm»: ngày thực hiện phải trong năm %1$d và không sau hôm nay.""".formatted(year.year()));
        ObjectNode absent = commune.minutes(2);
        ((com.fasterxml.jackson.databind.node.ArrayNode) absent.get("reports")).remove(1);
        assertThat(refusalOf(() -> commune.holdsBriefing(absent)))
                .isEqualTo("Thiếu phần báo cáo của đồng chí Trần Thị Bình.");
        assertThat(refusalOf(() -> year.complete(
                        "commune-officer.07975",
                        year.open("UserTask_HoldBriefing", commune.key()).stream()
                                .filter(task -> task.getName().endsWith("2"))
                                .findFirst()
                                .orElseThrow()
                                .getId(),
                        Map.of("briefing", commune.minutes(1), "month", 1))))
                .as("the month of another task")
                .isEqualTo("Biểu mẫu của việc này không có mục «month». Chưa thay đổi gì.");

        assertThat(implementation.briefings(id)).isEmpty();
    }

    @Test
    @Tag("D3.1a")
    @Tag("D3.1b")
    void the_chair_reports_results_and_difficulties_to_the_party_every_quarter() {
        commune.assigns();
        year.comesTo(LocalDate.of(year.year(), 3, 28));
        commune.holdsBriefing(3);

        assertThat(refusalOf(() -> commune.reportsToParty(1, "", ""))).isEqualTo("Chọn có hay không có khó khăn.");
        assertThat(refusalOf(() -> commune.reportsToParty(1, "OWN", " "))).startsWith("Ghi rõ khó khăn cần giải quyết");
        Task report = year.open("UserTask_ReportToParty", commune.key()).get(0);
        assertThat(tasks.getVariable(report.getId(), "results"))
                .as("begins with what was said in the briefings since it appeared")
                .isEqualTo("");
        assertThat(implementation.quarterResults(id, 1)).contains("- Tháng 3, Nguyễn Văn An: Đạt kế hoạch tháng.");

        commune.reportsToParty(1, "OWN", "Thiếu cán bộ.");

        assertThat(implementation.partyReports(id)).singleElement().satisfies(made -> {
            assertThat(made.quarter()).isEqualTo(1);
            assertThat(made.difficulties()).isEqualTo("Thiếu cán bộ.");
            assertThat(made.reportedBy()).isEqualTo("commune-chair.07975");
            assertThat(made.inTime()).isTrue();
        });
        assertThat(difficulties.of(id)).as("it solves them itself").isEmpty();
    }

    @Test
    @Tag("D3.3")
    void the_interim_review_names_strengths_weaknesses_and_a_class() {
        year.comesTo(LocalDate.of(year.year(), 6, 3));
        Map<String, String> form = Map.of("strengths", "Tốt.", "weaknesses", " ", "forecast", "KHA");
        assertThat(refusalOf(
                        () -> year.completes("commune-chair.07975", "UserTask_ReviewHalfYear", commune.key(), form)))
                .isEqualTo("Ghi cả ưu điểm và khuyết điểm.");
        assertThat(refusalOf(() -> year.completes(
                        "commune-chair.07975",
                        "UserTask_ReviewHalfYear",
                        commune.key(),
                        Map.of("strengths", "Tốt.", "weaknesses", "Còn chậm.", "forecast", ""))))
                .isEqualTo("Chọn mức dự kiến xếp loại.");

        commune.reviewsHalfYear();

        assertThat(implementation.interimReview(id)).get().satisfies(review -> {
            assertThat(review.forecast()).isEqualTo(Classification.VUNG_MANH);
            assertThat(review.inTime()).isTrue();
        });
    }

    @Test
    @Tag("D3.3")
    void a_late_interim_review_is_urged() {
        year.comesTo(LocalDate.of(year.year(), 6, 3));
        year.timersFire("BoundaryEvent_InterimReviewOverdue");

        assertThat(year.open("UserTask_Urge", commune.key()))
                .extracting(Task::getName)
                .contains("Đôn đốc: Sơ kết sáu tháng");
        commune.reviewsHalfYear();
        assertThat(implementation.interimReview(id))
                .get()
                .satisfies(review -> assertThat(review.inTime()).isFalse());
        assertThat(year.open("UserTask_Urge", commune.key()))
                .extracting(Task::getName)
                .doesNotContain("Đôn đốc: Sơ kết sáu tháng");
    }

    @Test
    void tasks_open_when_the_self_review_opens_are_recorded_as_missed_and_end() {
        commune.assigns();
        year.comesTo(LocalDate.of(year.year(), 2, 26));
        commune.holdsBriefing(2);

        year.timersFire("TimerEvent_SelfReviewOpens");

        assertThat(implementation.missed(id))
                .extracting(MissedDuty::duty, MissedDuty::period)
                .contains(
                        tuple(OwedWork.BRIEFING, 1),
                        tuple(OwedWork.BRIEFING, 9),
                        tuple(OwedWork.PARTY_REPORT, 1),
                        tuple(OwedWork.PARTY_REPORT, 3),
                        tuple(OwedWork.INTERIM_REVIEW, 0))
                .doesNotContain(tuple(OwedWork.BRIEFING, 2), tuple(OwedWork.ASSIGNMENT, 0))
                .hasSize(8 + 3 + 1);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(commune.key())
                        .list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly("UserTask_ScoreIndicators");
    }

    @Test
    void a_commune_that_never_registers_has_no_tasks_but_its_omissions_on_record() {
        Commune never = year.commune("07969");
        year.timersFire("BoundaryEvent_SelfReviewOpens");

        assertThat(implementation.missed(DossierId.parse(never.key())))
                .extracting(MissedDuty::duty)
                .containsOnlyOnce(OwedWork.ASSIGNMENT, OwedWork.INTERIM_REVIEW)
                .contains(OwedWork.BRIEFING, OwedWork.PARTY_REPORT)
                .hasSize(1 + 7 + 3 + 1);
        assertThat(year.open("UserTask_ScoreIndicators", never.key())).hasSize(1);
    }

    // ---- difficulties

    @Test
    @Tag("D3.1b")
    void a_difficulty_goes_to_the_district_and_its_answer_comes_back_until_it_is_solved() {
        commune.assigns();
        year.comesTo(LocalDate.of(year.year(), 2, 26));
        commune.holdsBriefing(commune.minutes(2).put("needsDistrict", true).put("request", "Đường liên xã sạt lở."));

        Task solve = year.open("UserTask_SolveDifficulty", commune.key()).get(0);
        assertThat(solve.getDueDate().toInstant()).isEqualTo(workingDaysFromNow(10));
        assertThat(tasks.getVariable(solve.getId(), "content")).isEqualTo("Đường liên xã sạt lở.");
        assertThat(tasks.getVariable(solve.getId(), "source")).isEqualTo("giao ban tháng 2");
        assertThat(cycles.unfinished(year.year())).contains("khó khăn của Xã Hùng Xuyên nêu tại giao ban tháng 2");

        assertThat(refusalOf(() -> districtAnswers(" "))).startsWith("Ghi huyện đã giải quyết như thế nào");
        year.comesTo(LocalDate.of(year.year(), 3, 3));
        districtAnswers("Đã giao Phòng Kinh tế.");
        Task judge = year.open("UserTask_JudgeAnswer", commune.key()).get(0);
        assertThat(tasks.getVariable(judge.getId(), "answer")).isEqualTo("Đã giao Phòng Kinh tế.");
        assertThat(judge.getDueDate().toInstant()).isEqualTo(workingDaysFromNow(5));
        assertThat(refusalOf(() -> communeJudges("", ""))).startsWith("Chọn «Đã giải quyết xong»");
        assertThat(refusalOf(() -> communeJudges("missing", ""))).startsWith("Ghi rõ còn thiếu gì");

        communeJudges("missing", "Chưa có kinh phí.");
        Task again = year.open("UserTask_SolveDifficulty", commune.key()).get(0);
        assertThat(tasks.getVariable(again.getId(), "missing")).isEqualTo("Chưa có kinh phí.");
        districtAnswers("Đã cấp 200 triệu đồng.");
        communeJudges("solved", "");

        assertThat(difficulties.of(id)).singleElement().satisfies(solved -> {
            assertThat(solved.solvedAt()).isNotNull();
            assertThat(solved.answers())
                    .extracting(Difficulty.Answer::answer, Difficulty.Answer::missing)
                    .containsExactly(
                            tuple("Đã giao Phòng Kinh tế.", "Chưa có kinh phí."), tuple("Đã cấp 200 triệu đồng.", ""));
            assertThat(solved.answers())
                    .extracting(Difficulty.Answer::answeredBy)
                    .containsOnly("district-officer.230");
        });
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("difficulty")
                        .processInstanceBusinessKey(commune.key())
                        .count())
                .isZero();
    }

    @Test
    void a_difficulty_of_a_party_report_outlives_the_self_review() {
        year.comesTo(LocalDate.of(year.year(), 9, 28));
        commune.reportsToParty(3, "DISTRICT", "Thiếu phòng học.");

        year.timersFire("TimerEvent_SelfReviewOpens");

        assertThat(year.open("UserTask_SolveDifficulty", commune.key())).hasSize(1);
        districtAnswers("Đã ghi vốn.");
        communeJudges("solved", "");
        assertThat(difficulties.of(id)).extracting(Difficulty::source).containsExactly("báo cáo cấp ủy quý III");
    }

    private java.time.Instant workingDaysFromNow(int days) {
        return calendar.due(calendar.plusWorkingDays(year.now().toLocalDate(), days))
                .toInstant();
    }

    private void districtAnswers(String answer) {
        year.completes(
                "district-officer.230",
                "UserTask_SolveDifficulty",
                commune.key(),
                ImplementationForms.solveDifficulty(answer));
    }

    private void communeJudges(String verdict, String missing) {
        year.completes(
                "commune-officer.07975",
                "UserTask_JudgeAnswer",
                commune.key(),
                ImplementationForms.judgeAnswer(verdict, missing));
    }

    // ---- what the records measure

    @Test
    void a_year_of_work_earns_all_points_of_what_the_records_measure() {
        commune.worksUntilSelfReview();
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.scoresItself(commune.sheet());

        assertThat(scoring.totals(id, Side.SELF).total()).isEqualByComparingTo("100");
        assertEqualsTheRecords();
    }

    @Test
    @Tag("D3.4")
    @Tag("D5")
    void delays_are_measured_and_cannot_be_overwritten() {
        commune.assigns();
        year.comesTo(LocalDate.of(year.year(), 1, 28));
        commune.holdsBriefing(1);
        year.comesTo(LocalDate.of(year.year(), 2, 26));
        ObjectNode incomplete = commune.minutes(2);
        ((ObjectNode) incomplete.get("reports").get(1)).put("reported", false).put("line", "");
        incomplete.putObject("democracy").put("DC03", year.now().toLocalDate().toString());
        commune.holdsBriefing(incomplete);
        year.comesTo(LocalDate.of(year.year(), 3, 28));
        commune.reportsToParty(1, "NONE", "");
        year.comesTo(LocalDate.of(year.year(), 6, 28));
        commune.reviewsHalfYear();
        year.timersFire("TimerEvent_SelfReviewOpens");

        ObjectNode forged = commune.sheet();
        ((ObjectNode) forged.get("entries").get("4.2")).put("value", "100");
        assertThat(refusalOf(() -> commune.scoresItself(forged)))
                .isEqualTo("Chỉ tiêu 4.2: hệ thống tính từ hồ sơ trong năm, không nhập tay.");
        ObjectNode without = commune.sheet();
        ((ObjectNode) without.get("entries")).remove(List.of("4.1", "4.2", "4.3", "5.5"));
        commune.scoresItself(without);

        Map<String, Score> scores = scoring.scores(id, Side.SELF);
        assertThat(scores).hasSize(29);
        assertThat(scores.get("4.1").measurement().items()).containsExactly(true, true, true);
        assertThat(scores.get("4.2").measurement().value()).isEqualByComparingTo("11.11");
        assertThat(scores.get("4.3").measurement().value()).isEqualByComparingTo("25");
        assertThat(scores.get("5.5").measurement().value()).isEqualByComparingTo("10");
        assertThat(scores.get("4.2").note())
                .startsWith("Phải giao ban 9 kỳ, đã họp 2 kỳ, đủ người báo cáo 1 kỳ. Không họp hoặc chưa đủ: tháng 2,");
        assertEqualsTheRecords();
    }

    /** A second, independent computation: done against done and missed, in SQL. */
    private void assertEqualsTheRecords() {
        Map<String, Score> scores = scoring.scores(id, Side.SELF);
        assertThat(scores.get("4.1").measurement().items())
                .containsExactly(
                        one("select registered_in_time from dossier where id = ?", Boolean.class),
                        one("select count(*) = 1 from assignment where dossier_id = ?", Boolean.class),
                        one(
                                "select count(*) = 1 from assignment a join dossier d on d.id = a.dossier_id"
                                        + " where d.id = ? and d.registered_by like 'commune-chair.%'"
                                        + " and a.assigned_by = d.registered_by",
                                Boolean.class));
        assertThat(scores.get("4.2").measurement().value()).isEqualByComparingTo(one("""
                        select round(100.0 * (select count(*) from briefing b where b.dossier_id = d.id and not exists
                                 (select 1 from briefing_report r where r.briefing_id = b.id and not r.reported))
                             / ((select count(*) from briefing b where b.dossier_id = d.id)
                                + (select count(*) from missed_duty m where m.dossier_id = d.id and m.duty = 'BRIEFING')), 2)
                        from dossier d where d.id = ?""", BigDecimal.class));
        assertThat(scores.get("4.3").measurement().value()).isEqualByComparingTo(one("""
                        select round(100.0 * count(*) filter (where in_time) / count(*), 2) from (
                          select in_time, dossier_id from party_report
                          union all select in_time, dossier_id from interim_review
                          union all select false, dossier_id from missed_duty where duty in ('PARTY_REPORT', 'INTERIM_REVIEW')) all_owed
                        where dossier_id = ?""", BigDecimal.class));
        assertThat(scores.get("5.5").measurement().value())
                .isEqualByComparingTo(one(
                        "select round(100.0 * count(done_on) / count(*), 2) from democracy_item where dossier_id = ?",
                        BigDecimal.class));
    }

    private <T> T one(String sql, Class<T> type) {
        return jdbc.sql(sql).param(id.toString()).query(type).single();
    }
}
