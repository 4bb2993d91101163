package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Who completes a task answers its form and cannot say what the task is about. */
@CleangovTest
class FormAnswersTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Test
    @Tag("D5")
    void an_agency_appraises_for_itself_alone() {
        District district = year.yearOpens().district("231");
        year.timersFire("TimerEvent_AssessmentOpens");
        Task finance = year.open("UserTask_AppraiseIndicators", district.key()).stream()
                .filter(task -> "finance".equals(tasks.getVariable(task.getId(), "agency")))
                .findFirst()
                .orElseThrow();

        for (String how : new String[] {"complete", "submit-form"}) {
            ResponseEntity<JsonNode> answer = http.withBasicAuth("district-agency-finance.231", "demo")
                    .postForEntity(
                            "/engine-rest/task/" + finance.getId() + "/" + how,
                            Map.of("variables", Map.of("agency", Map.of("value", "environment"))),
                            JsonNode.class);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
            assertThat(answer.getBody().path("detail").asText())
                    .isEqualTo("Biểu mẫu của việc này không có mục «agency». Chưa thay đổi gì.");
        }
        assertThat(tasks.getVariable(finance.getId(), "agency")).isEqualTo("finance");
    }

    /** Even where somebody else has written the variable on the task, the process's own counts. */
    @Test
    @Tag("D5")
    void variables_written_on_the_task_do_not_change_its_subject() {
        District district = year.yearOpens().district("231");
        year.timersFire("TimerEvent_AssessmentOpens");
        Task finance = year.open("UserTask_AppraiseIndicators", district.key()).stream()
                .filter(task -> "finance".equals(tasks.getVariable(task.getId(), "agency")))
                .findFirst()
                .orElseThrow();
        tasks.setVariable(finance.getId(), "agency", "environment");
        tasks.setVariableLocal(finance.getId(), "agency", "environment");

        ResponseEntity<JsonNode> answer = http.withBasicAuth("district-agency-finance.231", "demo")
                .postForEntity(
                        "/engine-rest/task/" + finance.getId() + "/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "grid",
                                        Map.of(
                                                "type",
                                                "Json",
                                                "value",
                                                district.grid("finance", Map.of())
                                                        .toString()))),
                        JsonNode.class);

        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void a_variable_of_the_process_is_not_written_by_any_task() {
        Commune commune = year.yearOpens().commune("07975");
        String task = year.open("UserTask_Register", commune.key()).get(0).getId();

        for (String name : new String[] {"unitName", "year", "initiator", "signed"}) {
            assertThatThrownBy(() -> tasks.complete(task, Map.of("target", "VUNG_MANH", "commitment", "x", name, "x")))
                    .hasMessageContaining("«" + name + "»");
            assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of(name, "x")))
                    .hasMessageContaining("«" + name + "»");
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .variableValueEquals("unitName", "x")
                        .count())
                .isZero();
    }

    @Test
    void a_start_form_takes_its_fields_only() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("calendar-change")
                .latestVersion()
                .singleResult()
                .getId();

        assertThatThrownBy(() -> forms.submitStartForm(definition, Map.of("day", "2031-05-27", "unitName", "x")))
                .hasMessageContaining("«unitName»");
    }

    @Test
    void an_embedded_form_names_its_fields_by_our_call_by_a_script_or_by_inputs() {
        String deployment = repository
                .createDeployment()
                .addModelInstance(
                        "three-ways.bpmn",
                        Bpmn.createExecutableProcess("three-ways")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("UserTask_Tell")
                                .camundaFormKey("embedded:deployment:three-ways.html")
                                .endEvent()
                                .done())
                .addString("three-ways.html", """
                        <form><input type="text" cam-variable-name="place" cam-variable-type="String">
                          <script cam-script type="text/form-script">
                            camForm.variableManager.createVariable({ type: 'String', name: 'day', value: null });
                            window.cleangov.tell(camForm, $scope, { shows: ['year'], sends: { words: 'String', signed: 'Boolean' } });
                          </script></form>
                        """)
                .deploy()
                .getId();
        try {
            runtime.startProcessInstanceByKey("three-ways");
            String task = tasks.createTaskQuery()
                    .processDefinitionKey("three-ways")
                    .singleResult()
                    .getId();

            assertThatThrownBy(() -> tasks.complete(task, Map.of("year", 2031))).hasMessageContaining("«year»");
            tasks.complete(task, Map.of("place", "x", "day", "x", "words", "x", "signed", true));
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }
}
