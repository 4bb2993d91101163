package vn.gov.phutho.cleangov.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Departments plan, visit, find, confirm and sum up (D1). */
@CleangovTest
class InspectionTest {

    private static final String CONTENT = "Chưa công khai thủ tục hành chính.";

    @Autowired
    private YearScenario year;

    @Autowired
    private InspectionService inspections;

    @Autowired
    private FindingService findings;

    @Autowired
    private InspectionSteps steps;

    @Autowired
    private CycleService cycles;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    private Department audit;
    private Commune commune;

    @BeforeEach
    void aYearHasBegun() {
        audit = year.yearOpens().department("audit");
        commune = year.commune("07975");
    }

    @Test
    void every_department_is_asked_for_its_plan_once() {
        for (Department department : year.departments()) {
            assertThat(year.open("UserTask_PlanInspections", department.key()))
                    .singleElement()
                    .satisfies(task -> {
                        assertThat(groupOf(task)).isEqualTo(department.user().replace('.', '-'));
                        assertThat(dayOf(task))
                                .isEqualTo(calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 3, 15)));
                    });
        }

        steps.openInspections(ProcessKey.parse(Integer.toString(year.year())));

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("department-inspection")
                        .processInstanceBusinessKeyLike(year.year() + "-%")
                        .count())
                .as("asked again, as after a crash, nothing is opened twice")
                .isEqualTo(2);
    }

    @Test
    @Tag("D1")
    void each_planned_visit_becomes_a_task_due_on_its_day() {
        audit.plans("230", "07975");

        List<InspectionVisit> visits = inspections.visitsToRecord(AgencyYear.parse(audit.key()));
        assertThat(visits).extracting(InspectionVisit::unitCode).containsExactly("230", "07975");
        List<Task> open = year.open("UserTask_RecordVisit", audit.key());
        assertThat(open)
                .extracting(this::dayOf)
                .containsExactlyInAnyOrderElementsOf(
                        visits.stream().map(InspectionVisit::plannedOn).toList());
        assertThat(open)
                .extracting(Task::getName)
                .anyMatch(name -> name.startsWith("Ghi kết quả kiểm tra: Xã Hùng Xuyên, "));
    }

    @Test
    @Tag("D1")
    void a_finding_is_remedied_by_the_commune_and_confirmed_by_the_department() {
        String key = auditFinds();
        assertThat(year.open("UserTask_RemedyFinding", key)).singleElement().satisfies(task -> {
            assertThat(groupOf(task)).isEqualTo("commune-officer-07975");
            assertThat(dayOf(task))
                    .isEqualTo(calendar.plusWorkingDays(year.now().toLocalDate(), 10));
            assertThat(tasks.getVariable(task.getId(), "content")).isEqualTo(CONTENT);
            assertThat(tasks.getVariable(task.getId(), "departmentName")).isEqualTo("Thanh tra tỉnh");
        });

        commune.remediesFinding("Đã niêm yết công khai tại trụ sở.");
        assertThat(stateOf(key)).isEqualTo(FindingState.REMEDIED);
        audit.sendsBack(key, "Chưa công khai mức thu phí.");

        assertThat(stateOf(key)).isEqualTo(FindingState.OPEN);
        assertThat(year.open("UserTask_RemedyFinding", key))
                .singleElement()
                .satisfies(task -> assertThat(tasks.getVariable(task.getId(), "returnReason"))
                        .isEqualTo("Chưa công khai mức thu phí."));
        commune.remediesFinding("Đã công khai cả mức thu phí.");
        audit.confirms(key);

        assertThat(stateOf(key)).isEqualTo(FindingState.CONFIRMED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count())
                .isZero();
    }

    @Test
    void a_finding_of_a_district_goes_to_the_district() {
        audit.plans("230").visits("230", audit.finding("230", "Chưa giao ban với các xã.", 10));

        assertThat(year.open("UserTask_RemedyFinding", year.findingOf("230")))
                .singleElement()
                .satisfies(task -> assertThat(groupOf(task)).isEqualTo("district-officer-230"));
    }

    @Test
    void the_department_urges_a_unit_that_remedies_late_until_it_has_done_so() {
        String key = auditFinds();
        assertThat(year.open("UserTask_UrgeRemedy", key)).isEmpty();

        year.timersFire("StartEvent_RemedyOverdue");

        assertThat(stateOf(key)).isEqualTo(FindingState.OVERDUE);
        assertThat(year.open("UserTask_UrgeRemedy", key))
                .singleElement()
                .satisfies(task -> assertThat(groupOf(task)).isEqualTo("province-department-audit-25"));
        LocalDate promised = calendar.plusWorkingDays(year.now().toLocalDate(), 7);
        year.completes(
                audit.user(),
                "UserTask_UrgeRemedy",
                key,
                Map.of("action", "Đã gọi điện.", "promisedOn", promised.toString()));
        assertThat(year.open("UserTask_UrgeRemedy", key)).isEmpty();
        year.timersFire("TimerEvent_NextUrging");
        assertThat(year.now().toLocalDate()).isEqualTo(calendar.plusWorkingDays(promised, 1));
        assertThat(year.open("UserTask_UrgeRemedy", key)).hasSize(1);

        commune.remediesFinding("Đã khắc phục.");

        assertThat(year.open("UserTask_UrgeRemedy", key)).isEmpty();
        audit.sendsBack(key, "Chưa đủ.");
        assertThat(stateOf(key)).as("it has five working days again").isEqualTo(FindingState.OPEN);
        assertThat(year.open("UserTask_RemedyFinding", key))
                .singleElement()
                .satisfies(task -> assertThat(dayOf(task))
                        .isEqualTo(calendar.plusWorkingDays(year.now().toLocalDate(), 5)));
    }

    @Test
    @Tag("D1")
    void the_summary_names_open_findings_and_the_year_still_closes() {
        audit.plans("230", "07975")
                .visits("230", audit.finding("07981", CONTENT, 10), audit.finding("230", "Chưa giao ban.", 10))
                .cannotVisit("07975", "Trùng với đợt thanh tra của Chính phủ.");
        year.commune("07981").remediesFinding("Đã công khai.");
        audit.confirms(year.findingOf("07981"));
        year.timersFire("TimerEvent_SummaryOpens");

        audit.summarises();

        Inspection inspection = inspections.inspection(AgencyYear.parse(audit.key()));
        assertThat(inspection.figures().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Cuộc kiểm tra theo kế hoạch: 2"),
                        line -> assertThat(line)
                                .isEqualTo("Đã kiểm tra: 1; không tổ chức được: 1; chưa ghi kết quả: 0"),
                        line -> assertThat(line).isEqualTo("Kiến nghị đã nêu: 2; đã khắc phục: 1; chưa xong: 1"),
                        line -> assertThat(line)
                                .startsWith("- Huyện Đoan Hùng: Chưa giao ban. (hạn ")
                                .endsWith(", quá hạn khắc phục)"));
        assertThat(unfinished()).contains("tổng kết kiểm tra của Thanh tra tỉnh (chờ tỉnh tiếp nhận)");
        year.province().returnsSummary(audit, "Nêu rõ nguyên nhân.");
        assertThat(year.open("UserTask_SummariseInspections", audit.key()))
                .singleElement()
                .satisfies(task -> {
                    assertThat(tasks.getVariable(task.getId(), "returnReason")).isEqualTo("Nêu rõ nguyên nhân.");
                    assertThat(tasks.getVariable(task.getId(), "assessment"))
                            .isEqualTo("Các huyện triển khai đúng kế hoạch.");
                });
        audit.summarises();
        year.province().receivesSummary(audit);

        assertThat(unfinished())
                .as("the open finding does not hold up the year")
                .noneMatch(open -> open.contains("Thanh tra tỉnh"));
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(year.findingOf("230"))
                        .count())
                .as("but it is not forgotten")
                .isEqualTo(1);
    }

    @Test
    @Tag("D1")
    void a_department_without_plan_or_summary_is_urged_by_the_province() {
        year.timersFire("StartEvent_PlanOverdue");
        assertThat(year.open("UserTask_Urge", audit.key())).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Đôn đốc: Kế hoạch kiểm tra của sở, ban, ngành");
            assertThat(groupOf(task)).isEqualTo("province-officer-25");
            assertThat(tasks.getVariable(task.getId(), "lateName")).isEqualTo("Thanh tra tỉnh");
        });
        audit.plans("230");
        assertThat(year.open("UserTask_Urge", audit.key())).isEmpty();

        year.timersFire("StartEvent_SummaryOverdue");

        assertThat(year.open("UserTask_Urge", audit.key()))
                .singleElement()
                .satisfies(
                        task -> assertThat(task.getName()).isEqualTo("Đôn đốc: Tổng kết kiểm tra của sở, ban, ngành"));
        audit.visits("230").summarises();
        assertThat(year.open("UserTask_Urge", audit.key())).isEmpty();
    }

    @Test
    void deadlines_of_departments_and_findings_move_like_any_other() {
        String finding = auditFinds();
        LocalDate due = dayOf(year.open("UserTask_RemedyFinding", finding).get(0));
        Department budget = year.department("budget");

        year.province()
                .movesDeadline(Map.of(
                        "year", year.year(),
                        "milestone", "INSPECTION_PLAN",
                        "unitCode", "25",
                        "due", LocalDate.of(year.year(), 4, 20).toString(),
                        "reason", "Chờ hướng dẫn."))
                .decidesDay(due, "off", "Nghỉ bù");

        assertThat(dayOf(year.open("UserTask_PlanInspections", budget.key()).get(0)))
                .isEqualTo(calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 4, 20)));
        assertThat(dayOf(year.open("UserTask_RemedyFinding", finding).get(0)))
                .as("the day by which to remedy has become a day off")
                .isEqualTo(calendar.lastWorkingDayOnOrBefore(due))
                .isBefore(due);
    }

    @TestFactory
    Stream<DynamicTest> a_plan_that_makes_no_sense_is_refused() {
        LocalDate today = year.now().toLocalDate();
        String free = calendar.plusWorkingDays(today, 3).toString();
        String dates = "Dòng 1: ngày kiểm tra phải từ hôm nay đến 31/12/%d.".formatted(year.year());
        return Stream.of(
                refused("nothing planned", plan(), "Kế hoạch phải có ít nhất một cuộc kiểm tra."),
                refused("no such unit", plan(visit("99999", free)), "Dòng 1: chọn một huyện hoặc một xã của tỉnh."),
                refused("the province itself", plan(visit("25", free)), "Dòng 1: chọn một huyện hoặc một xã của tỉnh."),
                refused("in the past", plan(visit("230", today.minusDays(1).toString())), dates),
                refused("next year", plan(visit("230", (year.year() + 1) + "-02-01")), dates),
                refused("no day", plan(visit("230", "")), dates),
                refused(
                        "on a holiday",
                        plan(visit("230", year.year() + "-05-01")),
                        "Dòng 1: 01/05/%d không phải ngày làm việc.".formatted(year.year())),
                refused(
                        "twice the same",
                        plan(visit("230", free), visit("230", free)),
                        "Dòng 2: trùng với một dòng ở trên."),
                refused(
                        "no subject",
                        plan(visit("230", free).put("subject", " ")),
                        "Dòng 1: ghi nội dung kiểm tra, không quá 500 ký tự."));
    }

    private DynamicTest refused(String what, ArrayNode visits, String message) {
        return dynamicTest(what, () -> {
            assertThat(refusalOf(() -> audit.plans("Phối hợp.", visits))).isEqualTo(message);
            assertThat(inspections.visitsToRecord(AgencyYear.parse(audit.key())))
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_record_that_makes_no_sense_is_refused() {
        audit.plans("230");
        String today = year.now().toLocalDate().toString();
        String tomorrow = year.now().toLocalDate().plusDays(1).toString();
        ObjectNode good = audit.finding("07975", CONTENT, 10);
        return Stream.of(
                record("no day", Map.of("held", true, "result", "Tốt."), "Ghi ngày đã kiểm tra."),
                record(
                        "held tomorrow",
                        Map.of("held", true, "heldOn", tomorrow, "result", "Tốt."),
                        "Ngày đã kiểm tra không được ở trong tương lai hoặc trước năm %d.".formatted(year.year())),
                record(
                        "no result",
                        Map.of("held", true, "heldOn", today, "result", " "),
                        "Ghi kết quả kiểm tra, không quá 4000 ký tự."),
                record(
                        "not held, no reason",
                        Map.of("held", false, "result", ""),
                        "Ghi lý do không tổ chức kiểm tra, không quá 4000 ký tự."),
                record(
                        "findings of what was not held",
                        Map.of("held", false, "result", "Bận.", "findings", found(good)),
                        "Không tổ chức kiểm tra thì không có kiến nghị."),
                record(
                        "a unit elsewhere",
                        held(today, good, audit.finding("08053", CONTENT, 10)),
                        "Kiến nghị 2: chọn đơn vị được kiểm tra hoặc một xã thuộc đơn vị đó."),
                record(
                        "no content",
                        held(today, audit.finding("07975", " ", 10)),
                        "Kiến nghị 1: ghi nội dung phải khắc phục, không quá 2000 ký tự."),
                record(
                        "to be remedied today",
                        held(today, audit.finding("07975", CONTENT, 0)),
                        "Kiến nghị 1: hạn khắc phục phải sau hôm nay và trong vòng một năm."));
    }

    private DynamicTest record(String what, Map<String, ?> form, String message) {
        return dynamicTest(what, () -> {
            assertThat(refusalOf(() -> audit.records("230", form))).isEqualTo(message);
            assertThat(inspections.visitsToRecord(AgencyYear.parse(audit.key())))
                    .hasSize(1);
            assertThat(findings.ofYear(year.year())).isEmpty();
        });
    }

    @Test
    void a_department_cannot_record_the_visit_of_another() {
        audit.plans("230");
        Department budget = year.department("budget").plans("231");
        Long ofAudit =
                inspections.visitsToRecord(AgencyYear.parse(audit.key())).get(0).id();

        assertThat(refusalOf(() -> budget.records("231", Map.of("held", false, "result", "Bận.", "visitId", ofAudit))))
                .isEqualTo("Biểu mẫu của việc này không có mục «visitId». Chưa thay đổi gì.");
        assertThatThrownBy(() -> inspections.recordVisit(
                        AgencyYear.parse(budget.key()),
                        ofAudit,
                        new VisitReport(false, Optional.empty(), "Bận.", List.of()),
                        budget.user()))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Cuộc kiểm tra này không thuộc kế hoạch của cơ quan đồng chí.");
    }

    @Test
    void a_remedy_and_its_confirmation_say_what_was_done() {
        String key = auditFinds();
        assertThat(refusalOf(() -> commune.remediesFinding(" ")))
                .isEqualTo("Ghi đã khắc phục như thế nào, không quá 2000 ký tự.");
        commune.remediesFinding("Đã xong.");
        assertThat(refusalOf(() -> audit.sendsBack(key, " ")))
                .isEqualTo("Ghi rõ còn phải khắc phục điều gì, không quá 2000 ký tự.");
        assertThat(refusalOf(() -> year.completes(
                        audit.user(), "UserTask_ConfirmRemedy", key, Map.of("decision", "maybe", "reason", ""))))
                .isEqualTo("Chọn xác nhận hoặc trả lại.");
        assertThat(stateOf(key)).isEqualTo(FindingState.REMEDIED);
    }

    /** The key of a finding about the commune, to be remedied in ten working days. */
    private String auditFinds() {
        audit.plans("07975").visits("07975", audit.finding("07975", CONTENT, 10));
        return year.findingOf("07975");
    }

    private FindingState stateOf(String key) {
        return findings.stateOf(findings.finding(FindingId.parse(key)));
    }

    private List<String> unfinished() {
        return cycles.unfinished(year.year());
    }

    private String groupOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    private LocalDate dayOf(Task task) {
        return task.getDueDate().toInstant().atZone(MovableClock.ZONE).toLocalDate();
    }

    private static ArrayNode plan(ObjectNode... visits) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(visits));
    }

    private static ObjectNode visit(String unit, String on) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("unit", unit)
                .put("on", on)
                .put("subject", "Nghị quyết 09.");
    }

    private static ArrayNode found(ObjectNode... findings) {
        return JsonNodeFactory.instance.arrayNode().addAll(List.of(findings));
    }

    private static Map<String, ?> held(String on, ObjectNode... findings) {
        return Map.of("held", true, "heldOn", on, "result", "Tốt.", "findings", found(findings));
    }
}
