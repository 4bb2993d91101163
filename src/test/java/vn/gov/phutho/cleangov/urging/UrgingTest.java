package vn.gov.phutho.cleangov.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Media;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Late work is shown to the level above, with a name and a date (D1, D2.3a, D2.3c, D2.4, D3.3). */
@CleangovTest
class UrgingTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private UrgingRepository urgings;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    private Commune commune;
    private District district;

    @BeforeEach
    void aYearHasBegun() {
        commune = year.yearOpens().commune("07975");
        district = year.district("230");
    }

    @Test
    void after_the_deadline_the_district_has_three_working_days_to_urge_the_commune() {
        year.commune("07969").registers();

        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(year.open("UserTask_Urge", year.commune("07969").key()))
                .as("this commune has registered")
                .isEmpty();
        assertThat(year.open("UserTask_Urge", commune.key())).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Đôn đốc: Đăng ký phấn đấu");
            assertThat(tasks.getIdentityLinksForTask(task.getId()))
                    .extracting(IdentityLink::getGroupId)
                    .containsExactly("district-officer-230");
            ZonedDateTime due = task.getDueDate().toInstant().atZone(MovableClock.ZONE);
            assertThat(calendar.workingDaysBetween(year.now().toLocalDate(), due.toLocalDate()))
                    .isEqualTo(3);
            assertThat(calendar.isWorkingDay(due.toLocalDate())).isTrue();
            assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        });
        assertThat(year.open("UserTask_Register", commune.key()))
                .as("the chair may still register")
                .hasSize(1);
    }

    @Test
    void the_districts_acts_are_recorded() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        String promised = year.now().toLocalDate().plusDays(5).toString();

        urges(Map.of("action", "Đã làm việc trực tiếp với Chủ tịch UBND xã.", "promisedOn", promised));

        assertThat(urgings.findByProcessKeyAndMilestoneOrderByUrgedAt(
                        ProcessKey.parse(commune.key()), Milestone.REGISTRATION))
                .singleElement()
                .satisfies(urging -> {
                    assertThat(urging.action()).isEqualTo("Đã làm việc trực tiếp với Chủ tịch UBND xã.");
                    assertThat(urging.promisedOn()).hasToString(promised);
                });
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        assertThat(year.open("UserTask_Register", commune.key())).hasSize(1);
    }

    @Test
    @Tag("D2.3a")
    void the_district_urges_again_until_the_commune_has_registered() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        LocalDate promised = calendar.plusWorkingDays(year.now().toLocalDate(), 7);
        urges(Map.of("action", "Đã gọi điện.", "promisedOn", promised.toString()));

        year.timersFire("TimerEvent_NextUrging");

        assertThat(year.now().toLocalDate()).isEqualTo(calendar.plusWorkingDays(promised, 1));
        LocalDate unpromised = year.now().toLocalDate();
        urges(Map.of("action", "Đã gửi công văn.", "promisedOn", ""));
        year.timersFire("TimerEvent_NextUrging");
        assertThat(year.now().toLocalDate()).isEqualTo(calendar.plusWorkingDays(unpromised, 5));
        assertThat(urgings.findByProcessKeyAndMilestoneOrderByUrgedAt(
                        ProcessKey.parse(commune.key()), Milestone.REGISTRATION))
                .hasSize(2);

        commune.registers();
        assertThat(year.open("UserTask_Urge", commune.key()))
                .as("so late that the deadline of the assignment has passed too")
                .extracting(Task::getName)
                .containsExactly("Đôn đốc: Phân công trong xã");
    }

    @Test
    void a_chair_who_registers_while_the_district_urges_wins_or_loses_cleanly() throws Exception {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        ExecutorService officials = Executors.newFixedThreadPool(2);
        for (District district : List.of(year.district("230"), year.district("231"))) {
            for (Commune late : district.communes()) {
                String code = late.dossier().communeCode();
                String registering =
                        year.open("UserTask_Register", late.key()).get(0).getId();
                String urging = year.open("UserTask_Urge", late.key()).get(0).getId();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Future<?>> both = List.of(
                        officials.submit(() -> {
                            together.await();
                            year.submit(
                                    "commune-chair." + code,
                                    registering,
                                    Map.of("target", "VUNG_MANH", "commitment", "Phấn đấu."));
                            return null;
                        }),
                        officials.submit(() -> {
                            together.await();
                            year.submit(
                                    "district-officer." + late.dossier().districtCode(),
                                    urging,
                                    Map.of("action", "Đã gọi điện."));
                            return null;
                        }));
                for (Future<?> one : both) {
                    try {
                        one.get(60, TimeUnit.SECONDS);
                    } catch (ExecutionException lost) {
                        assertThat(Stream.iterate(lost.getCause(), cause -> cause != null, Throwable::getCause))
                                .as("why it came too late")
                                .anyMatch(cause -> cause instanceof OptimisticLockingException
                                        || cause instanceof NullValueException
                                        || cause instanceof AuthorizationException
                                        || cause instanceof RefusedException);
                    }
                }
                boolean registered = late.dossier().registeredAt() != null;
                assertThat(year.open("UserTask_Register", late.key())).hasSize(registered ? 0 : 1);
            }
        }
        officials.shutdown();
    }

    @Test
    void the_district_stops_urging_only_with_a_reason() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(refusalOf(() -> urges(Map.of("action", "Đã gọi điện.", "stopUrging", true, "reason", " "))))
                .isEqualTo("Thôi đôn đốc thì phải ghi lý do.");
        urges(Map.of("action", "Đã gọi điện.", "stopUrging", true, "reason", "Xã đang sáp nhập."));

        assertThat(urgings.findByProcessKeyAndMilestoneOrderByUrgedAt(
                        ProcessKey.parse(commune.key()), Milestone.REGISTRATION))
                .singleElement()
                .satisfies(urging -> assertThat(urging.stopReason()).isEqualTo("Xã đang sáp nhập."));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("urging")
                        .processInstanceBusinessKey(commune.key())
                        .count())
                .as("the urging has stopped")
                .isZero();
        assertThat(year.open("UserTask_Register", commune.key()))
                .as("the chair may still register")
                .hasSize(1);
    }

    @Test
    void an_official_may_stop_urging_and_late_work_may_still_be_done() {
        commune.registers();
        Department audit = year.department("audit");
        Media newspaper = year.media("newspaper");
        String june = district.reportKey("H1");

        year.timersFire("StartEvent_PlanOverdue");
        stopsUrging("province-officer.25", audit.key(), "UserTask_PlanInspections");
        stopsUrging("province-officer.25", newspaper.key(), "UserTask_PlanCoverage");
        stopsUrging("province-officer.25", district.key(), "UserTask_DraftProgramme");
        stopsUrging("district-officer.230", commune.key(), "UserTask_Assign");
        audit.plans("230").visits("230");
        newspaper.plans();

        year.comesTo(LocalDate.of(year.year(), 6, 3)).timersFire("BoundaryEvent_InterimReviewOverdue");
        stopsUrging("district-officer.230", commune.key(), "UserTask_ReviewHalfYear");
        year.timersFire("StartEvent_ReportOverdue");
        stopsUrging("province-officer.25", june, "UserTask_DraftReport");

        year.timersFire("TimerEvent_SelfReviewOpens").timersFire("StartEvent_SelfReviewOverdue");
        stopsUrging("district-officer.230", commune.key(), "UserTask_ScoreIndicators");
        year.timersFire("TimerEvent_AssessmentOpens").timersFire("BoundaryEvent_AppraisalOverdue");
        stopsUrging("district-officer.230", district.key(), "UserTask_AppraiseIndicators");
        year.timersFire("StartEvent_AssessmentOverdue");
        stopsUrging("province-officer.25", district.key(), "UserTask_AppraiseIndicators");

        year.timersFire("StartEvent_SummaryOverdue").timersFire("StartEvent_CoverageOverdue");
        stopsUrging("province-officer.25", audit.key(), "UserTask_SummariseInspections");
        stopsUrging("province-officer.25", newspaper.key(), "UserTask_RecordPieces");
    }

    /** Stops all urgings with this key. The late work stays. */
    private void stopsUrging(String user, String key, String late) {
        Map<String, ?> stop = Map.of("action", "Đã gọi điện.", "stopUrging", true, "reason", "Đơn vị đang sáp nhập.");
        assertThat(year.open("UserTask_Urge", key))
                .as(late)
                .isNotEmpty()
                .allSatisfy(task -> year.complete(user, task.getId(), stop));
        assertThat(year.open("UserTask_Urge", key)).as(late).isEmpty();
        assertThat(year.open(late, key)).as("may still be done").isNotEmpty();
    }

    @Test
    void an_urging_without_a_measure_or_with_a_promise_in_the_past_is_refused() {
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        String yesterday = year.now().toLocalDate().minusDays(1).toString();

        assertThat(refusalOf(() -> urges(Map.of("action", " ", "promisedOn", ""))))
                .isEqualTo("Ghi đã đôn đốc như thế nào (gọi điện, công văn, làm việc trực tiếp…).");
        assertThat(refusalOf(() -> urges(Map.of("action", "x".repeat(2001), "promisedOn", ""))))
                .isEqualTo("Nội dung đôn đốc dài quá 2000 ký tự.");
        assertThat(refusalOf(() -> urges(Map.of("action", "Đã gọi điện.", "promisedOn", yesterday))))
                .isEqualTo("Ngày hẹn không được ở trong quá khứ.");

        assertThat(urgings.findByProcessKeyAndMilestoneOrderByUrgedAt(
                        ProcessKey.parse(commune.key()), Milestone.REGISTRATION))
                .isEmpty();
        assertThat(year.open("UserTask_Urge", commune.key())).hasSize(1);
    }

    @Test
    @Tag("D3.3")
    void a_late_sheet_is_urged_by_the_district_until_it_is_handed_in() {
        commune.registers();
        Commune intime = year.commune("07969").registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        intime.handsIn();
        commune.scoresItself(commune.sheet()).partyGivesOpinion();

        year.timersFire("StartEvent_SelfReviewOverdue");

        assertThat(year.open("UserTask_Urge", intime.key())).as("handed in").isEmpty();
        isUrged(commune.key(), "Tự đánh giá", "Xã Hùng Xuyên", "district-officer-230", Milestone.SELF_REVIEW);
        urges(Map.of("action", "Đã gọi điện."));
        year.timersFire("TimerEvent_NextUrging");
        assertThat(year.open("UserTask_Urge", commune.key())).hasSize(1);

        commune.chairSigns();
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        assertThat(urgings.findByProcessKeyAndMilestoneOrderByUrgedAt(
                        ProcessKey.parse(commune.key()), Milestone.SELF_REVIEW))
                .singleElement()
                .satisfies(urging -> assertThat(urging.late()).isEqualTo("Xã Hùng Xuyên"));
    }

    @Test
    @Tag("D2.3c")
    void late_agencies_are_urged_by_the_district_and_a_late_district_by_the_province() {
        year.timersFire("TimerEvent_AssessmentOpens");
        List<String> agencies = List.of("finance", "justice");
        List<String> others = year.open("UserTask_AppraiseIndicators", district.key()).stream()
                .map(task -> (String) tasks.getVariable(task.getId(), "agency"))
                .filter(agency -> !agencies.contains(agency))
                .toList();
        others.forEach(agency -> district.agencyAppraises(agency, district.grid(agency, Map.of())));

        year.timersFire("BoundaryEvent_AppraisalOverdue");

        assertThat(urged(district.key(), "Các cơ quan thẩm định"))
                .as("one task for each late agency, none for the others")
                .hasSize(agencies.size())
                .allSatisfy(task -> assertThat(group(task)).isEqualTo("district-officer-230"))
                .extracting(task -> tasks.getVariable(task.getId(), "lateName"))
                .containsExactlyInAnyOrder("Phòng Tài chính - Kế hoạch", "Phòng Tư pháp");
        district.agencyAppraises("finance", district.grid("finance", Map.of()));
        assertThat(urged(district.key(), "Các cơ quan thẩm định"))
                .extracting(task -> tasks.getVariable(task.getId(), "lateName"))
                .containsExactly("Phòng Tư pháp");
        district.agencyAppraises("justice", district.grid("justice", Map.of()));
        assertThat(urged(district.key(), "Các cơ quan thẩm định")).isEmpty();

        year.timersFire("StartEvent_AssessmentOverdue");
        isUrged(
                district.key(),
                "Huyện đánh giá, xếp loại",
                "Huyện Đoan Hùng",
                "province-officer-25",
                Milestone.DISTRICT_ASSESSMENT);
        district.prepares().decides(district.proposals());
        assertThat(urged(district.key(), "Huyện đánh giá, xếp loại")).isEmpty();
    }

    @Test
    @Tag("D2.4")
    void a_late_report_is_urged_by_the_province_until_it_is_sent() {
        year.timersFire("TimerEvent_JuneReportOpens");
        String key = district.reportKey("H1");
        String other = year.district("231").reportKey("H1");
        year.district("231").draftsReport("H1").signsReport("H1");

        year.timersFire("StartEvent_ReportOverdue");

        assertThat(year.open("UserTask_Urge", other)).as("sent in time").isEmpty();
        isUrged(key, "Báo cáo tháng 6", "Huyện Đoan Hùng", "province-officer-25", Milestone.JUNE_REPORT);
        district.draftsReport("H1").signsReport("H1");
        assertThat(year.open("UserTask_Urge", key)).isEmpty();

        year.province().returnsReport(key, "Thiếu số liệu.");
        Task again = year.open("UserTask_DraftReport", key).get(0);
        assertThat(again.getDueDate().toInstant().atZone(MovableClock.ZONE))
                .as("three working days to write again what came back after the deadline")
                .isEqualTo(calendar.due(calendar.plusWorkingDays(year.now().toLocalDate(), 3)));
        assertThat(year.open("UserTask_Urge", key)).isEmpty();
        year.timersFire("StartEvent_ReportOverdue");
        assertThat(year.open("UserTask_Urge", key)).hasSize(1);
    }

    /** Exactly one task names the work, who is late and since when, and lies with this group. */
    private void isUrged(String key, String work, String late, String group, Milestone milestone) {
        assertThat(urged(key, work)).singleElement().satisfies(task -> {
            assertThat(group(task)).isEqualTo(group);
            assertThat(tasks.getVariable(task.getId(), "work")).isEqualTo(work);
            assertThat(tasks.getVariable(task.getId(), "lateName")).isEqualTo(late);
            assertThat(tasks.getVariable(task.getId(), "deadline"))
                    .isEqualTo(DateTimeFormatter.ofPattern("dd/MM/yyyy").format(year.due(key, milestone)));
        });
    }

    /** The open tasks that urge about this work. */
    private List<Task> urged(String key, String work) {
        return year.open("UserTask_Urge", key).stream()
                .filter(task -> task.getName().equals("Đôn đốc: " + work))
                .toList();
    }

    private String group(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
    }

    private void urges(Map<String, ?> form) {
        year.completes("district-officer.230", "UserTask_Urge", commune.key(), form);
    }
}
