package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.model.ModelFiles;

/** A new version of the application starts on a database in which an analyst has changed models. */
@CleangovTest
class ShippedModelsTest {

    private static final String REGISTER = "registration.register.form";
    private static final String URGE = "urging.urge.form";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    private final List<String> deployments = new ArrayList<>();
    private Map<String, byte[]> shipped;

    @BeforeEach
    void the_application_is_in_force() {
        shipped = new TreeMap<>();
        ModelFiles.shipped().sources().forEach((name, file) -> shipped.put(name, file.content()));
    }

    @AfterEach
    void the_application_is_in_force_again() {
        for (int i = deployments.size() - 1; i >= 0; i--) {
            repository.deleteDeployment(deployments.get(i), true);
        }
    }

    @Test
    void a_start_of_the_same_version_deploys_nothing() {
        assertThat(start(shipped)).isEmpty();
        analystChanges(REGISTER, "Cam kết của xã");
        assertThat(start(shipped)).as("after an analyst's change").isEmpty();
        assertThat(inForce(REGISTER)).contains("Cam kết của xã");
    }

    @Test
    void a_new_version_brings_its_changes_and_keeps_the_analysts() {
        analystChanges(REGISTER, "Cam kết của xã");
        Map<String, byte[]> next = next(URGE, "Ghi chú của bản mới");

        assertThat(start(next)).isNotEmpty();

        assertThat(inForce(REGISTER)).contains("Cam kết của xã");
        assertThat(inForce(URGE)).contains("Ghi chú của bản mới");
        assertThat(start(next)).as("started again").isEmpty();
    }

    @Test
    void a_file_that_both_have_changed_stays_the_analysts() {
        analystChanges(REGISTER, "Cam kết của xã");
        assertThat(start(next(REGISTER, "Lời của bản mới"))).isNotEmpty();
        assertThat(inForce(REGISTER)).contains("Cam kết của xã").doesNotContain("Lời của bản mới");
    }

    @Test
    void a_file_that_a_new_version_no_longer_has_goes_unless_an_analyst_changed_it() {
        Map<String, byte[]> next = new TreeMap<>(shipped);
        next.put("thu.form", "{\"id\": \"thu\", \"components\": []}".getBytes(StandardCharsets.UTF_8));
        start(next);
        assertThat(DeployedModels.inForce(repository).files()).containsKey("thu.form");

        start(shipped);

        assertThat(DeployedModels.inForce(repository).files()).doesNotContainKey("thu.form");
    }

    private String start(Map<String, byte[]> files) {
        String deployment = new ShippedModels(files, engine).deploy();
        if (!deployment.isEmpty()) {
            deployments.add(deployment);
        }
        return deployment;
    }

    private Map<String, byte[]> next(String form, String text) {
        Map<String, byte[]> next = new TreeMap<>(shipped);
        next.put(form, changed(form, text));
        return next;
    }

    private void analystChanges(String form, String text) {
        DeploymentBuilder release = repository.createDeployment().name("Bản của người sửa sơ đồ");
        Map<String, byte[]> files =
                new TreeMap<>(DeployedModels.inForce(repository).files());
        files.remove(ShippedModels.LIST);
        files.put(form, changed(form, text));
        files.forEach((name, content) -> release.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        deployments.add(release.deploy().getId());
    }

    private byte[] changed(String form, String text) {
        return new String(shipped.get(form), StandardCharsets.UTF_8)
                .replaceFirst("\"label\": \"[^\"]*\"", "\"label\": \"" + text + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String inForce(String form) {
        return new String(DeployedModels.inForce(repository).files().get(form), StandardCharsets.UTF_8);
    }
}
