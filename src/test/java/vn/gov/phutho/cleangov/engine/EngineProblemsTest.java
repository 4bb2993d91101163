package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.WebSession.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** What an official and a program read when a correct click meets another, and what an analyst reads of a wrong file. */
@CleangovTest
@ExtendWith(OutputCaptureExtension.class)
class EngineProblemsTest {

    private static final String FIRST = "district-officer.230";
    private static final String SECOND = "district-front.230";
    private static final String GROUP = "district-officer-230";
    private static final String OF_TASKLIST = "/camunda/api/engine/engine/default/task/";

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private Task task;

    @BeforeEach
    void twoPeopleOfOnePost() {
        identity.createMembership(SECOND, GROUP);
        year.yearOpens();
        task = year.open("UserTask_DraftProgramme", year.district("230").key()).get(0);
    }

    @AfterEach
    void thePostIsAsBefore() {
        identity.deleteMembership(SECOND, GROUP);
    }

    @Test
    void the_second_person_to_claim_a_task_reads_who_has_it_and_since_when(CapturedOutput log) {
        WebSession first = loggedIn(FIRST);
        WebSession second = loggedIn(SECOND);

        assertThat(claim(first, FIRST).statusCode()).isEqualTo(204);
        HttpResponse<String> late = claim(second, SECOND);

        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(body(late).path("code").asText()).isEqualTo("task-claimed");
        assertThat(body(late).path("message").asText())
                .matches("Việc này đã có người nhận: .+, lúc \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}\\..*")
                .contains(nameOf(FIRST));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo(FIRST);
        assertThat(log.getOut()).doesNotContain(" ERROR ");
    }

    @Test
    void a_suspended_process_is_a_conflict_that_names_the_administrator() {
        WebSession official = loggedIn(FIRST);
        runtime.suspendProcessInstanceById(task.getProcessInstanceId());
        try {
            assertSuspended(claim(official, FIRST));
            assertSuspended(official.post(OF_TASKLIST + task.getId() + "/submit-form", "application/json", "{}"));
            assertSuspended(official.post(OF_TASKLIST + task.getId() + "/complete", "application/json", "{}"));
        } finally {
            runtime.activateProcessInstanceById(task.getProcessInstanceId());
        }
    }

    @Test
    void a_task_that_no_longer_exists_is_reported() {
        WebSession official = loggedIn(FIRST);

        HttpResponse<String> answer = official.post(
                OF_TASKLIST + UUID.randomUUID() + "/claim", "application/json", "{\"userId\": \"" + FIRST + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(body(answer).path("message").asText()).startsWith("Việc này không còn nữa");
    }

    @Test
    void a_missing_form_is_reported_and_is_not_a_defect(CapturedOutput log) {
        String deployment = repository
                .createDeployment()
                .addString("no-form.bpmn", model("no-form", "", "nowhere"))
                .deploy()
                .getId();
        try {
            String instance = runtime.startProcessInstanceByKey("no-form").getId();
            Task formless = tasks.createTaskQuery().processInstanceId(instance).singleResult();

            HttpResponse<String> answer = asAdministrator("/engine-rest/task/" + formless.getId() + "/deployed-form");

            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 404);
            assertThat(body(answer).path("detail").asText()).contains("Lý do: ");
            assertThat(log.getOut()).doesNotContain(" ERROR ");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a cron with five fields | 0 8 * * *     |                     | sáu phần
            a DOCTYPE               | 0 0 8 * * ?   | <!DOCTYPE x []>      | DOCTYPE
            """)
    void a_model_that_the_engine_cannot_take_is_the_senders_to_mend(
            String fault, String cron, String prolog, String reason, CapturedOutput log) {
        String timer = "<timerEventDefinition><timeCycle>" + cron + "</timeCycle></timerEventDefinition>";
        String model = model("faulty", timer, "nowhere").replace("?>", "?>" + (prolog == null ? "" : prolog));

        HttpResponse<String> answer = deploys(model);

        assertThat(answer.statusCode()).as(fault + ": " + answer.body()).isEqualTo(400);
        assertThat(body(answer).path("detail").asText()).contains(reason).doesNotContain("mã lỗi");
        assertThat(log.getOut()).doesNotContain(" ERROR ");
    }

    private void assertSuspended(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(body(answer).path("code").asText()).isEqualTo("suspended");
        assertThat(body(answer).path("message").asText()).startsWith("Việc này đang tạm dừng");
    }

    private WebSession loggedIn(String user) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        return browser;
    }

    private HttpResponse<String> claim(WebSession browser, String user) {
        return browser.post(
                OF_TASKLIST + task.getId() + "/claim", "application/json", "{\"userId\": \"" + user + "\"}");
    }

    private String nameOf(String account) {
        return identity.createUserQuery().userId(account).singleResult().getLastName();
    }

    private HttpResponse<String> asAdministrator(String path) {
        return WebSession.send(
                HttpClient.newHttpClient(),
                request(port, path).header("Authorization", administrator()).GET());
    }

    private HttpResponse<String> deploys(String model) {
        String boundary = "----part";
        String parts = """
                --%1$s\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                faulty\r
                --%1$s\r
                Content-Disposition: form-data; name="data"; filename="faulty.bpmn"\r
                Content-Type: application/octet-stream\r
                \r
                %2$s\r
                --%1$s--\r
                """.formatted(boundary, model);
        return WebSession.send(
                HttpClient.newHttpClient(),
                request(port, "/engine-rest/deployment/create")
                        .header("Authorization", administrator())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(parts)));
    }

    private static String administrator() {
        return "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8));
    }

    private static String model(String id, String start, String form) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start">%s</startEvent>
                    <sequenceFlow id="a" sourceRef="Start" targetRef="Task"/>
                    <userTask id="Task" camunda:formRef="%s" camunda:formRefBinding="deployment"/>
                  </process>
                </definitions>
                """.formatted(id, start, form).strip();
    }

    private JsonNode body(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(answer.body(), broken);
        }
    }
}
