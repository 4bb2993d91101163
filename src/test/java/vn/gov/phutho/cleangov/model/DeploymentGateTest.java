package vn.gov.phutho.cleangov.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** An analyst deploys as Camunda Modeler does: one file, or the whole folder. */
@CleangovTest
class DeploymentGateTest {

    private static final String LABEL = "name=\"Đăng ký phấn đấu\" camunda:formRef";

    private static final ModelFiles SHIPPED = ModelFiles.shipped();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private YearScenario year;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void the_models_of_the_application_are_in_force_again() {
        for (int i = deployments.size() - 1; i >= 0; i--) {
            repository.deleteDeployment(deployments.get(i), true);
        }
    }

    @Test
    void a_lone_process_works_with_the_forms_and_tables_in_force() {
        String deployment = deployed(Map.of(
                "registration.bpmn",
                changed("registration.bpmn", LABEL, "name=\"Đăng ký danh hiệu\" camunda:formRef")));

        assertThat(repository.getDeploymentResources(deployment))
                .extracting(Resource::getName)
                .containsExactlyInAnyOrderElementsOf(SHIPPED.sources().keySet());
        year.yearOpens();
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(year.year() + "-07969")
                .taskName("Đăng ký danh hiệu")
                .singleResult();
        assertThat(task).as("the task of the new model").isNotNull();
        assertThat(http.withBasicAuth("commune-chair.07969", "demo")
                        .getForEntity("/engine-rest/task/" + task.getId() + "/deployed-form", JsonNode.class)
                        .getBody()
                        .path("id")
                        .asText())
                .isEqualTo("registration.register");
    }

    @Test
    void a_lone_form_is_the_form_of_the_next_task() {
        deployed(Map.of(
                "registration.register.form",
                changed("registration.register.form", "Nội dung cam kết phấn đấu", "Cam kết của xã")));

        year.yearOpens();
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(year.year() + "-07969")
                .taskDefinitionKey("UserTask_Register")
                .singleResult();
        assertThat(http.withBasicAuth("commune-chair.07969", "demo")
                        .getForObject("/engine-rest/task/" + task.getId() + "/deployed-form", String.class))
                .contains("Cam kết của xã");
    }

    @Test
    void what_has_not_changed_makes_no_new_release() {
        long before = repository.createDeploymentQuery().count();
        Map<String, String> same = new TreeMap<>();
        same.put("registration.bpmn", SHIPPED.sources().get("registration.bpmn").text());

        ResponseEntity<JsonNode> answer = send(same);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void each_fault_is_told_as_the_modeler_shows_it_and_nothing_is_deployed() {
        long before = repository.createDeploymentQuery().count();

        ResponseEntity<JsonNode> answer = send(Map.of(
                "registration.bpmn", changed("registration.bpmn", "group('commune-chair'", "group('commune-chief'"),
                "reminder-policy.dmn",
                        changed("reminder-policy.dmn", "<text>\"CHAIR\"</text>", "<text>\"CHIAR\"</text>")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("code").asText()).isEqualTo("model-fault");
        assertThat(answer.getBody().path("message").asText().lines())
                .containsExactly(
                        "Tệp registration.bpmn, phần tử UserTask_Register «Đăng ký phấn đấu»: không có vai trò «commune-chief»."
                                + " Có phải là «commune-chair»? Hãy sửa lại.",
                        "Tệp reminder-policy.dmn, phần tử Rule_OverdueChair: không có kết quả «CHIAR». Có phải là «CHAIR»? Hãy"
                                + " sửa lại.");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void an_older_file_among_others_is_named_and_alone_it_is_taken() {
        String older = SHIPPED.sources().get("registration.bpmn").text();
        deployed(Map.of(
                "registration.bpmn",
                changed("registration.bpmn", LABEL, "name=\"Đăng ký danh hiệu\" camunda:formRef")));
        String form = changed("registration.register.form", "Nội dung cam kết phấn đấu", "Cam kết của xã");

        ResponseEntity<JsonNode> among = send(Map.of("registration.bpmn", older, "registration.register.form", form));
        assertThat(among.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(among.getBody().path("message").asText())
                .startsWith("Tệp registration.bpmn: là bản cũ")
                .contains("triển khai riêng tệp này");

        deployed(Map.of("registration.bpmn", older));
        assertThat(labelInForce()).contains(LABEL);
    }

    @Test
    void an_element_on_which_dossiers_stand_keeps_its_id() {
        year.yearOpens();

        ResponseEntity<JsonNode> answer = send(
                Map.of("registration.bpmn", changed("registration.bpmn", "UserTask_Register\"", "UserTask_Enrol\"")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("message").asText())
                .contains("mã UserTask_Register được đổi thành UserTask_Enrol")
                .contains("Hãy giữ mã cũ");
    }

    private String labelInForce() {
        ProcessDefinition latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("registration")
                .latestVersion()
                .singleResult();
        return repository.getDeploymentResources(latest.getDeploymentId()).stream()
                .filter(file -> file.getName().equals("registration.bpmn"))
                .map(file -> new String(
                        ((org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity) file).getBytes(),
                        StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private String deployed(Map<String, String> files) {
        ResponseEntity<JsonNode> answer = send(files);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        String id = answer.getBody().path("id").asText();
        deployments.add(id);
        return id;
    }

    /** As Camunda Modeler sends it. */
    private ResponseEntity<JsonNode> send(Map<String, String> files) {
        MultiValueMap<String, Object> deployment = new LinkedMultiValueMap<>();
        deployment.add("deployment-name", "Bản thử");
        deployment.add("deployment-source", "Camunda Modeler");
        deployment.add("enable-duplicate-filtering", "true");
        deployment.add("deploy-changed-only", "true");
        files.forEach((name, content) -> deployment.add(name, file(name, content)));
        return http.withBasicAuth("analyst", "demo")
                .postForEntity("/engine-rest/deployment/create", deployment, JsonNode.class);
    }

    private static ByteArrayResource file(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private static String changed(String file, String from, String to) {
        String text = SHIPPED.sources().get(file).text();
        assertThat(text).as("«%s» is in %s", from, file).contains(from);
        return text.replace(from, to);
    }
}
