package vn.gov.phutho.cleangov.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** A weak commune's plan: weaknesses, measures, agencies, dates, until each is remedied or carried over (D2.2b). */
@CleangovTest
class RemediationTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private RemediationService remediations;

    @Autowired
    private CycleService cycles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Commune commune;
    private District district;
    private DossierId id;

    @BeforeEach
    void aYearHasBegun() {
        commune = year.yearOpens().commune("07981");
        district = year.district("230");
        id = DossierId.parse(commune.key());
    }

    @Test
    @Tag("D2.2b")
    void a_commune_classified_weak_gets_a_plan_and_is_followed_until_every_weakness_is_concluded() {
        year.timersFire("TimerEvent_AssessmentOpens");
        district.assesses(Map.of("07981", everything()));

        assertThat(remediations.remediation(id).cause()).isEqualTo("Xếp loại yếu kém năm " + year.year());
        assertThat(running("07969")).as("not weak").isZero();
        assertThat(remediations.weakestIndicators(id))
                .as("where it earned the least")
                .hasSize(5);

        plans(plan("1.1", "finance", 10), plan("4.4", "justice", 20));
        decides("approve", "");
        assertThat(reporters()).containsExactlyInAnyOrder("district-agency-finance-230", "district-agency-justice-230");
        reports("finance", "Đã hoàn thành.", "yes");
        reports("justice", "Còn vướng mắc.", "no");

        List<Measure> measures = remediations.measures(id);
        assertThat(refusalOf(() -> concludes(
                        Map.of(measures.get(0).id(), "REMEDIED", measures.get(1).id(), "REMEDIED"))))
                .isEqualTo(
                        "«Điểm yếu 4.4»: cơ quan phụ trách báo chưa khắc phục được nên không kết luận là đã khắc phục.");
        concludes(Map.of(measures.get(0).id(), "REMEDIED", measures.get(1).id(), "OPEN"));

        assertThat(reporters()).as("one weakness is left").containsExactly("district-agency-justice-230");
        assertThat(remediations.figures(new UnitYear(year.year(), "230")))
                .containsExactly("Khắc phục ở Xã Bằng Luân: 2 điểm yếu; đã khắc phục 1; chuyển năm sau 0; đang làm 1");
        reports("justice", "Vẫn vướng mắc.", "no");
        concludes(Map.of(measures.get(1).id(), "CARRIED_OVER"));

        assertThat(running("07981")).isZero();
        assertThat(remediations.remediation(id).closed()).isTrue();
        assertThat(remediations.measures(id))
                .extracting(Measure::verdict)
                .containsExactly(Measure.Verdict.REMEDIED, Measure.Verdict.CARRIED_OVER);
    }

    @Test
    @Tag("D2.2b")
    void the_district_opens_a_plan_by_hand_and_the_classification_opens_no_second() {
        opens("district-officer.230", commune.key(), "Nội bộ mất đoàn kết.");

        assertThat(remediations.remediation(id).cause()).isEqualTo("Nội bộ mất đoàn kết.");
        plans(plan("1.1", "finance", 10));
        decides("return", "Ghi rõ việc phải làm.");
        assertThat(remediations.remediation(id).returnReason()).isEqualTo("Ghi rõ việc phải làm.");
        plans(plan("1.2", "finance", 10));
        decides("approve", "");
        assertThat(remediations.measures(id)).extracting(Measure::weakness).containsExactly("Điểm yếu 1.2");

        year.timersFire("TimerEvent_AssessmentOpens");
        district.assesses(Map.of("07981", everything()));
        assertThat(running("07981")).isEqualTo(1);
    }

    @Test
    void only_an_officer_of_its_own_district_opens_a_plan_and_only_once() {
        assertThat(refusalOf(() -> opens("district-officer.231", commune.key(), "Yếu.")))
                .isEqualTo("Chọn một xã thuộc huyện của bạn.");
        assertThat(refusalOf(() -> opens("district-officer.230", year.year() + "-99999", "Yếu.")))
                .isEqualTo("Chọn một xã thuộc huyện của bạn.");
        assertThat(refusalOf(() -> opens("district-officer.230", commune.key(), " ")))
                .isEqualTo("Ghi vì sao huyện đưa xã vào diện khắc phục.");
        assertThatThrownBy(() -> opens("commune-chair.07981", commune.key(), "Yếu."))
                .isInstanceOf(AuthorizationException.class);

        opens("district-officer.230", commune.key(), "Yếu.");
        assertThat(refusalOf(() -> opens("district-officer.230", commune.key(), "Yếu.")))
                .isEqualTo("Xã Bằng Luân đã có kế hoạch khắc phục trong năm %d.".formatted(year.year()));
        assertThat(running("07981")).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> an_incomplete_plan_is_refused_and_nothing_changes() {
        opens("district-officer.230", commune.key(), "Yếu.");
        return Stream.of(
                refused("empty", "Kế hoạch phải có ít nhất một biện pháp, nhiều nhất 50."),
                refused(
                        "no weakness",
                        "Biện pháp 1: ghi điểm yếu phải khắc phục.",
                        plan("1.1", "finance", 10).put("weakness", " ")),
                refused(
                        "no action",
                        "Biện pháp 1: ghi việc phải làm.",
                        plan("1.1", "finance", 10).put("action", "")),
                refused("no such agency", "Biện pháp 1: chọn cơ quan phụ trách.", plan("1.1", "hội đồng", 10)),
                refused(
                        "a day that has passed",
                        "Biện pháp 1: thời hạn phải ở sau hôm nay.",
                        plan("1.1", "finance", 0)),
                refused(
                        "two lines, each with its own",
                        "Biện pháp 1: ghi việc phải làm.\nBiện pháp 2: chọn cơ quan phụ trách.",
                        plan("1.1", "finance", 10).put("action", ""),
                        plan("1.2", "", 10)));
    }

    private DynamicTest refused(String what, String message, ObjectNode... lines) {
        return DynamicTest.dynamicTest(what, () -> {
            assertThat(refusalOf(() -> plans(lines))).isEqualTo(message);
            assertThat(remediations.measures(id)).isEmpty();
        });
    }

    private ObjectNode plan(String indicator, String agency, int days) {
        return district.measure("Điểm yếu " + indicator, agency, days);
    }

    private void opens(String user, String key, String cause) {
        year.starts(user, "remediation", Map.of("commune", key, "cause", cause));
    }

    private void plans(ObjectNode... lines) {
        district.plansRemediation(commune, lines);
    }

    private void decides(String decision, String reason) {
        year.completes(
                "district-chair.230",
                "UserTask_ApproveRemediation",
                commune.key(),
                SignedForm.confirmed(Map.of("decision", decision, "reason", reason)));
    }

    private void reports(String agency, String result, String remedied) {
        district.agencyReportsMeasure(agency, commune, result, remedied);
    }

    private void concludes(Map<Long, String> verdicts) {
        Map<Long, ObjectNode> entered = new HashMap<>();
        verdicts.forEach((measure, verdict) -> entered.put(
                measure,
                verdict.equals("OPEN")
                        ? RemediationForms.openUntil(today().plusDays(15))
                        : RemediationForms.verdict(verdict)));
        district.concludesRemediation(commune, entered);
    }

    private List<String> reporters() {
        return year.open("UserTask_ReportMeasure", commune.key()).stream()
                .map(Task::getId)
                .flatMap(task -> tasks.getIdentityLinksForTask(task).stream())
                .map(link -> link.getGroupId())
                .toList();
    }

    private long running(String commune) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("remediation")
                .processInstanceBusinessKey(year.year() + "-" + commune)
                .count();
    }

    private LocalDate today() {
        return year.now().toLocalDate();
    }

    private List<String> everything() {
        return cycles.criteriaSet(year.year()).indicators().stream()
                .map(Indicator::code)
                .toList();
    }
}
