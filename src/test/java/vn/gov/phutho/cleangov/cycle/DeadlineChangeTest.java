package vn.gov.phutho.cleangov.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** When deadlines move, the tasks and timers of the units concerned move with them, and no others (D2.3a, D2.4). */
@CleangovTest
class DeadlineChangeTest {

    private static final String OVERDUE = "BoundaryEvent_RegistrationOverdue";

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private DeadlineService deadlines;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Statements statements;

    @Test
    void no_data_is_loaded_for_units_whose_deadline_does_not_move() {
        year.yearOpens();

        List<String> heard = statements.of(() -> year.province()
                .movesDeadline(change(Milestone.REGISTRATION, "07975", LocalDate.of(year.year(), 3, 20))));

        assertThat(heard).anyMatch(sql -> sql.contains("from open_timer where"));
        assertThat(heard)
                .as("each timer and task is asked for by its own id or that of its process")
                .filteredOn(
                        sql -> sql.toLowerCase(Locale.ROOT).matches("(?s)\\s*select.*\\bfrom act_ru_(job|task)\\b.*"))
                .isNotEmpty()
                .allMatch(sql -> sql.toLowerCase(Locale.ROOT).matches("(?s).*id_\\s*(=\\s*\\?|in\\b).*"));
    }

    @Test
    @Tag("D2.3a")
    void a_deadline_moved_for_one_district_moves_only_its_tasks_and_timers() {
        year.yearOpens();
        ZonedDateTime usual = cycles.window(year.year(), Milestone.REGISTRATION).due();
        LocalDate later = LocalDate.of(year.year(), 3, 20);
        ZonedDateTime moved = calendar.due(later);

        year.province().movesDeadline(change(Milestone.REGISTRATION, "230", later));

        communes("230").forEach(commune -> assertThat(due(commune)).isEqualTo(moved));
        communes("230").forEach(commune -> assertThat(timer(OVERDUE, commune)).isEqualTo(moved));
        communes("231").forEach(commune -> assertThat(due(commune)).isEqualTo(usual));
        communes("231").forEach(commune -> assertThat(timer(OVERDUE, commune)).isEqualTo(usual));
        assertThat(cycles.window(year.year(), Milestone.REGISTRATION).due())
                .as("of everybody else")
                .isEqualTo(usual);

        year.todayIs(usual.toLocalDate().plusDays(1)).executeJobs();
        assertThat(urged("231")).hasSize(2);
        assertThat(urged("230")).isEmpty();
        year.commune("07975").registers().assigns();
        assertThat(year.commune("07975").dossier().registeredInTime())
                .as("after the usual deadline, before the moved one")
                .isTrue();
        year.todayIs(moved.toLocalDate().plusDays(1)).executeJobs();
        assertThat(urged("230")).hasSize(2);
    }

    @Test
    void a_deadline_moved_after_it_was_missed_ends_the_urging_until_the_new_one_passes() {
        year.yearOpens().timersFire(OVERDUE);
        assertThat(urged("230")).hasSize(3);
        Commune commune = year.commune("07981");
        LocalDate later = LocalDate.of(year.year(), 4, 10);

        year.province().movesDeadline(change(Milestone.REGISTRATION, "07981", later));

        assertThat(due(commune)).isEqualTo(calendar.due(later));
        assertThat(urged("230")).as("the two others are late as before").hasSize(2);
        assertThat(year.open("UserTask_Urge", commune.key())).isEmpty();
        year.todayIs(calendar.due(later).toLocalDate().plusDays(1)).executeJobs();
        assertThat(year.open("UserTask_Urge", commune.key())).hasSize(1);
    }

    @Test
    void the_last_decision_that_covers_a_unit_holds() {
        year.yearOpens();
        LocalDate forAll = LocalDate.of(year.year(), 3, 10);
        LocalDate forOne = LocalDate.of(year.year(), 3, 20);
        LocalDate forAllAgain = LocalDate.of(year.year(), 3, 25);
        Commune one = year.commune("07975");
        Commune other = year.commune("08053");

        year.province().movesDeadline(change(Milestone.REGISTRATION, "", forAll));
        year.province().movesDeadline(change(Milestone.REGISTRATION, "07975", forOne));
        assertThat(due(one)).isEqualTo(calendar.due(forOne));
        assertThat(due(other)).isEqualTo(calendar.due(forAll));

        year.province().movesDeadline(change(Milestone.REGISTRATION, "", forAllAgain));
        assertThat(due(one)).isEqualTo(calendar.due(forAllAgain));
        assertThat(due(other)).isEqualTo(calendar.due(forAllAgain));
        assertThat(deadlines.changes(year.year()))
                .extracting(DeadlineChange::reason, DeadlineChange::decidedBy)
                .containsOnly(tuple("Mưa lũ kéo dài.", "province-officer.25"))
                .hasSize(3);
    }

    @Test
    void a_deadline_cannot_move_past_the_next_one_of_the_same_unit() {
        year.yearOpens();
        LocalDate late = LocalDate.of(year.year(), 12, 10);
        assertThat(refusalOf(() -> year.province().movesDeadline(change(Milestone.SELF_REVIEW, "230", late))))
                .startsWith("Hạn mới của «Tự đánh giá» không được sau ");

        year.province()
                .movesDeadline(change(Milestone.DISTRICT_ASSESSMENT, "230", late))
                .movesDeadline(change(Milestone.SELF_REVIEW, "230", late));

        assertThat(year.due(year.commune("07975").key(), Milestone.SELF_REVIEW)).isEqualTo(calendar.due(late));
        assertThat(refusalOf(() -> year.province().movesDeadline(change(Milestone.SELF_REVIEW, "231", late))))
                .startsWith("Hạn mới của «Tự đánh giá» không được sau ");
    }

    @Test
    @Tag("D2.4")
    void an_added_holiday_moves_deadlines_and_its_withdrawal_moves_them_back() {
        year.yearOpens().timersFire("TimerEvent_JuneReportOpens");
        String report = year.district("230").reportKey("H1");
        ZonedDateTime usual = taskDue("UserTask_DraftReport", report);
        LocalDate last = usual.toLocalDate();
        ZonedDateTime before = calendar.due(last.minusDays(1));

        year.province().decidesDay(last, "off", "Nghỉ bù");

        assertThat(taskDue("UserTask_DraftReport", report)).isEqualTo(before);
        assertThat(timerOf("StartEvent_ReportOverdue", report)).isEqualTo(before);

        year.province().decidesDay(last, "forget", "");
        assertThat(taskDue("UserTask_DraftReport", report)).isEqualTo(usual);
        assertThat(timerOf("StartEvent_ReportOverdue", report)).isEqualTo(usual);
    }

    @TestFactory
    Stream<DynamicTest> what_cannot_be_moved_is_refused_and_nothing_moves() {
        year.yearOpens();
        int now = year.year();
        ZonedDateTime usual = due(year.commune("07975"));
        Map<String, Object> good = change(Milestone.REGISTRATION, "230", LocalDate.of(now, 3, 20));
        return Stream.of(
                        refused("no reason", good, "reason", " ", "Ghi lý do dời thời hạn, không quá 2000 ký tự."),
                        refused("no day", good, "due", "", "Chọn ngày của hạn mới."),
                        refused("an unknown unit", good, "unitCode", "99999", "Không có đơn vị nào mang mã «99999»."),
                        refused(
                                "a day in the past",
                                good,
                                "due",
                                now + "-01-10",
                                "Hạn mới (10/01/%d) không được ở trong quá khứ hoặc trước ngày bắt đầu (15/01/%d)."
                                        .formatted(now, now)),
                        refused(
                                "a day on which the next has begun, whatever the weekday",
                                good,
                                "due",
                                now + "-10-20",
                                "Hạn mới của «Đăng ký phấn đấu» không được sau 14/10/%d.".formatted(now)),
                        refused("no milestone", good, "milestone", "NOEL", "Không có mốc thời gian «NOEL»."),
                        refused(
                                "a deadline of another level",
                                Map.of(
                                        "year",
                                        now,
                                        "milestone",
                                        "JUNE_REPORT",
                                        "unitCode",
                                        "07975",
                                        "due",
                                        now + "-07-10",
                                        "reason",
                                        "Mưa lũ."),
                                "reason",
                                "Mưa lũ.",
                                "«Báo cáo tháng 6» là thời hạn của cấp huyện, không phải của Xã Hùng Xuyên."),
                        refused(
                                "a year that is not open",
                                good,
                                "year",
                                "1999",
                                "Năm 1999 chưa được mở nên không dời được thời hạn."))
                .map(one -> DynamicTest.dynamicTest(one.what(), () -> {
                    assertThat(refusalOf(() -> year.province().movesDeadline(one.form())))
                            .isEqualTo(one.message());
                    assertThat(due(year.commune("07975"))).isEqualTo(usual);
                    assertThat(deadlines.changes(now)).isEmpty();
                }));
    }

    @Test
    void only_home_affairs_moves_deadlines_and_decides_days() {
        year.yearOpens();
        for (String process : List.of("deadline-change", "calendar-change")) {
            for (String other : List.of("district-officer.230", "commune-chair.07975", "province-chair.25")) {
                assertThatThrownBy(() -> year.as(other, () -> runtime.startProcessInstanceByKey(process)))
                        .as(other)
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    private record Refused(String what, Map<String, Object> form, String message) {}

    private static Refused refused(String what, Map<String, Object> good, String field, String value, String message) {
        Map<String, Object> form = new HashMap<>(good);
        form.put(field, value);
        return new Refused(what, form, message);
    }

    private Map<String, Object> change(Milestone milestone, String unit, LocalDate due) {
        return Map.of(
                "year",
                year.year(),
                "milestone",
                milestone.name(),
                "unitCode",
                unit,
                "due",
                due.toString(),
                "reason",
                "Mưa lũ kéo dài.");
    }

    private List<Commune> communes(String district) {
        return year.district(district).communes();
    }

    private List<Task> urged(String district) {
        return communes(district).stream()
                .flatMap(commune -> year.open("UserTask_Urge", commune.key()).stream())
                .toList();
    }

    private ZonedDateTime due(Commune commune) {
        return taskDue("UserTask_Register", commune.key());
    }

    private ZonedDateTime taskDue(String element, String key) {
        return year.open(element, key).get(0).getDueDate().toInstant().atZone(MovableClock.ZONE);
    }

    private ZonedDateTime timer(String element, Commune commune) {
        return timerOf(element, commune.key());
    }

    private ZonedDateTime timerOf(String element, String key) {
        List<String> processes = runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        Job timer = management.createJobQuery().activityId(element).timers().list().stream()
                .filter(job -> processes.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow();
        return timer.getDuedate().toInstant().atZone(MovableClock.ZONE);
    }
}
