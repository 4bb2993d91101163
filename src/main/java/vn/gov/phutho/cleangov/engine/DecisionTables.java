package vn.gov.phutho.cleangov.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Evaluates deployed decision tables outside a process. Such an evaluation is not a decision and is not kept in the
 * engine's history.
 */
@Component
public class DecisionTables {

    /** A DMN engine without history. */
    private final DmnEngine tables =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final ObjectProvider<RepositoryService> repository;
    private final EngineCommands commands;

    DecisionTables(ObjectProvider<RepositoryService> repository, EngineCommands commands) {
        this.repository = repository;
        this.commands = commands;
    }

    /** A deployed decision table. */
    public interface Table {

        /** The engine's id of this version of the table: a changed table has another one. */
        String version();

        /** The single output value of the single rule that matches these conditions. */
        String answer(Map<String, Object> conditions);
    }

    /** The table of the deployment to which a process definition belongs. */
    public Table deployedWith(String processDefinitionId, String key) {
        RepositoryService models = repository.getObject();
        String deployment = models.getProcessDefinition(processDefinitionId).getDeploymentId();
        return table(models.createDecisionDefinitionQuery().deploymentId(deployment), key);
    }

    /** The latest deployed table. Everybody may evaluate it. */
    public Table latest(String key) {
        return commands.withoutAuthorization(() ->
                table(repository.getObject().createDecisionDefinitionQuery().latestVersion(), key));
    }

    private Table table(DecisionDefinitionQuery query, String key) {
        DecisionDefinition definition = query.decisionDefinitionKey(key).singleResult();
        DmnDecision table = parsed.computeIfAbsent(
                definition.getId(),
                id -> tables.parseDecision(key, repository.getObject().getDecisionModel(id)));
        return new Table() {
            @Override
            public String version() {
                return definition.getId();
            }

            @Override
            public String answer(Map<String, Object> conditions) {
                return tables.evaluateDecisionTable(table, conditions)
                        .getSingleResult()
                        .getSingleEntry();
            }
        };
    }
}
