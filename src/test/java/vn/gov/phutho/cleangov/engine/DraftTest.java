package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Refusals;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A draft is kept for the people who may do the task, and for no other person. */
@CleangovTest
class DraftTest {

    /** Somebody else who is given the chair's post for a while. */
    private static final String SECOND = "commune-chair.07981";

    private static final String CHAIR = "commune-chair.07975";
    private static final String HALF = "{\"commitment\": \"Phấn đấu đạt…\"}";

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identity;

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Commune commune;
    private String task;

    @BeforeEach
    void the_commune_is_asked_to_register() {
        commune = year.yearOpens().commune("07975");
        task = year.open("UserTask_Register", commune.key()).get(0).getId();
    }

    @Test
    void a_draft_is_given_back_as_it_was_and_the_next_one_takes_its_place() {
        assertThat(asks(CHAIR).statusCode()).as("no draft yet").isEqualTo(204);

        HttpResponse<String> saved = saves(CHAIR, HALF);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        JsonNode draft = body(asks(CHAIR));
        assertThat(draft.get("content")).isEqualTo(tree(HALF));
        assertThat(draft.get("savedBy").asText()).isEqualTo(CHAIR);
        assertThat(draft.get("savedAt")).isEqualTo(body(saved).get("savedAt"));
        assertThat(draft.get("savedAt").asText()).startsWith(year.year() + "-01-15T");

        saves(CHAIR, "{}");
        assertThat(body(asks(CHAIR)).get("content")).isEqualTo(tree("{}"));
    }

    @Test
    void only_those_who_may_work_on_the_task_read_or_write_its_draft() {
        saves(CHAIR, HALF);
        for (String stranger : new String[] {"commune-chair.07969", "commune-officer.07975", "district-chair.230"}) {
            assertThat(asks(stranger).statusCode()).as(stranger).isEqualTo(404);
            HttpResponse<String> answer = saves(stranger, "{}");
            assertThat(answer.statusCode()).as(stranger).isEqualTo(404);
            assertThat(body(answer).get("detail").asText())
                    .isEqualTo("Việc này không còn nữa hoặc không được giao cho bạn.");
        }
        assertThat(body(asks(CHAIR)).get("content")).isEqualTo(tree(HALF));
        assertThat(WebSession.send(http, WebSession.request(port, path())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_assignee_of_the_task_is_not_overwritten() {
        identity.createMembership(SECOND, "commune-chair-07975");
        tasks.setAssignee(task, SECOND);

        HttpResponse<String> answer = saves(CHAIR, "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(body(answer).get("detail").asText())
                .isEqualTo("Việc này đã có người khác nhận, bạn không sửa bản nháp được.");
        assertThat(saves(SECOND, HALF).statusCode()).isEqualTo(200);
        assertThat(body(asks(CHAIR)).get("content"))
                .as("the group sees how far it is")
                .isEqualTo(tree(HALF));
        identity.deleteMembership(SECOND, "commune-chair-07975");
    }

    @Test
    void a_browser_with_tasklist_saves_with_its_session_alone() {
        WebSession browser = new WebSession(port);
        assertThat(browser.put(path(), HALF).statusCode())
                .as("without a log-in")
                .isEqualTo(401);
        browser.logsIn(CHAIR);

        HttpResponse<String> answer = browser.put(path(), HALF);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(body(browser.get(path())).get("content")).isEqualTo(tree(HALF));
    }

    @Test
    void a_draft_that_is_too_long_or_not_a_form_is_refused() {
        saves(CHAIR, HALF);
        assertRefused("{\"a\": \"%s\"}".formatted("x".repeat(DraftController.LARGEST)), "Bản nháp dài quá 1024 kB.");
        assertRefused("{\"a\": ", "Bản nháp không đúng dạng.");
        assertRefused("", "Bản nháp không đúng dạng.");
        assertRefused("[]", "Bản nháp không đúng dạng.");
        assertThat(body(asks(CHAIR)).get("content")).isEqualTo(tree(HALF));

        String longest = "{\"a\": \"%s\"}".formatted("x".repeat(DraftController.LARGEST - 9));
        assertThat(saves(CHAIR, longest).statusCode()).isEqualTo(200);
    }

    @Test
    void a_draft_is_deleted_with_its_task() {
        saves(CHAIR, HALF);
        commune.registers();
        assertThat(drafts()).as("completed").isZero();
        assertThat(asks(CHAIR).statusCode()).isEqualTo(404);
        assertThat(saves(CHAIR, HALF).statusCode()).isEqualTo(404);
    }

    @Test
    void a_draft_is_deleted_with_its_process() {
        saves(CHAIR, HALF);
        runtime.deleteProcessInstance(
                tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "test");
        assertThat(drafts()).as("deleted").isZero();
    }

    @Test
    void a_refused_form_keeps_its_draft() {
        saves(CHAIR, HALF);
        String refusal = Refusals.refusalOf(() -> year.submit(CHAIR, task, Map.of("target", "", "commitment", "…")));
        assertThat(refusal).startsWith("Chọn danh hiệu phấn đấu");
        assertThat(drafts()).isEqualTo(1);
    }

    private void assertRefused(String content, String detail) {
        HttpResponse<String> answer = saves(CHAIR, content);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body(answer).get("detail").asText()).isEqualTo(detail);
    }

    private HttpResponse<String> asks(String user) {
        return WebSession.send(http, WebSession.request(port, path()).header("Authorization", basic(user)));
    }

    private HttpResponse<String> saves(String user, String content) {
        return WebSession.send(
                http,
                WebSession.request(port, path())
                        .header("Authorization", basic(user))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(content)));
    }

    private String path() {
        return "/api/tasks/" + task + "/draft";
    }

    private int drafts() {
        return jdbc.sql("select count(*) from draft where task_id = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private JsonNode body(HttpResponse<String> answer) {
        return tree(answer.body());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException noJson) {
            throw new AssertionError(text, noJson);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }
}
