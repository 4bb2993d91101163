package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Half-filled forms of open tasks, so that no input is lost when a session ends or a computer fails. Each task has
 * one draft, shared by all its users: a person who takes over a task continues with the draft. It is deleted with its
 * task, in the same transaction.
 */
@Component
class Drafts extends AbstractProcessEnginePlugin {

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param content JSON, as the form gave it */
    record Draft(
            Instant savedAt, String savedBy, @JsonRawValue String content) {}

    Optional<Draft> find(String taskId) {
        return jdbc.sql("select saved_at, saved_by, content from draft where task_id = ?")
                .param(taskId)
                .query((row, i) -> new Draft(row.getTimestamp(1).toInstant(), row.getString(2), row.getString(3)))
                .optional();
    }

    void save(String taskId, Draft draft) {
        jdbc.sql("""
                        insert into draft (task_id, content, saved_at, saved_by) values (?, ?, ?, ?)
                        on conflict (task_id) do update
                        set content = excluded.content, saved_at = excluded.saved_at, saved_by = excluded.saved_by
                        """)
                .params(taskId, draft.content(), Timestamp.from(draft.savedAt()), draft.savedBy())
                .update();
    }

    private void delete(String taskId) {
        jdbc.sql("delete from draft where task_id = ?").param(taskId).update();
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
                List.of(TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)
                        .forEach(event -> task.addBuiltInTaskListener(event, done -> delete(done.getId())));
            }
        });
    }

    /** Deletes drafts without a task: such a draft was being saved while another person completed the task. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        jdbc.sql("delete from draft where not exists (select from act_ru_task where id_ = task_id)")
                .update();
    }
}
