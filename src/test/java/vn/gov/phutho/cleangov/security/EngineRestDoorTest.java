package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.SystemRole;

/** An official asks the engine for what Tasklist shows and does, with a password and with Tasklist's session alike. */
@CleangovTest
class EngineRestDoorTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String REFUSED =
            "Thao tác này không dành cho cán bộ, chỉ quản trị viên hệ thống mới thực hiện được. Chưa thay đổi gì.";

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @LocalServerPort
    private int port;

    private String task;

    @BeforeEach
    void a_chair_has_a_task() {
        year.yearOpens().todayIs(LocalDate.of(year.year(), 1, 15));
        task = year.open("UserTask_Register", year.commune("07975").key())
                .get(0)
                .getId();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /task/{task}/bpmnError              | {\"errorCode\": \"x\"}",
                "POST   | /task/{task}/bpmnEscalation         | {\"escalationCode\": \"x\"}",
                "POST   | /task/{task}/resolve                | {}",
                "POST   | /task/{task}/delegate               | {\"userId\": \"commune-officer.07975\"}",
                "POST   | /task/{task}/assignee               | {\"userId\": \"commune-chair.07975\"}",
                "POST   | /task/{task}/identity-links         | {\"userId\": \"x\", \"type\": \"candidate\"}",
                "GET    | /task/{task}/variables              | ",
                "PUT    | /task/{task}/variables/unitName     | {\"value\": \"x\"}",
                "POST   | /task/{task}/variables              | {\"modifications\": {\"unitName\": {\"value\": \"x\"}}}",
                "PUT    | /task/{task}/localVariables/target  | {\"value\": \"x\"}",
                "POST   | /task/{task}/variables/x/data       | {}",
                "PUT    | /task/{task}                        | {\"name\": \"x\"}",
                "DELETE | /task/{task}                        | ",
                "POST   | /task/create                        | {\"name\": \"x\"}",
                "GET    | /task/report/candidate-group-count  | ",
                "POST   | /process-definition/key/annual-cycle/start | {\"startInstructions\": []}",
                "POST   | /process-definition/{definition}/start | {}",
                "GET    | /process-definition/statistics      | ",
                "GET    | /process-definition/{definition}/statistics | ",
                "PUT    | /process-definition/{definition}/suspended | {\"suspended\": true}",
                "DELETE | /process-definition/{definition}    | ",
                "POST   | /process-definition/{definition}/submit-form | {\"variables\": {}, \"businessKey\": \"2026-230\"}",
                "GET    | /process-instance                   | ",
                "GET    | /execution                          | ",
                "POST   | /message                            | {\"messageName\": \"weak-commune-found\"}",
                "POST   | /signal                             | {\"name\": \"x\"}",
                "POST   | /modification/execute               | {}",
                "GET    | /external-task                      | ",
                "GET    | /job                                | ",
                "GET    | /incident                           | ",
                "GET    | /batch                              | ",
                "GET    | /deployment                         | ",
                "GET    | /metrics                            | ",
                "GET    | /telemetry/configuration            | ",
                "GET    | /schema/log                         | ",
                "GET    | /variable-instance                  | ",
                "GET    | /history/task                       | ",
                "GET    | /authorization                      | ",
                "GET    | /group                              | ",
                "GET    | /user                               | ",
                "PUT    | /user/commune-chair.07975/profile   | {\"id\": \"commune-chair.07975\", \"firstName\": \"X\"}",
                "DELETE | /user/commune-chair.07975           | ",
                "PUT    | /user/admin/credentials             | {\"password\": \"x\"}",
                "POST   | /filter/create                      | {\"resourceType\": \"Task\", \"name\": \"x\"}",
                "GET    | /nothing-of-ours                    | ",
            })
    void all_other_calls_are_for_administrators(String method, String path, String body) {
        String below = path.replace("{task}", task).replace("{definition}", definition());
        for (String engine : new String[] {"/engine-rest", "/engine-rest/engine/default"}) {
            assertRefused(sends(CHAIR, HttpMethod.valueOf(method), engine + below, body));
        }
        if ("POST".equals(method)) {
            HttpResponse<String> answer =
                    session(CHAIR).post("/camunda/api/engine/engine/default" + below, "application/json", body);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains(REFUSED);
        }
        if ("GET".equals(method)) {
            assertThat(session(CHAIR)
                            .get("/camunda/api/engine/engine/default" + below)
                            .body())
                    .contains(REFUSED);
        }
        assertThat(tasks.createTaskQuery().taskId(task).singleResult())
                .extracting(Task::getName, Task::getAssignee)
                .containsExactly("Đăng ký phấn đấu", null);
        assertThat(identity.createUserQuery().userId(CHAIR).singleResult().getFirstName())
                .isNotEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variables\": {\"commitment\": {\"type\": \"Object\", \"value\": \"rO0\"}}}",
                "{\"variables\": {\"commitment\": {\"type\": \"object\", \"value\": \"rO0\"}}}",
                "{\"variables\": {\"commitment\": {\"type\": \"File\", \"value\": \"eA==\"}}}",
                "{\"variables\": {\"commitment\": {\"type\": \"Bytes\", \"value\": \"eA==\"}}}",
                "{\"variables\": {\"commitment\": {\"type\": \"Xml\", \"value\": \"<x/>\"}}}",
                "{\"variables\": {\"commitment\": {\"value\": {\"a\": 1}}}}",
                "{\"variables\": {\"commitment\": {\"value\": [1]}}}",
                "{\"variables\": {\"commitment\": {\"value\": \"x\", \"valueInfo\": {\"objectTypeName\": \"java.net.URL\"}}}}",
                "{\"variables\": {\"commitment\": \"x\"}}",
                "{\"variables\": {}, \"withVariablesInReturn\": true}",
                "{\"variables\": {}, \"variables\": {\"commitment\": {\"type\": \"Object\"}}}",
                "{\"variables\": {}} {}",
                "[]",
                "x",
            })
    void a_form_sends_plain_values_only(String body) {
        for (String how : new String[] {"complete", "submit-form"}) {
            assertRefused(sends(CHAIR, HttpMethod.POST, "/engine-rest/task/" + task + "/" + how, body));
        }
        assertRefused(sends(
                CHAIR, HttpMethod.POST, "/engine-rest/process-definition/" + definition() + "/submit-form", body));
    }

    @Test
    void a_body_is_json_in_utf_8() {
        String path = "/engine-rest/task/" + task + "/submit-form";
        byte[] form = "{\"variables\": {}}".getBytes(StandardCharsets.UTF_8);

        assertRefused(sends(path, "multipart/form-data; boundary=x", form));
        assertRefused(sends(path, "application/json; charset=utf-16", form));
        Stream.of("{\"variables\": {}}".getBytes(StandardCharsets.UTF_16), new byte[] {'"', (byte) 0xC3, '"'})
                .map(body -> sends(path, "application/json", body))
                .forEach(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
        assertThat(sends(path, "application/json;charset=UTF-8", form).getStatusCode())
                .as("the form's own refusal")
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/task/{task}/claim/../resolve",
                "/engine-rest/task/{task}/resolve/../claim",
                "/engine-rest/task/{task}/resolve;/../claim",
                "/engine-rest/task/{task}/resolve/%2e%2e/claim",
                "/engine-rest/task/{task}/resolve;x=1",
                "/engine-rest/task/{task}//resolve",
                "/engine-rest/task/{task}/%72esolve",
                "/engine-rest/task/{task}/RESOLVE",
                "/engine-rest/task/{task}/resolve/",
                "/engine-rest/./task/{task}/resolve",
                "/engine-rest/engine/default/../default/task/{task}/resolve",
                "/engine-rest/engine/other/task/{task}/resolve",
                "/engine-rest/task/{task}%2Fresolve",
            })
    void no_detour_leads_past_the_door(String path) throws IOException {
        assertThat(rawStatus("POST", path.replace("{task}", task)))
                .isGreaterThanOrEqualTo(400)
                .isNotEqualTo(500);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getDelegationState())
                .isNull();
    }

    @Test
    void the_calls_of_tasklist_are_answered() {
        for (String path : new String[] {
            "/engine",
            "/version",
            "/filter?itemCount=false&resourceType=Task",
            "/filter/count",
            "/task",
            "/task/count",
            "/task/" + task,
            "/task/" + task + "/form",
            "/task/" + task + "/deployed-form",
            "/task/" + task + "/form-variables",
            "/task/" + task + "/identity-links",
            "/user/" + CHAIR + "/profile",
            "/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true",
            "/process-definition/count",
        }) {
            assertThat(sends(CHAIR, HttpMethod.GET, "/engine-rest" + path, null).getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.OK);
            assertThat(session(CHAIR)
                            .get("/camunda/api/engine/engine" + (path.equals("/engine") ? "/" : "/default" + path))
                            .statusCode())
                    .as("with Tasklist: " + path)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_task_is_claimed_for_oneself() {
        String claim = "/engine-rest/task/" + task + "/claim";
        assertRefused(sends(CHAIR, HttpMethod.POST, claim, "{\"userId\": \"commune-officer.07975\"}"));
        assertRefused(sends(CHAIR, HttpMethod.POST, claim, "{}"));

        assertThat(sends(CHAIR, HttpMethod.POST, claim, "{\"userId\": \"%s\"}".formatted(CHAIR))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(sends(CHAIR, HttpMethod.POST, "/engine-rest/task/" + task + "/unclaim", "{}")
                        .getBody()
                        .path("detail")
                        .asText())
                .as("the engine itself says who may")
                .isNotEqualTo(REFUSED);
    }

    @Test
    void an_administrator_keeps_the_whole() {
        for (String path : new String[] {"/user", "/job", "/deployment", "/process-definition/statistics", "/task"}) {
            assertThat(sends("admin", HttpMethod.GET, "/engine-rest" + path, null)
                            .getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.OK);
            assertThat(session("admin")
                            .get("/camunda/api/engine/engine/default" + path)
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | /task/{task}/variables/x  | {\"type\": \"Object\", \"value\": \"rO0\"}",
                "PUT  | /task/{task}/variables/x  | {\"type\": \"object \", \"value\": \"rO0\"}",
                "PUT  | /task/{task}/variables/x  | {\"type\": \"File\", \"value\": \"eA==\"}",
                "PUT  | /task/{task}/variables/x  | {\"value\": \"x\", \"valueInfo\": {\"objectTypeName\": \"java.net.URL\"}}",
                "POST | /task/{task}/variables    | {\"modifications\": {\"x\": {\"type\": \"Object\", \"value\": \"x\"}}}",
                "POST | /message                  | {\"messageName\": \"x\", \"processVariables\": {\"x\": {\"type\": \"Bytes\", \"value\": \"eA==\"}}}",
                "POST | /process-definition/{definition}/start | {\"startInstructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"x\"}]}",
            })
    void an_administrator_sends_no_object_and_no_file(String method, String path, String body) {
        String below = path.replace("{task}", task).replace("{definition}", definition());
        ResponseEntity<JsonNode> answer = sends("admin", HttpMethod.valueOf(method), "/engine-rest" + below, body);

        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody().path("detail").asText()).startsWith("Không nhận biến kiểu Object");
    }

    @Test
    void an_analyst_deploys_and_reads_models_and_nothing_else() {
        EngineCalls analyst = EngineCalls.of(Set.of(SystemRole.ANALYST.group()));
        String id = UUID.randomUUID().toString();

        assertThat(analyst.allowFiles("POST", "/deployment/create")).isTrue();
        assertThat(analyst.allowFiles("POST", "/task/" + id + "/variables/x/data"))
                .isFalse();
        for (String read : new String[] {
            "/deployment",
            "/deployment/" + id + "/resources/" + id + "/data",
            "/process-definition/key/registration/xml",
            "/process-definition/registration:3:" + id + "/statistics",
            "/decision-definition/key/reminder-policy/xml",
        }) {
            assertThat(analyst.allow("GET", read, new byte[0], "x")).as(read).isTrue();
        }
        for (String other : new String[] {
            "/task",
            "/task/" + id,
            "/task/" + id + "/form-variables",
            "/process-instance",
            "/variable-instance",
            "/history/variable-instance",
            "/history/decision-instance",
            "/execution",
            "/user",
            "/filter",
        }) {
            assertThat(analyst.allow("GET", other, new byte[0], "x")).as(other).isFalse();
        }
    }

    @Test
    void a_program_reads_counts_and_no_content() {
        EngineCalls machine = EngineCalls.of(Set.of(SystemRole.MACHINE.group()));

        assertThat(machine.allow("GET", "/job/count", new byte[0], "x")).isTrue();
        assertThat(machine.allow("GET", "/incident/count", new byte[0], "x")).isTrue();
        for (String other : new String[] {"/job", "/incident", "/task/count", "/task", "/process-instance"}) {
            assertThat(machine.allow("GET", other, new byte[0], "x")).as(other).isFalse();
        }
        assertThat(machine.allow("POST", "/process-instance/count", "{}".getBytes(StandardCharsets.UTF_8), "x"))
                .isFalse();
    }

    private String definition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("annual-cycle")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static void assertRefused(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getHeaders().getContentType())
                .satisfies(type -> assertThat(type.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                        .isTrue());
        assertThat(answer.getBody().path("detail").asText()).isEqualTo(REFUSED);
    }

    private ResponseEntity<JsonNode> sends(String user, HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(user, "demo").exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private ResponseEntity<JsonNode> sends(String path, String type, byte[] body) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", type);
        return http.withBasicAuth(CHAIR, "demo")
                .exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        session.logsIn(user);
        return session;
    }

    /** The status for a path that no client would send like this. */
    private int rawStatus(String method, String path) throws IOException {
        String login = Base64.getEncoder().encodeToString((CHAIR + ":demo").getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(
                            ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic %s\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
                                    .formatted(method, path, login)
                                    .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(status.split(" ")[1]);
        }
    }
}
