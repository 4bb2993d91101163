package vn.gov.phutho.cleangov.engine;

import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The due dates of open tasks by their models. The engine itself evaluates the model only when it creates the task.
 */
@Component
public class TaskDueDates {

    private final ObjectProvider<ProcessEngine> engine;

    TaskDueDates(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** The due date that the model gives now. */
    public Date dueNow(String taskId) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    TaskEntity task = context.getTaskManager().findTaskById(taskId);
                    Expression due = task.getTaskDefinition().getDueDateExpression();
                    return (Date) due.getValue(task.getExecution());
                });
    }
}
