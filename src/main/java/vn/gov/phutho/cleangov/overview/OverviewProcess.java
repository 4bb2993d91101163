package vn.gov.phutho.cleangov.overview;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the engine who somebody is and what waits for them. */
@Component
class OverviewProcess {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final Clock clock;

    OverviewProcess(TaskService tasks, RuntimeService runtime, IdentityService identity, JdbcClient jdbc, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A task that waits.
     *
     * @param daysLeft calendar days until it is due; negative when it is overdue
     */
    record OpenTask(String id, String name, String unitName, ZonedDateTime due, long daysLeft, boolean overdue) {}

    /**
     * What waits for a person.
     *
     * @param next the tasks that are due first
     */
    record Work(long open, long overdue, List<OpenTask> next) {}

    /**
     * Open tasks of one kind that are overdue.
     *
     * @param since when the first of them was due
     */
    record Overdue(String title, long tasks, ZonedDateTime since) {}

    /** What is overdue in a unit and in all below it, by what is to be done; the longest first. Counted by the database. */
    List<Overdue> overdue(int year, String unit) {
        return jdbc.sql("""
                        select t.name_, count(*), min(t.due_date_)
                        from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                        where t.due_date_ < :now and e.business_key_ like :keys
                          and substring(e.business_key_ from '[^-]+$') in (
                              select code from unit where :unit in (code, parent_code)
                              union
                              select c.code from unit c join unit d on d.code = c.parent_code where d.parent_code = :unit)
                        group by t.name_ order by 3, 1
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("keys", year + "-%")
                .param("unit", unit)
                .query((row, number) -> new Overdue(
                        row.getString(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant().atZone(clock.getZone())))
                .list();
    }

    Work workOf(String user, List<String> groups, int shown) {
        List<Task> first = of(user, groups).orderByDueDate().asc().listPage(0, shown);
        Map<String, String> units = first.isEmpty()
                ? Map.of()
                : runtime
                        .createVariableInstanceQuery()
                        .variableName("unitName")
                        .taskIdIn(first.stream().map(Task::getId).toArray(String[]::new))
                        .list()
                        .stream()
                        .filter(variable -> variable.getValue() != null)
                        .collect(Collectors.toMap(
                                VariableInstance::getTaskId, variable -> (String) variable.getValue(), (a, b) -> a));
        return new Work(
                of(user, groups).count(),
                of(user, groups).dueBefore(Date.from(clock.instant())).count(),
                first.stream()
                        .map(task -> open(task, units.getOrDefault(task.getId(), "")))
                        .toList());
    }

    private TaskQuery of(String user, List<String> groups) {
        TaskQuery query = tasks.createTaskQuery();
        return groups.isEmpty()
                ? query.taskAssignee(user)
                : query.or().taskAssignee(user).taskCandidateGroupIn(groups).endOr();
    }

    private OpenTask open(Task task, String unitName) {
        ZonedDateTime due = task.getDueDate().toInstant().atZone(clock.getZone());
        return new OpenTask(
                task.getId(),
                task.getName(),
                unitName,
                due,
                ChronoUnit.DAYS.between(LocalDate.now(clock), due.toLocalDate()),
                due.isBefore(ZonedDateTime.now(clock)));
    }

    /** The name that Tasklist shows as well: «Chủ tịch UBND Xã Hùng Xuyên». */
    String nameOf(String user) {
        return Optional.ofNullable(identity.createUserQuery().userId(user).singleResult())
                .map(person -> (person.getFirstName() + " " + person.getLastName()).strip())
                .orElse(user);
    }
}
