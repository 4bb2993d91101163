package vn.gov.phutho.cleangov.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.Refusal;

/**
 * What the model gives to a commune's chair, the chair does in person (D3.1a): nobody else may take, be given or complete such a
 * task, an administrator neither, and it cannot be delegated. Whom the model names counts, not who was added since. Whoever
 * completes one is its assignee, so the history shows who it was.
 */
@Component
class ChairsOwnActs extends AbstractProcessEnginePlugin {

    private static final String CHAIR = "'commune-chair'";
    private static final Refusal IN_PERSON =
            new Refusal("Việc này do đích thân Chủ tịch UBND xã thực hiện, không ai làm thay và không ủy quyền được.");

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                groupsOf(task)
                        .filter(groups -> groups.getExpressionText().contains(CHAIR))
                        .ifPresent(chair -> {
                            task.addBuiltInTaskListener(
                                    TaskListener.EVENTNAME_ASSIGNMENT, given -> assigned(given, chair, configuration));
                            task.addBuiltInTaskListener(
                                    TaskListener.EVENTNAME_COMPLETE, done -> completed(done, chair, configuration));
                        });
            }
        });
    }

    private static Optional<Expression> groupsOf(TaskDefinition task) {
        return task.getCandidateGroupIdExpressions().stream().findFirst().map(Expression.class::cast);
    }

    private static void assigned(DelegateTask task, Expression chair, ProcessEngineConfigurationImpl engine) {
        boolean delegated = ((TaskEntity) task).getDelegationState() == DelegationState.PENDING;
        if (delegated || !holds(task.getAssignee(), task, chair, engine.getIdentityService())) {
            IN_PERSON.raise();
        }
    }

    private static void completed(DelegateTask task, Expression chair, ProcessEngineConfigurationImpl engine) {
        String user = Optional.ofNullable(engine.getIdentityService().getCurrentAuthentication())
                .map(who -> who.getUserId())
                .orElse(null);
        if (!holds(user, task, chair, engine.getIdentityService())) {
            IN_PERSON.raise();
        }
        if (!user.equals(task.getAssignee())) {
            task.setAssignee(user);
        }
    }

    private static boolean holds(String user, DelegateTask task, Expression chair, IdentityService identity) {
        String group = String.valueOf(chair.getValue(task.getExecution()));
        return user != null
                && identity.createGroupQuery().groupMember(user).groupId(group).count() > 0;
    }
}
