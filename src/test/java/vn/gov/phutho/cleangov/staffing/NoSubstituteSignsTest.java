package vn.gov.phutho.cleangov.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.Accounts;

/** A substitute does the work of the absent person and signs no paper. */
@CleangovTest
@Tag("D3.1a")
class NoSubstituteSignsTest {

    private static final String CHAIR = "district-chair.230";
    private static final String SUBSTITUTE = "district-front.230";
    private static final String REFUSAL =
            "Đồng chí đang làm thay nên không ký văn bản: văn bản này do %s ký. Việc chờ người ký trở lại, hoặc đến khi"
                    + " việc làm thay được kết thúc, hoặc đến khi Chủ tịch giao đồng chí ký thay.";

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void a_chair_is_away() {
        year.yearOpens();
        LocalDate due =
                year.due(year.commune("07975").key(), Milestone.REGISTRATION).toLocalDate();
        year.todayIs(due.plusDays(10));
        LocalDate today = year.now().toLocalDate();
        assertThat(post(
                                CHAIR,
                                "/api/substitutions",
                                Map.of(
                                        "substitute",
                                        SUBSTITUTE,
                                        "fromDay",
                                        today,
                                        "untilDay",
                                        today.plusDays(300),
                                        "reason",
                                        "Nghỉ phép"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        Date now = Date.from(year.now().toInstant());
        management.createJobQuery().processDefinitionKey("substitution").list().stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .map(Job::getId)
                .forEach(management::executeJob);
    }

    @AfterEach
    void the_chair_is_back() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("substitution")
                .list()
                .forEach(one -> runtime.createMessageCorrelation("substitution-ended")
                        .processInstanceBusinessKey(one.getBusinessKey())
                        .correlate());
    }

    @Test
    void a_task_that_issues_a_paper_waits_for_the_chair() {
        year.timersFire("TimerEvent_JuneReportOpens");
        year.district("230").draftsReport("H1");
        String task = year.open("UserTask_SignReport", year.district("230").reportKey("H1"))
                .get(0)
                .getId();

        ResponseEntity<JsonNode> answer = submits(SUBSTITUTE, task, "sign", "");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().path("detail").asText()).isEqualTo(REFUSAL.formatted(accounts.nameOf(CHAIR)));
        assertThat(issued(year.district("230").reportKey("H1"))).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
        assertThat(submits(CHAIR, task, "sign", "").getStatusCode())
                .as("the chair signs, absent or not")
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(issued(year.district("230").reportKey("H1"))).hasSize(1);
    }

    @Test
    void a_task_that_issues_none_is_done_by_the_substitute() {
        year.timersFire("TimerEvent_JuneReportOpens");
        year.district("230").draftsReport("H1");
        String task = year.open("UserTask_SignReport", year.district("230").reportKey("H1"))
                .get(0)
                .getId();

        assertThat(submits(SUBSTITUTE, task, "return", "Bổ sung số liệu.").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void no_letter_is_signed_either() {
        ResponseEntity<JsonNode> letters =
                post(SUBSTITUTE, "/api/years/" + year.year() + "/letters?confirmed=true&unit=07975&unit=07981", null);

        assertThat(letters.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(letters.getBody().path("detail").asText()).isEqualTo(REFUSAL.formatted(accounts.nameOf(CHAIR)));
        assertThat(issued(year.commune("07975").key())).isEmpty();
        assertThat(post(CHAIR, "/api/years/" + year.year() + "/letters?confirmed=true&unit=07975", null)
                        .getBody()
                        .path("issued"))
                .hasSize(1);
    }

    private ResponseEntity<JsonNode> submits(String user, String task, String decision, String reason) {
        return post(
                user,
                "/engine-rest/task/" + task + "/submit-form",
                Map.of(
                        "variables",
                        Map.of(
                                "decision", Map.of("value", decision),
                                "reason", Map.of("value", reason),
                                "confirmed", Map.of("value", true))));
    }

    /** The numbers of the papers; a draft has none. */
    private List<String> issued(String key) {
        List<String> numbers = new ArrayList<>();
        ResponseEntity<JsonNode> papers =
                http.withBasicAuth(CHAIR, "demo").getForEntity("/api/papers?key=" + key, JsonNode.class);
        assertThat(papers.getStatusCode()).isEqualTo(HttpStatus.OK);
        papers.getBody().forEach(paper -> numbers.add(paper.path("number").asText("")));
        return numbers.stream().filter(number -> number.contains("/")).toList();
    }

    private ResponseEntity<JsonNode> post(String user, String path, Object body) {
        return http.withBasicAuth(user, "demo").postForEntity(path, body, JsonNode.class);
    }
}
