package vn.gov.phutho.cleangov.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A year is opened once, with deadlines that make sense, and closed when nothing is left open (D2.3a, D2.3c, D2.4). */
@CleangovTest
class CycleTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private OverviewService overview;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FormService forms;

    @Test
    @Tag("D2.3a")
    void home_affairs_opens_a_year_with_the_usual_deadlines() {
        int fresh = year.freshYear();

        year.province().opensYear(Map.of("year", fresh));

        assertThat(cycles.phase(fresh)).isEqualTo(Phase.REGISTRATION);
        assertThat(overview.year(fresh).communes()).isEqualTo(5);
        assertThat(cycles.window(fresh, Milestone.SELF_REVIEW).opens().toLocalDate())
                .isEqualTo(LocalDate.of(fresh, 10, 15));
        assertThat(annualCycles(fresh)).isEqualTo(1);
    }

    @Test
    void home_affairs_may_decide_on_other_deadlines() {
        int fresh = year.freshYear();
        LocalDate monday = LocalDate.of(fresh, 3, 10).with(java.time.DayOfWeek.MONDAY);

        year.province()
                .opensYear(Map.of(
                        "year",
                        Integer.toString(fresh),
                        "deadlines",
                        deadlines("REGISTRATION", fresh + "-02-01", monday.toString())));

        Window registration = cycles.window(fresh, Milestone.REGISTRATION);
        assertThat(registration.opens().toLocalDate()).isEqualTo(LocalDate.of(fresh, 2, 1));
        assertThat(registration.due().toLocalDate()).isEqualTo(monday);
        assertThat(cycles.phase(fresh)).as("it is 15 January").isEqualTo(Phase.OPENED);
        assertThat(cycles.window(fresh, Milestone.JUNE_REPORT).opens().toLocalDate())
                .as("what the form does not name stays as usual")
                .isEqualTo(LocalDate.of(fresh, 6, 1));
        assertThat(year.open("UserTask_Register", year.commune("07969").key())).isEmpty();

        year.timersFire("TimerEvent_RegistrationOpens");
        assertThat(year.open("UserTask_Register", year.commune("07969").key())).hasSize(1);
    }

    @Test
    void only_home_affairs_opens_a_year() {
        int fresh = year.freshYear();
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("annual-cycle")
                .latestVersion()
                .singleResult()
                .getId();

        for (String other : List.of("district-chair.230", "commune-chair.07969", "province-chair.25")) {
            assertThatThrownBy(() -> year.as(
                            other, () -> forms.submitStartForm(definition, Map.<String, Object>of("year", fresh))))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertNotOpen(fresh);
    }

    @Test
    void a_year_is_opened_once() {
        int opened = year.yearOpens().year();

        assertThat(refusalOf(() -> year.province().opensYear(Map.of("year", opened))))
                .isEqualTo("Năm %1$d đã được mở ngày 15/01/%1$d, không mở lần hai.".formatted(opened));

        assertThat(annualCycles(opened)).isEqualTo(1);
        assertThat(overview.year(opened).communes()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc   | Năm phải là một số, ví dụ 2026.",
                "''    | Năm phải là một số, ví dụ 2026.",
                "2031.5| Năm phải là một số, ví dụ 2026.",
                "1997  | Năm 1997 không hợp lệ: nhập một năm từ 1998 đến {next year}.",
                "-1    | Năm -1 không hợp lệ: nhập một năm từ 1998 đến {next year}.",
                "{later year}| Năm {later year} không hợp lệ: nhập một năm từ 1998 đến {next year}.",
                "20310 | Năm 20310 không hợp lệ: nhập một năm từ 1998 đến {next year}.",
            })
    void an_invalid_year_is_refused(String year, String text) {
        String entered = inYears(year);
        String message = inYears(text);
        long before = runtime.createProcessInstanceQuery().count();

        assertThat(refusalOf(() -> this.year.province().opensYear(Map.of("year", entered))))
                .isEqualTo(message);

        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
    }

    private String inYears(String text) {
        int now = year.now().getYear();
        return text.replace("{next year}", Integer.toString(now + 1))
                .replace("{later year}", Integer.toString(now + 2));
    }

    @TestFactory
    Stream<DynamicTest> deadlines_that_make_no_sense_are_refused() {
        int fresh = year.freshYear();
        return Stream.of(
                senseless(
                        fresh,
                        "due before it opens",
                        "REGISTRATION",
                        "%d-02-20",
                        "%d-02-10",
                        "«Đăng ký phấn đấu»: hạn (10/02/%1$d) trước ngày bắt đầu (20/02/%1$d)."),
                senseless(
                        fresh,
                        "in another year",
                        "REGISTRATION",
                        "%d-02-20",
                        "1999-02-10",
                        "«Đăng ký phấn đấu»: các ngày phải nằm trong năm %1$d."),
                senseless(
                        fresh,
                        "a milestone that does not exist",
                        "PARTY",
                        "%d-02-20",
                        "%d-03-10",
                        "Không có mốc thời gian «PARTY»."),
                senseless(
                        fresh,
                        "text for a date",
                        "REGISTRATION",
                        "%d-02-20",
                        "cuối tháng",
                        "«Đăng ký phấn đấu»: ngày «cuối tháng» không đọc được."),
                senseless(
                        fresh,
                        "a day that does not exist",
                        "REGISTRATION",
                        "%d-02-20",
                        "%d-02-30",
                        "«Đăng ký phấn đấu»: ngày «%1$d-02-30» không đọc được."),
                senseless(
                        fresh,
                        "assessed before it is reviewed",
                        "SELF_REVIEW",
                        "%d-10-15",
                        "%d-11-20",
                        "«Huyện đánh giá, xếp loại» không được bắt đầu (06/11/%1$d) trước hạn của «Tự đánh giá»"
                                + " (20/11/%1$d)."));
    }

    private DynamicTest senseless(int fresh, String what, String milestone, String opens, String due, String message) {
        return DynamicTest.dynamicTest(what, () -> refusesTheDeadlines(fresh, milestone, opens, due, message));
    }

    private void refusesTheDeadlines(int fresh, String milestone, String opens, String due, String message) {
        JsonNode deadlines = deadlines(milestone, opens.formatted(fresh), due.formatted(fresh));

        assertThat(refusalOf(() -> year.province().opensYear(Map.of("year", fresh, "deadlines", deadlines))))
                .isEqualTo(message.formatted(fresh));

        assertNotOpen(fresh);
    }

    @Test
    void deadlines_that_are_no_list_are_refused() {
        int fresh = year.freshYear();
        JsonNode broken = JsonNodeFactory.instance.objectNode().put("REGISTRATION", "mai");

        assertThat(refusalOf(() -> year.province().opensYear(Map.of("year", fresh, "deadlines", broken))))
                .isEqualTo("Danh sách thời hạn không đọc được.");

        assertNotOpen(fresh);
    }

    @Test
    @Tag("D1")
    @Tag("D2.3c")
    @Tag("D2.4")
    @Tag("D4")
    void a_year_with_unfinished_work_is_not_closed_and_every_piece_is_named() {
        year.yearOpens();
        for (String timer : List.of(
                "TimerEvent_JuneReportOpens",
                "TimerEvent_DecemberReportOpens",
                "TimerEvent_RecognitionOpens",
                "TimerEvent_YearEnds")) {
            year.timersFire(timer);
        }

        assertThat(refusalOf(() -> year.province().closesYear()))
                .startsWith("Chưa khép được năm %d vì còn 16 việc dở dang: ".formatted(year.year()))
                .endsWith(" và 6 việc khác.")
                .contains("hồ sơ của Thị trấn Đoan Hùng, Huyện Đoan Hùng (chưa đăng ký)");
        assertThat(cycles.unfinished(year.year()))
                .contains(
                        "hồ sơ của Xã Đại Phạm, Huyện Hạ Hoà (chưa đăng ký)",
                        "báo cáo sáu tháng đầu năm của Huyện Đoan Hùng (chưa gửi)",
                        "báo cáo năm của Huyện Hạ Hoà (chưa gửi)",
                        "chương trình năm của Huyện Đoan Hùng",
                        "tổng kết kiểm tra của Thanh tra tỉnh (chưa có kế hoạch)",
                        "việc rút mẫu kiểm tra lại của Tỉnh Phú Thọ",
                        "việc tuyên truyền của Báo của tỉnh (chưa có kế hoạch)");

        assertThat(cycles.phase(year.year())).isNotIn(Phase.NOT_OPEN, Phase.CLOSED);
        assertThat(year.open("UserTask_CloseYear", Integer.toString(year.year())))
                .hasSize(1);
    }

    @Test
    void on_the_second_of_january_the_year_opens_by_itself_and_only_once() {
        int fresh = year.freshYear();
        assertThat(january().getDuedate().toInstant().atZone(MovableClock.ZONE)).satisfies(due -> {
            assertThat(due.getDayOfYear()).isEqualTo(2);
            assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(8, 0));
        });

        management.executeJob(january().getId());
        year.executeJobs();

        assertThat(cycles.phase(fresh)).isNotIn(Phase.NOT_OPEN, Phase.CLOSED);
        assertThat(overview.year(fresh).communes()).isEqualTo(5);
        for (Milestone milestone : Milestone.values()) {
            assertThat(cycles.window(fresh, milestone).opens().toLocalDate())
                    .isEqualTo(cycles.defaultDates(fresh).get(milestone).opens());
        }

        management.executeJob(january().getId());
        year.executeJobs();

        assertThat(annualCycles(fresh)).isEqualTo(1);
        assertThat(january()).as("next January comes").isNotNull();
    }

    @Test
    void only_one_of_two_people_opens_the_year_at_the_same_time() throws Exception {
        int fresh = year.freshYear();
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("annual-cycle")
                .latestVersion()
                .singleResult()
                .getId();
        CountDownLatch go = new CountDownLatch(1);
        Callable<Object> opening = () -> {
            go.await();
            return year.as(
                    "province-officer.25",
                    () -> forms.submitStartForm(definition, Map.<String, Object>of("year", fresh)));
        };
        ExecutorService officers = Executors.newFixedThreadPool(2);
        List<Future<Object>> both = List.of(officers.submit(opening), officers.submit(opening));
        go.countDown();
        List<Throwable> failures = new ArrayList<>();
        for (Future<Object> one : both) {
            try {
                one.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                failures.add(failed.getCause());
            }
        }
        officers.shutdown();
        year.executeJobs();

        assertThat(failures)
                .as("one wins, the other reads that the year is open")
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("RefusedException: Năm " + fresh));
        assertThat(annualCycles(fresh)).isEqualTo(1);
        assertThat(overview.year(fresh).communes()).isEqualTo(5);
        assertThat(overview.year(fresh).reports().values())
                .allSatisfy(report -> assertThat(report.expected()).isEqualTo(2));
    }

    private void assertNotOpen(int fresh) {
        assertThat(cycles.exists(fresh)).isFalse();
        assertThat(cycles.phase(fresh)).isEqualTo(Phase.NOT_OPEN);
        assertThat(annualCycles(fresh)).isZero();
    }

    private long annualCycles(int of) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("annual-cycle")
                .processInstanceBusinessKey(Integer.toString(of))
                .count();
    }

    private Job january() {
        return management
                .createJobQuery()
                .processDefinitionKey("year-opening")
                .timers()
                .singleResult();
    }

    private static ArrayNode deadlines(String milestone, String opens, String due) {
        ArrayNode deadlines = JsonNodeFactory.instance.arrayNode();
        deadlines.addObject().put("milestone", milestone).put("opens", opens).put("due", due);
        return deadlines;
    }
}
