package vn.gov.phutho.cleangov.engine;

import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When open tasks are due by their models; the engine itself asks a model only when it creates the task. */
@Component
public class TaskDueDates {

    private final ObjectProvider<ProcessEngine> engine;

    TaskDueDates(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** What the model says now. */
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
