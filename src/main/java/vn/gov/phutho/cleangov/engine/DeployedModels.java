package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.management.ActivityStatistics;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The deployed diagrams and releases. A running process keeps the version with which it started. */
@Component
public class DeployedModels {

    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<ManagementService> management;
    private final EngineCommands commands;

    DeployedModels(
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<ManagementService> management,
            EngineCommands commands) {
        this.repository = repository;
        this.management = management;
        this.commands = commands;
    }

    /**
     * A whole set of models, tables and forms that was deployed together.
     *
     * @param deployment the id of the deployment; empty if nothing is deployed yet
     * @param files the content by the name of the file
     */
    public record Release(String deployment, String name, String source, Map<String, byte[]> files) {}

    /**
     * The XML of a process definition. The caller must have checked whether the user may see it: the engine's
     * authorizations cover only whole definitions.
     */
    public String diagram(String definitionId) {
        return commands.withoutAuthorization(() -> read(definitionId));
    }

    private String read(String definitionId) throws IOException {
        try (InputStream model = repository.getObject().getProcessModel(definitionId)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The label of an element of a process definition; the id of the element if it has none, or the file is broken. */
    public String label(String definitionId, String element) {
        try {
            return commands.withoutAuthorization(() -> {
                ModelElementInstance found = repository
                        .getObject()
                        .getBpmnModelInstance(definitionId)
                        .getModelElementById(element);
                return found instanceof FlowElement one && one.getName() != null ? one.getName() : element;
            });
        } catch (ProcessEngineException | ModelException unreadable) {
            return element;
        }
    }

    /** The release with which new processes start: the deployment that has the latest version of most processes. */
    public Release inForce() {
        return commands.withoutAuthorization(() -> inForce(repository.getObject()));
    }

    static Release inForce(RepositoryService repository) {
        Map<String, Long> deployments = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.groupingBy(ProcessDefinition::getDeploymentId, Collectors.counting()));
        Optional<String> most = deployments.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        return most.map(id ->
                        repository.createDeploymentQuery().deploymentId(id).singleResult())
                .map(deployment -> new Release(
                        deployment.getId(),
                        deployment.getName(),
                        deployment.getSource(),
                        filesOf(repository, deployment.getId())))
                .orElseGet(() -> new Release("", "", "", Map.of()));
    }

    /** The files of a deployment, with the list of what the application shipped if it has one. */
    static Map<String, byte[]> filesOf(RepositoryService repository, String deployment) {
        return repository.getDeploymentResources(deployment).stream()
                .map(ResourceEntity.class::cast)
                .collect(Collectors.toMap(
                        ResourceEntity::getName, ResourceEntity::getBytes, (one, other) -> one, TreeMap::new));
    }

    /** When a file with just this content was deployed, and has been replaced since; empty if it never was. */
    public Optional<Date> replaced(String name, byte[] content) {
        return commands.withoutAuthorization(() -> {
            RepositoryService models = repository.getObject();
            return models.createDeploymentQuery().list().stream()
                    .filter(deployment -> models.getDeploymentResourceNames(deployment.getId())
                            .contains(name))
                    .filter(deployment -> Arrays.equals(
                            content, filesOf(models, deployment.getId()).get(name)))
                    .map(Deployment::getDeploymentTime)
                    .max(Comparator.naturalOrder());
        });
    }

    /** The ids of the elements of a process at which instances of any version stand. */
    public Set<String> standing(String process) {
        return commands.withoutAuthorization(() ->
                repository.getObject().createProcessDefinitionQuery().processDefinitionKey(process).list().stream()
                        .flatMap(definition ->
                                management
                                        .getObject()
                                        .createActivityStatisticsQuery(definition.getId())
                                        .list()
                                        .stream())
                        .map(ActivityStatistics::getId)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
