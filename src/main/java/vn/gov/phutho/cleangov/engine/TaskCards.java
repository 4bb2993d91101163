package vn.gov.phutho.cleangov.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the unit and the year on every task. The cards in Tasklist show only variables of the task itself: process
 * variables are hidden from people who may work on a task but may not read the process.
 */
@Component
class TaskCards extends AbstractProcessEnginePlugin {

    static final String UNIT_NAME = "unitName";
    static final String YEAR = "year";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior())
                        .getTaskDefinition()
                        .addTaskListener(TaskListener.EVENTNAME_CREATE, TaskCards::copy);
            }
        });
    }

    private static void copy(DelegateTask task) {
        List.of(UNIT_NAME, YEAR).forEach(name -> task.setVariableLocal(name, task.getVariable(name)));
    }
}
