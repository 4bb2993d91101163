package vn.gov.phutho.cleangov.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * If a task's model names a group that acts in person ({@link InPersonRule}), only a member of that group can claim,
 * be assigned or complete the task. An administrator cannot either, and the task cannot be delegated. Everybody who may
 * assign it can put it back to the group. The rule
 * evaluates the model's expression and uses the resulting groups. Candidates that were added to the task later do not
 * count. The person who completes such a task becomes its assignee, so the history shows them.
 */
@Component
class TasksInPerson extends AbstractProcessEnginePlugin {

    // Resolved lazily: the rule needs the units, and the engine starts before them.
    private final ObjectProvider<InPersonRule> rule;

    private ProcessEngineConfigurationImpl engine;

    TasksInPerson(ObjectProvider<InPersonRule> rule) {
        this.rule = rule;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        engine = configuration;
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition model = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                model.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_ASSIGNMENT,
                        task -> whereInPerson(task, model, refusal -> assigned(task, model, refusal)));
                model.addBuiltInTaskListener(
                        TaskListener.EVENTNAME_COMPLETE,
                        task -> whereInPerson(task, model, refusal -> completed(task, model, refusal)));
            }
        });
    }

    private void whereInPerson(DelegateTask task, TaskDefinition model, Consumer<String> check) {
        groupsOf(task, model)
                .flatMap(group -> rule.getObject().forMembersOf(group).stream())
                .findFirst()
                .ifPresent(check);
    }

    private void assigned(DelegateTask task, TaskDefinition model, String refusal) {
        boolean delegated = ((TaskEntity) task).getDelegationState() == DelegationState.PENDING;
        boolean putBack = task.getAssignee() == null;
        if (delegated || !putBack && !actsInPerson(task.getAssignee(), task, model)) {
            throw new RefusedException(RefusalCode.IN_PERSON, refusal);
        }
    }

    private void completed(DelegateTask task, TaskDefinition model, String refusal) {
        String user = Optional.ofNullable(engine.getIdentityService().getCurrentAuthentication())
                .map(Authentication::getUserId)
                .orElse(null);
        if (!actsInPerson(user, task, model)) {
            throw new RefusedException(RefusalCode.IN_PERSON, refusal);
        }
        if (!user.equals(task.getAssignee())) {
            task.setAssignee(user);
        }
    }

    /** Whether the user is a member of a group that acts in person. */
    private boolean actsInPerson(String user, DelegateTask task, TaskDefinition model) {
        return user != null
                && groupsOf(task, model)
                        .filter(group -> rule.getObject().forMembersOf(group).isPresent())
                        .anyMatch(group -> engine.getIdentityService()
                                        .createGroupQuery()
                                        .groupMember(user)
                                        .groupId(group)
                                        .count()
                                > 0);
    }

    /**
     * Evaluates the expressions like the engine: each gives one id, several ids separated by commas, or a collection.
     */
    private static Stream<String> groupsOf(DelegateTask task, TaskDefinition model) {
        return model.getCandidateGroupIdExpressions().stream()
                .map(groups -> groups.getValue(task.getExecution()))
                .flatMap(value -> value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf)
                        : Arrays.stream(String.valueOf(value).split(",")))
                .map(String::strip);
    }
}
