package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.calendar.CalendarForTests;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/** From which days a run looks at a deadline; 2025, whose Tết is on 29 January. */
class CoveredDaysTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2025, 1, 2);

    private final WorkingCalendar calendar = CalendarForTests.byTheRules();

    @Test
    void an_ordinary_day_speaks_for_itself() {
        assertThat(run("2025-06-03", "2025-06-02")).isEqualTo(coveredDays("2025-06-03", "2025-06-03", "2025-06-03"));
        assertThat(checks(run("2025-06-03", "2025-06-02"), "2025-06-30", LONG_AGO))
                .containsExactly("2025-06-30@2025-06-03");
    }

    @Test
    void a_friday_speaks_for_the_weekend() {
        CoveredDays friday = run("2025-05-30", "2025-05-29");

        assertThat(checks(friday, "2025-06-30", LONG_AGO))
                .as("31 May, thirty days ahead, is a Saturday")
                .containsExactly("2025-06-30@2025-05-30", "2025-06-30@2025-05-31", "2025-06-30@2025-06-01");
        assertThat(asked("2025-06-30@2025-05-31").daysLeft()).isEqualTo(30);
        assertThat(checks(run("2025-06-02", "2025-06-01"), "2025-06-30", LONG_AGO))
                .as("and Monday does not say it again")
                .containsExactly("2025-06-30@2025-06-02");
    }

    @Test
    void the_last_day_before_tet_speaks_for_all_of_it() {
        assertThat(run("2025-01-27", "2025-01-26")).isEqualTo(coveredDays("2025-01-27", "2025-01-27", "2025-02-03"));
    }

    @Test
    void days_on_which_the_computer_was_off_are_made_up_for() {
        CoveredDays afterAWeekOff = run("2025-06-10", "2025-06-02");

        assertThat(afterAWeekOff).isEqualTo(coveredDays("2025-06-03", "2025-06-10", "2025-06-10"));
        assertThat(checks(afterAWeekOff, "2025-06-12", LONG_AGO))
                .startsWith("2025-06-12@2025-06-03")
                .endsWith("2025-06-12@2025-06-10")
                .hasSize(8);
        assertThat(checks(afterAWeekOff, "2025-06-06", LONG_AGO))
                .as("what became overdue meanwhile is overdue, once")
                .containsExactly("2025-06-06@2025-06-10");
    }

    @Test
    void the_first_run_of_all_speaks_for_no_past() {
        assertThat(CoveredDays.of(LocalDate.parse("2025-06-03"), Optional.empty(), calendar))
                .isEqualTo(coveredDays("2025-06-03", "2025-06-03", "2025-06-03"));
    }

    @Test
    void no_reminder_covers_days_before_the_task_existed() {
        CoveredDays afterAWeekOff = run("2025-06-10", "2025-06-02");

        assertThat(checks(afterAWeekOff, "2025-06-12", LocalDate.parse("2025-06-09")))
                .containsExactly("2025-06-12@2025-06-09", "2025-06-12@2025-06-10");
    }

    @Test
    void the_reminders_of_a_day_off_that_became_a_working_day_contain_only_new_items() {
        CoveredDays saturday = CoveredDays.of(
                LocalDate.parse("2025-06-07"), Optional.of(LocalDate.parse("2025-06-08")), workedSaturday());

        assertThat(checks(saturday, "2025-06-30", LONG_AGO)).isEmpty();
        assertThat(checks(saturday, "2025-06-05", LONG_AGO)).containsExactly("2025-06-05@2025-06-07");
    }

    private WorkingCalendar workedSaturday() {
        calendar.decideDay(LocalDate.parse("2025-06-07"), true, "Làm bù");
        return calendar;
    }

    @Test
    void days_are_counted_in_the_calendar_before_and_in_working_days_after() {
        assertThat(check("2025-06-30@2025-06-30")).isEqualTo(List.of(0, 0));
        assertThat(check("2025-06-30@2025-06-23")).isEqualTo(List.of(7, 0));
        assertThat(check("2025-06-30@2025-07-01")).isEqualTo(List.of(-1, 1));
        assertThat(check("2025-01-24@2025-02-04"))
                .as("Friday before Tết, looked at on the second Tuesday: Monday 27 and this one")
                .isEqualTo(List.of(-1, 2));
    }

    @Test
    void the_check_of_a_new_task_contains_its_number_of_days() {
        Deadline task = new Deadline(
                "1",
                "Giải trình điểm bị hạ",
                "Xã",
                2025,
                LocalDate.parse("2025-06-12"),
                LocalDate.parse("2025-06-09"),
                Instant.parse("2025-06-09T03:00:00Z"),
                List.of(),
                null);

        DeadlineCheck check = DeadlineCheck.ofNew(task, LocalDate.parse("2025-06-10"));

        assertThat(check).hasToString("2025-06-12@2025-06-10+3");
        assertThat(check.policyCase(calendar)).isEqualTo(new PolicyCase(2, 0, 3));
        assertThat(asked("2025-06-12@2025-06-10").newTaskDays()).isEqualTo(-1);
    }

    @Test
    void a_case_is_read_as_it_is_written() {
        PolicyCase asked = new PolicyCase(-1, 12, -1);

        assertThat(asked).hasToString("-1/12/-1");
        assertThat(PolicyCase.parse("-1/12/-1")).isEqualTo(asked);
    }

    private List<Integer> check(String written) {
        PolicyCase asked = asked(written);
        return List.of(asked.daysLeft(), asked.workingDaysOverdue());
    }

    private PolicyCase asked(String written) {
        String[] days = written.split("@");
        DeadlineCheck check = DeadlineCheck.of(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
        assertThat(check).hasToString(written);
        return check.policyCase(calendar);
    }

    private CoveredDays run(String today, String coveredUntil) {
        return CoveredDays.of(LocalDate.parse(today), Optional.of(LocalDate.parse(coveredUntil)), calendar);
    }

    private static CoveredDays coveredDays(String from, String today, String until) {
        return new CoveredDays(LocalDate.parse(from), LocalDate.parse(today), LocalDate.parse(until));
    }

    private static List<String> checks(CoveredDays covered, String due, LocalDate since) {
        return covered
                .checksOf(new Deadline(
                        "1", "Soạn báo cáo", "Huyện", 2025, LocalDate.parse(due), since, null, List.of(), null))
                .stream()
                .map(DeadlineCheck::toString)
                .toList();
    }
}
