package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** A model that runs a program is refused when it comes, and fails where it runs if it came by another way. */
@CleangovTest
class ClosedModelsTest {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="planted" isExecutable="true" camunda:historyTimeToLive="1">
                <startEvent id="a" /><sequenceFlow id="f" sourceRef="a" targetRef="s" />
                %s
                <sequenceFlow id="g" sourceRef="s" targetRef="z" /><endEvent id="z" />
              </process>
            </definitions>
            """;

    private static final String HARMLESS = "<serviceTask id=\"s\" camunda:expression=\"${true}\" />";

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="x" name="x" namespace="x">
              <decision id="planted" name="x" camunda:historyTimeToLive="1"><decisionTable id="t">
                <input id="i"><inputExpression id="e" typeRef="string"%s><text>%s</text></inputExpression></input>
                <output id="o" name="o" typeRef="string" />
                <rule id="r"><inputEntry id="n"><text></text></inputEntry><outputEntry id="u"><text>"y"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("models")
    private ProcessEnginePlugin models;

    @Test
    void all_faults_of_a_deployment_are_told_at_once_and_nothing_is_deployed() {
        MultiValueMap<String, Object> deployment = new LinkedMultiValueMap<>();
        deployment.add("deployment-name", "planted");
        deployment.add(
                "one.bpmn", file("one.bpmn", PROCESS.formatted("<serviceTask id=\"s\" camunda:class=\"x.Y\" />")));
        deployment.add("two.dmn", file("two.dmn", TABLE.formatted(" expressionLanguage=\"juel\"", "${x}")));
        deployment.add("three.groovy", file("three.groovy", "x"));

        ResponseEntity<JsonNode> answer = http.withBasicAuth("admin", "demo")
                .postForEntity("/engine-rest/deployment/create", deployment, JsonNode.class);

        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().path("detail").asText())
                .contains("Tệp one.bpmn, phần tử s: không được dùng camunda:class; hãy gọi một phương thức của *Steps.")
                .contains("Tệp two.dmn, phần tử e: chỉ được viết bằng FEEL, không được viết bằng «juel».")
                .contains(
                        "Tệp three.groovy: chỉ triển khai được sơ đồ (.bpmn), bảng quyết định (.dmn) và biểu mẫu (.form, .html).");
        assertThat(repository.createDeploymentQuery().deploymentName("planted").count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id=\"s\" camunda:expression=\"${execution.processEngineServices.repositoryService}\" />",
                "<serviceTask id=\"s\" camunda:expression=\"${unitSteps.getClass()}\" />",
                "<serviceTask id=\"s\" camunda:delegateExpression=\"${unitSteps}\" />",
                "<serviceTask id=\"s\" camunda:class=\"vn.gov.phutho.cleangov.CleangovApplication\" />",
                "<serviceTask id=\"s\" camunda:type=\"shell\"><extensionElements><camunda:field name=\"command\" stringValue=\"true\" /></extensionElements></serviceTask>",
                "<scriptTask id=\"s\" scriptFormat=\"juel\"><script>${true}</script></scriptTask>",
                "<scriptTask id=\"s\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
                "<serviceTask id=\"s\" camunda:expression=\"${true}\"><extensionElements><camunda:executionListener event=\"start\" class=\"vn.gov.phutho.cleangov.CleangovApplication\" /></extensionElements></serviceTask>",
            })
    void a_process_that_came_by_another_way_does_not_run(String task) {
        String deployment = planted("planted.bpmn", PROCESS.formatted(HARMLESS), PROCESS.formatted(task));
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("planted"))
                    .hasMessageContaining("trong sơ đồ không được phép")
                    .isInstanceOf(RefusedException.class);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_model_that_cannot_be_read_does_not_stop_the_start() {
        String shell = "<serviceTask id=\"s\" camunda:type=\"shell\" />";
        String deployment = planted("planted.bpmn", PROCESS.formatted(HARMLESS), PROCESS.formatted(shell));
        try {
            assertThatCode(() -> models.postProcessEngineBuild(engine)).doesNotThrowAnyException();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_table_that_came_by_another_way_does_not_run() {
        String deployment = planted(
                "planted.dmn",
                TABLE.formatted("", "x"),
                TABLE.formatted(" expressionLanguage=\"juel\"", "${x.getClass()}"));
        try {
            assertThatThrownBy(() -> decisions
                            .evaluateDecisionTableByKey("planted")
                            .variables(Map.of("x", "y"))
                            .evaluate())
                    .hasStackTraceContaining("bảng quyết định");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    /** Deploys a file and then changes it in the database. */
    private String planted(String name, String harmless, String changed) {
        String deployment =
                repository.createDeployment().addString(name, harmless).deploy().getId();
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = ?")
                .params(changed.getBytes(StandardCharsets.UTF_8), deployment, name)
                .update();
        var cache = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache();
        cache.discardProcessDefinitionCache();
        cache.discardDecisionDefinitionCache();
        return deployment;
    }

    private static ByteArrayResource file(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
