package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The subject of a task: the agency, the measure, the visit. The process sets it, not the person who completes the
 * task. A form's answer is written to the innermost scope that has a variable of this name, so the outermost one is
 * the value of the process.
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
