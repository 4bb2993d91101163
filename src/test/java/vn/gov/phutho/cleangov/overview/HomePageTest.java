package vn.gov.phutho.cleangov.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The first page tells everyone what waits for them and how their unit stands. */
@CleangovTest
class HomePageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private UnitService units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    /** The page shows the first ten tasks: years of other tests have left overdue ones to this chair. */
    @BeforeEach
    void theChairHasNoTasksOfOtherYears() {
        List<String> processes = tasks.createTaskQuery().taskCandidateGroup("commune-chair-07975").list().stream()
                .map(Task::getProcessInstanceId)
                .distinct()
                .toList();
        if (!processes.isEmpty()) {
            runtime.deleteProcessInstancesIfExists(processes, "years of other tests", true, true, false);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notices"})
    void a_person_who_is_not_logged_in_is_sent_to_the_log_in(String page) {
        HttpResponse<String> answer = WebSession.send(
                HttpClient.newHttpClient(), WebSession.request(port, page).GET());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
    }

    @Test
    void a_chair_sees_the_task_the_deadline_and_the_dossier() {
        year.yearOpens();

        String page = pageOf("commune-chair.07975");

        assertThat(page)
                .contains("Chủ tịch UBND Xã Hùng Xuyên")
                .contains("Đăng ký phấn đấu")
                .contains("/camunda/app/tasklist/default/#/?task="
                        + year.open("UserTask_Register", year.commune("07975").key())
                                .get(0)
                                .getId())
                .contains("chưa đăng ký")
                .contains("Chế độ diễn tập");

        year.commune("07975").registers();
        assertThat(pageOf("commune-chair.07975"))
                .contains("đã đăng ký")
                .contains("các xã của Huyện Đoan Hùng")
                .contains("<span>1</span>/<span>3</span>");
    }

    @Test
    void a_district_sees_who_is_late_and_the_province_sees_every_district() {
        year.yearOpens();
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(pageOf("district-officer.230"))
                .contains("Đôn đốc: Đăng ký phấn đấu")
                .contains("Xã Hùng Xuyên")
                .contains("1/3")
                .doesNotContain("Huyện Hạ Hoà");
        assertThat(pageOf("province-officer.25"))
                .contains("Huyện Đoan Hùng")
                .contains("Huyện Hạ Hoà")
                .contains("0/2");
    }

    @Test
    void a_deadline_moved_for_one_unit_is_shown_on_its_page() {
        year.yearOpens();
        year.province()
                .movesDeadline(Map.of(
                        "year",
                        year.year(),
                        "milestone",
                        "REGISTRATION",
                        "unitCode",
                        "07975",
                        "due",
                        year.year() + "-03-20",
                        "reason",
                        "Mưa lũ."));
        String moved = day(year.due(year.commune("07975").key(), Milestone.REGISTRATION));
        String usual = day(year.due(year.commune("07969").key(), Milestone.REGISTRATION));

        assertThat(pageOf("commune-chair.07975")).contains("17:00 " + moved).doesNotContain("17:00 " + usual);
        assertThat(pageOf("commune-chair.07969")).contains("17:00 " + usual).doesNotContain("17:00 " + moved);
    }

    @Test
    void an_administrator_of_several_provinces_sees_them_all() throws IOException {
        year.yearOpens();
        String file = new ClassPathResource("units-small.csv").getContentAsString(StandardCharsets.UTF_8);
        Resource agencies = new ClassPathResource("agencies-small.csv");
        ReflectionTestUtils.invokeMethod(
                units,
                "importFiles",
                new ByteArrayResource(
                        (file.stripTrailing() + "\n26,Tỉnh Vĩnh Phúc,tinh,\n").getBytes(StandardCharsets.UTF_8)),
                agencies);
        try {
            assertThat(pageOf("admin")).contains("Các tỉnh", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc", "0/5", "0/0");
            assertThat(pageOf("province-officer.25")).doesNotContain("Tỉnh Vĩnh Phúc");
        } finally {
            jdbc.sql("delete from unit where code = '26'").update();
            ReflectionTestUtils.invokeMethod(units, "importAtStart");
        }
        assertThat(pageOf("admin")).contains("Huyện Đoan Hùng").doesNotContain("Các tỉnh");
    }

    @Test
    void a_task_leads_to_the_dossier_that_it_is_about() {
        year.yearOpens();
        String key = year.commune("07975").key();
        String task = year.open("UserTask_Register", key).get(0).getId();

        WebSession chair = new WebSession(port);
        chair.logsIn("commune-chair.07975");
        assertThat(chair.get("/api/tasks/" + task + "/page").body()).contains("/dossiers/" + key, "Xã Hùng Xuyên");
        WebSession stranger = new WebSession(port);
        stranger.logsIn("commune-chair.07969");
        assertThat(stranger.get("/api/tasks/" + task + "/page").statusCode()).isEqualTo(204);
        assertThat(chair.get("/api/tasks/none/page").statusCode()).isEqualTo(204);
    }

    private static String day(ZonedDateTime due) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(due);
    }

    private String pageOf(String user) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        HttpResponse<String> page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
