package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What a task is about: the agency, the measure, the visit. The process names it; who completes the task does not. A form's
 * answer is written to the innermost scope that has a variable of this name, so the outermost one is the process's own.
 */
public final class TaskSubject {

    private TaskSubject() {}

    /** @return null if the process has no such variable */
    public static Object of(DelegateTask task, String name) {
        Object subject = null;
        for (ExecutionEntity scope = (ExecutionEntity) task.getExecution(); scope != null; scope = scope.getParent()) {
            if (scope.hasVariableLocal(name)) {
                subject = scope.getVariableLocal(name);
            }
        }
        return subject;
    }
}
