package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.boot.test.context.TestComponent;

/** What officials do in Tasklist: find a task, claim it, submit its form. */
@TestComponent
class ScenarioTasks {

    private final TaskService tasks;
    private final FormService forms;
    private final RepositoryService repository;
    private final IdentityService identity;

    ScenarioTasks(TaskService tasks, FormService forms, RepositoryService repository, IdentityService identity) {
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
        this.identity = identity;
    }

    TaskQuery query(String elementId, String key) {
        return tasks.createTaskQuery().taskDefinitionKey(elementId).processInstanceBusinessKey(key);
    }

    /** The one task of this element and key that the official may see. */
    Task taskOf(String user, String elementId, String key) {
        Task task = as(user, () -> query(elementId, key).singleResult());
        if (task == null) {
            throw new AssertionError(user + " has no task " + elementId + " of " + key);
        }
        return task;
    }

    Object variable(Task task, String name) {
        return tasks.getVariable(task.getId(), name);
    }

    void submit(String user, String taskId, Map<String, ?> form) {
        as(user, () -> {
            tasks.claim(taskId, user);
            forms.submitTaskForm(taskId, variables(form));
            return null;
        });
    }

    void start(String user, String process, Map<String, ?> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        as(user, () -> forms.submitStartForm(definition, variables(form)));
    }

    /** Runs this as the engine knows the official: with their groups and no more rights. */
    <T> T as(String user, Supplier<T> action) {
        try {
            identity.setAuthentication(
                    user,
                    identity.createGroupQuery().groupMember(user).list().stream()
                            .map(Group::getId)
                            .toList());
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private static Map<String, Object> variables(Map<String, ?> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((field, value) -> variables.put(field, variable(value)));
        return variables;
    }

    private static Object variable(Object value) {
        return value instanceof JsonNode json
                ? SpinValues.jsonValue(json.toString()).create()
                : value;
    }
}
