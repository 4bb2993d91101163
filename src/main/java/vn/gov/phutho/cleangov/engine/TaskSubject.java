package vn.gov.phutho.cleangov.engine;

import java.util.NoSuchElementException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/**
 * The subject of a task: the agency, the measure, the visit. The process sets it, not the person who completes the
 * task. A form's answer is written to the innermost scope that has a variable of this name, so the outermost one is
 * the value of the process.
 */
public final class TaskSubject {

    private TaskSubject() {}

    /**
     * The business key of the process of a task.
     *
     * @throws NoSuchElementException if it is not a key of this type
     */
    public static <K extends BusinessKey> K key(DelegateTask task, Class<K> type) {
        return key(task.getExecution(), type);
    }

    /** The same for an execution. */
    public static <K extends BusinessKey> K key(DelegateExecution execution, Class<K> type) {
        return BusinessKey.parse(type, execution.getProcessBusinessKey());
    }

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
