package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.WebSession.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Only the chair of a commune can do the chair's acts; every other way is refused (D3.1a). */
@CleangovTest
class ChairsOwnActsTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String OFFICER = "commune-officer.07975";
    private static final List<String> OTHERS = List.of(OFFICER, "commune-chair.07969", "district-officer.230");
    private static final String IN_PERSON =
            "Việc này do đích thân Chủ tịch UBND xã thực hiện, không ai làm thay và không ủy quyền được.";
    private static final String NOT_FOR_OFFICIALS = "Thao tác này không dành cho cán bộ";
    private static final String NOT_YOURS = "Việc này không được giao cho bạn hoặc đơn vị của bạn. Chưa thay đổi gì.";

    /** An analyst has put the chair's group into a variable. */
    private static final String CHAIRS_IN_A_VARIABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test">
              <process id="chairs" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="StartEvent_Begun" />
                <sequenceFlow id="Flow_Begun" sourceRef="StartEvent_Begun" targetRef="UserTask_Decide" />
                <userTask id="UserTask_Decide" name="Quyết định" camunda:candidateGroups="${chairs}" />
              </process>
            </definitions>
            """;

    @Autowired
    private YearScenario year;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    @Tag("D3.1a")
    void no_other_official_can_do_what_the_chair_does_in_a_year() {
        Commune commune = year.yearOpens().commune("07975");

        isTheChairsOwn("UserTask_Register", Map.of("target", "VUNG_MANH", "commitment", "Phấn đấu."), commune);
        isTheChairsOwn("UserTask_Assign", Map.of("plan", commune.plan()), commune);
        year.comesTo(LocalDate.of(year.year(), 3, 28));
        isTheChairsOwn(
                "UserTask_ReportToParty",
                Map.of("results", "Đạt kế hoạch.", "difficultyKind", "NONE", "difficulties", ""),
                commune);
        year.comesTo(LocalDate.of(year.year(), 6, 3));
        isTheChairsOwn(
                "UserTask_ReviewHalfYear",
                Map.of("strengths", "Tốt.", "weaknesses", "Chậm.", "forecast", "KHA"),
                commune);
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.scoresItself(commune.sheet()).partyGivesOpinion();
        isTheChairsOwn("UserTask_SignSelfReview", Map.of("decision", "sign", "reason", ""), commune);

        assertThat(commune.dossier().registeredBy()).isEqualTo(CHAIR);
        assertThat(commune.dossier().handedInAt()).isNotNull();
    }

    @Test
    @Tag("D3.1a")
    void the_group_that_a_model_computes_counts_and_not_how_it_is_written() {
        String deployment = repository
                .createDeployment()
                .addString("chairs.bpmn", CHAIRS_IN_A_VARIABLE)
                .deploy()
                .getId();
        try {
            String chairs = task("commune-officer-07975,commune-chair-07975");
            refused("admin", chairs, "claim", "{\"userId\": \"admin\"}", 403, NOT_YOURS);
            refused(OFFICER, chairs, "claim", "{\"userId\": \"%s\"}".formatted(OFFICER), 422, IN_PERSON);
            refused(OFFICER, chairs, "complete", "{}", 422, IN_PERSON);
            refused("admin", chairs, "assignee", "{\"userId\": \"%s\"}".formatted(OFFICER), 403, NOT_YOURS);
            assertThat(send(CHAIR, chairs, "complete", "{}").statusCode()).isEqualTo(204);

            String officers = task("commune-officer-07975");
            assertThat(send(OFFICER, officers, "complete", "{}").statusCode()).isEqualTo(204);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private String task(String groups) {
        return tasks.createTaskQuery()
                .processInstanceId(runtime.startProcessInstanceByKey("chairs", Map.of("chairs", groups))
                        .getId())
                .singleResult()
                .getId();
    }

    private void isTheChairsOwn(String element, Map<String, ?> form, Commune commune) {
        Task task = year.open(element, commune.key()).get(0);
        String id = task.getId();
        String submitted = form(form);
        for (String other : OTHERS) {
            refused(other, id, "claim", "{\"userId\": \"%s\"}".formatted(other), 403, NOT_YOURS);
            refused(other, id, "complete", submitted, 403, NOT_YOURS);
            refused(other, id, "submit-form", submitted, 403, NOT_YOURS);
        }
        // The administrator does the work of no official.
        refused("admin", id, "claim", "{\"userId\": \"admin\"}", 403, NOT_YOURS);
        refused("admin", id, "complete", submitted, 403, NOT_YOURS);
        refused("admin", id, "submit-form", submitted, 403, NOT_YOURS);
        refused("admin", id, "assignee", "{\"userId\": \"%s\"}".formatted(OFFICER), 403, NOT_YOURS);
        refused("admin", id, "delegate", "{\"userId\": \"%s\"}".formatted(OFFICER), 403, NOT_YOURS);
        refused("admin", id, "delegate", "{\"userId\": \"%s\"}".formatted(CHAIR), 403, NOT_YOURS);
        refused(CHAIR, id, "delegate", "{\"userId\": \"%s\"}".formatted(OFFICER), 403, NOT_FOR_OFFICIALS);
        refused(CHAIR, id, "assignee", "{\"userId\": \"%s\"}".formatted(OFFICER), 403, NOT_FOR_OFFICIALS);
        refused(
                "admin",
                id,
                "identity-links",
                "{\"groupId\": \"commune-officer-07975\", \"type\": \"candidate\"}",
                403,
                NOT_YOURS);
        tasks.addCandidateGroup(id, "commune-officer-07975");
        refused(OFFICER, id, "claim", "{\"userId\": \"%s\"}".formatted(OFFICER), 422, IN_PERSON);
        refused(OFFICER, id, "complete", submitted, 422, IN_PERSON);
        refusedInTasklist(OFFICER, id, submitted);
        tasks.deleteCandidateGroup(id, "commune-officer-07975");
        assertThat(year.open(element, commune.key()))
                .singleElement()
                .satisfies(still -> assertThat(still.getAssignee()).isNull());

        assertThat(send(CHAIR, id, "submit-form", submitted).statusCode()).isEqualTo(204);
        year.executeJobs();

        assertThat(history.createHistoricTaskInstanceQuery().taskId(id).singleResult())
                .satisfies(done -> assertThat(done.getAssignee()).isEqualTo(CHAIR))
                .satisfies(done -> assertThat(done.getEndTime()).isNotNull());
    }

    private void refused(String user, String task, String action, String body, int status, String words) {
        HttpResponse<String> answer = send(user, task, action, body);
        assertThat(answer.statusCode())
                .as("%s: %s, %s", user, action, answer.body())
                .isEqualTo(status);
        assertThat(answer.body()).as("%s: %s", user, action).contains(words);
    }

    private void refusedInTasklist(String user, String task, String submitted) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        HttpResponse<String> answer = browser.post(
                "/camunda/api/engine/engine/default/task/" + task + "/submit-form", "application/json", submitted);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(IN_PERSON);
    }

    private HttpResponse<String> send(String user, String task, String action, String body) {
        String password =
                "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return WebSession.send(
                http,
                request(port, "/engine-rest/task/" + task + "/" + action)
                        .header("Authorization", password)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private String form(Map<String, ?> fields) {
        ObjectNode form = json.createObjectNode();
        ObjectNode variables = form.putObject("variables");
        fields.forEach((field, value) -> variables
                .putObject(field)
                .put("value", value.toString())
                .put("type", value instanceof ObjectNode ? "Json" : "String"));
        return form.toString();
    }
}
