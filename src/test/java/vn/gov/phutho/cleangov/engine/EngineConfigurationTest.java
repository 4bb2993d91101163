package vn.gov.phutho.cleangov.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import vn.gov.phutho.cleangov.CleangovTest;

/** What the engine does with our models when it starts. */
@CleangovTest
class EngineConfigurationTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    @Qualifier("models")
    private ProcessEnginePlugin models;

    @Test
    void after_a_restart_every_definition_is_read_before_two_people_can_use_it_at_once() {
        RepositoryService repository = engine.getRepositoryService();
        DeploymentCache cache =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache();
        long deployments = repository.createDeploymentQuery().count();
        cache.discardProcessDefinitionCache();

        models.postProcessEngineBuild(engine);

        Set<String> read = Set.copyOf(cache.getProcessDefinitionCache().keySet());
        List<String> latest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .toList();
        assertThat(latest).hasSizeGreaterThan(20);
        assertThat(read).containsAll(latest);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    }
}
