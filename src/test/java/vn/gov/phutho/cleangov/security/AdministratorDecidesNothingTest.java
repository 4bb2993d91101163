package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.StoredRows;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/**
 * An administrator reads everything, manages accounts and keeps the engine running, and does no official's work: it is the
 * chair, the officer, the agency that the directive names.
 */
@CleangovTest
@Tag("D3.1a")
class AdministratorDecidesNothingTest {

    private static final String ADMIN = "admin";

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient program = HttpClient.newHttpClient();
    private WebSession admin;
    private Task task;

    @BeforeEach
    void a_year_has_begun() {
        year.yearOpens();
        task = year.open("UserTask_Register", year.commune("07975").key()).get(0);
        admin = new WebSession(port);
        admin.logsIn(ADMIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /task/{task}/claim | {\"userId\": \"admin\"}",
                "POST | /task/{task}/unclaim | {}",
                "POST | /task/{task}/complete | {\"variables\": {}}",
                "POST | /task/{task}/submit-form | {\"variables\": {}}",
                "POST | /task/{task}/assignee | {\"userId\": \"commune-officer.07975\"}",
                "POST | /task/{task}/delegate | {\"userId\": \"commune-officer.07975\"}",
                "POST | /task/{task}/resolve | {\"variables\": {}}",
                "POST | /task/{task}/identity-links | {\"userId\": \"admin\", \"type\": \"candidate\"}",
                "POST | /task/{task}/bpmnError | {\"errorCode\": \"x\"}",
                "PUT  | /task/{task} | {\"due\": \"2050-01-01T00:00:00.000+0700\", \"priority\": 1}",
                "PUT  | /task/{task}/variables/decision | {\"value\": \"sign\", \"type\": \"String\"}",
                "PUT  | /task/{task}/localVariables/decision | {\"value\": \"sign\", \"type\": \"String\"}",
                "POST | /process-definition/key/annual-cycle/submit-form | {\"variables\": {}}",
                "POST | /process-definition/key/annual-cycle/start | {\"variables\": {}}",
                "POST | /process-definition/key/deadline-change/submit-form | {\"variables\": {}}",
                "POST | /process-definition/key/calendar-change/start | {\"variables\": {}}",
                "POST | /process-definition/key/reclassification/submit-form | {\"variables\": {}}",
                "POST | /process-definition/key/remediation/submit-form | {\"variables\": {}}",
            })
    void the_engine_refuses_what_only_officials_decide(String method, String path, String body) {
        Map<String, String> before = StoredRows.of(jdbc);
        String below = path.replace("{task}", task.getId());

        for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            HttpResponse<String> answer = sends(method, door + below, body);

            assertThat(answer.statusCode()).as(door + ": " + answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("Việc này không được giao cho bạn hoặc đơn vị của bạn");
        }
        assertThat(StoredRows.of(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/calendar/days | {\"day\": \"{year}-05-04\", \"kind\": \"off\", \"name\": \"Nghỉ\"}",
                "/api/years/{year}/deadline-changes | {\"milestone\": \"REGISTRATION\", \"units\": [\"07975\"], \"due\": \"{year}-03-20\", \"reason\": \"Mưa lũ.\"}",
                "/api/years/{year}/letters?unit=230&confirmed=true | {}",
                "/api/years/{year}/letters/requests?unit=230 | {}",
                "/api/years/{year}/officers-in-charge | {\"units\": [\"07975\"], \"account\": \"\"}",
                "/api/signers | {\"deputy\": \"district-deputy.230\", \"capacity\": \"KT\", \"title\": \"Phó Chủ tịch\", \"fields\": [\"URGING\"], \"fromDay\": \"{year}-05-04\", \"untilDay\": \"{year}-05-05\", \"basis\": \"12/TB\"}",
            })
    void our_addresses_refuse_what_only_officials_decide(String path, String body) {
        Map<String, String> before = StoredRows.of(jdbc);
        String of = Integer.toString(year.year());

        HttpResponse<String> answer = sends("POST", path.replace("{year}", of), body.replace("{year}", of));

        assertThat(answer.body()).as(path).doesNotContain("\"issued\":[\"");
        assertThat(StoredRows.of(jdbc)).isEqualTo(before);
        if (!path.contains("/letters?")) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        }
    }

    @Test
    void an_administrator_reads_the_tasks_and_keeps_the_engine_running() {
        assertThat(sends("GET", "/engine-rest/task/" + task.getId(), "").statusCode())
                .isEqualTo(200);
        assertThat(sends("GET", "/engine-rest/task/" + task.getId() + "/form-variables", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sends("GET", "/engine-rest/history/task?taskId=" + task.getId(), "")
                        .body())
                .contains(task.getId());
        String job = management.createJobQuery().activityId("TimerEvent_JuneReportOpens").list().stream()
                .filter(one -> one.getProcessDefinitionKey() != null)
                .reduce((one, other) -> other)
                .orElseThrow()
                .getId();
        assertThat(sends("PUT", "/engine-rest/job/" + job + "/retries", "{\"retries\": 3}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(sends("GET", "/engine-rest/incident/count", "").statusCode()).isEqualTo(200);
        assertThat(sends("POST", "/engine-rest/job/" + job + "/execute", "{}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void an_administrator_gives_the_work_of_people_who_left_to_others() {
        Task officers = tasks.createTaskQuery()
                .taskCandidateGroup("district-officer-230")
                .processInstanceBusinessKeyLike(year.year() + "-%")
                .list()
                .get(0);

        HttpResponse<String> answer = sends(
                "POST",
                "/api/reassignments",
                "{\"tasks\": [\"%s\"], \"to\": \"district-officer.230\", \"reason\": \"Đã chuyển công tác.\"}"
                        .formatted(officers.getId()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(tasks.createTaskQuery()
                        .taskId(officers.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo("district-officer.230");
    }

    @Test
    void an_administrator_who_also_holds_a_post_does_the_work_of_that_post() {
        Task officers = tasks.createTaskQuery()
                .taskCandidateGroup("district-officer-230")
                .processInstanceBusinessKeyLike(year.year() + "-%")
                .list()
                .get(0);
        String claim = "/engine-rest/task/" + officers.getId() + "/claim";
        assertThat(sends("POST", claim, "{\"userId\": \"admin\"}").statusCode()).isEqualTo(403);
        identity.createMembership(ADMIN, "district-officer-230");
        try {
            assertThat(sends("POST", claim, "{\"userId\": \"admin\"}").statusCode())
                    .isEqualTo(204);
        } finally {
            identity.deleteMembership(ADMIN, "district-officer-230");
        }
    }

    /** As a program with a password; at the doors of the web applications, with the session of a browser. */
    private HttpResponse<String> sends(String method, String path, String body) {
        if (path.startsWith("/camunda/")) {
            return method.equals("PUT") ? admin.putWithToken(path, body) : admin.post(path, "application/json", body);
        }
        return WebSession.send(
                program,
                WebSession.request(port, path)
                        .header("Content-Type", "application/json")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((ADMIN + ":demo").getBytes(StandardCharsets.UTF_8)))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
