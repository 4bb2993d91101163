package vn.gov.phutho.cleangov.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;

/** The page of the models: what was deployed by whom, and what has failed and runs again. */
@CleangovTest
class ModelsPageTest {

    private static final String STEP = "${recognitionSteps.nextWorkingDay()}";

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="planted-page" name="Quy trình thử" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="a" /><sequenceFlow id="f" sourceRef="a" targetRef="s" />
                <serviceTask id="s" name="Việc tự động thử" camunda:asyncBefore="true" camunda:expression="%s" />
                <sequenceFlow id="g" sourceRef="s" targetRef="z" /><endEvent id="z" />
              </process>
            </definitions>
            """;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void what_was_deployed_goes() {
        for (int i = deployments.size() - 1; i >= 0; i--) {
            repository.deleteDeployment(deployments.get(i), true);
        }
    }

    @Test
    void everybody_sees_who_deployed_which_files() {
        DeploymentBuilder release = repository.createDeployment().name("Đổi cam kết của xã");
        ModelFiles.shipped()
                .sources()
                .forEach((name, file) -> release.addString(
                        name,
                        name.equals("registration.register.form")
                                ? file.text().replace("Nội dung cam kết phấn đấu", "Cam kết của xã")
                                : file.text()));
        as("analyst", one -> {
            deployments.add(release.deploy().getId());
            return one;
        });

        String page = session("commune-officer.07969").opens("/models").body();

        assertThat(page).contains("Đổi cam kết của xã", "registration.register.form (sửa)", "Phần mềm, khi khởi động");
        assertThat(page).doesNotContain("Việc chạy nền bị lỗi");
    }

    @Test
    void failed_work_is_shown_with_its_cause_and_runs_again_when_the_model_is_mended() {
        String deployment = repository
                .createDeployment()
                .addString("planted-page.bpmn", PROCESS.formatted(STEP))
                .deploy()
                .getId();
        deployments.add(deployment);
        becomes(deployment, PROCESS.formatted("${unknownVariable}"));
        runtime.startProcessInstanceByKey("planted-page", "2026-07969");
        Job job =
                management.createJobQuery().processDefinitionKey("planted-page").singleResult();
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("unknownVariable");

        WebSession analyst = session("analyst");
        becomes(deployment, "no XML");
        assertThat(analyst.opens("/models").body())
                .as("with a file that cannot be read")
                .contains(job.getId());
        becomes(deployment, PROCESS.formatted("${unknownVariable}"));
        assertThat(analyst.opens("/models").body())
                .contains("Quy trình thử", "Việc tự động thử", "unknownVariable", "Thị trấn Đoan Hùng", job.getId());
        assertThat(session("admin").opens("/").body()).contains("Có việc chạy nền bị lỗi", "href=\"/models\"");
        assertThat(retries("commune-officer.07969", job.getId()).getStatusCode().value())
                .isEqualTo(403);

        becomes(deployment, PROCESS.formatted(STEP));
        assertThat(retries("analyst", job.getId()).getStatusCode().value()).isEqualTo(204);
        assertThat(management.createJobQuery().jobId(job.getId()).singleResult().getRetries())
                .isEqualTo(1);
        management.executeJob(job.getId());

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("planted-page")
                        .count())
                .isZero();
        assertThat(analyst.opens("/models").body()).doesNotContain(job.getId());
        ResponseEntity<String> gone = retries("analyst", job.getId());
        assertThat(gone.getStatusCode().value()).isEqualTo(404);
        assertThat(gone.getBody()).contains("Việc chạy nền này không còn");
    }

    private ResponseEntity<String> retries(String account, String job) {
        return http.withBasicAuth(account, "demo")
                .postForEntity("/api/models/retries", Map.of("job", job), String.class);
    }

    private void as(String account, UnaryOperator<String> act) {
        engine.getIdentityService().setAuthentication(account, List.of(account));
        try {
            act.apply(account);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Changes a deployed process in the database, past every check. */
    private void becomes(String deployment, String process) {
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where deployment_id_ = ? and name_ = 'planted-page.bpmn'")
                .params(process.getBytes(StandardCharsets.UTF_8), deployment)
                .update();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
    }

    private WebSession session(String account) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(account).statusCode()).isEqualTo(200);
        return session;
    }
}
