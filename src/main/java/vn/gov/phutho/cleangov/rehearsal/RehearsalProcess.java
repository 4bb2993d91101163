package vn.gov.phutho.cleangov.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SeededRandom;
import vn.gov.phutho.cleangov.engine.EngineCommands;
import vn.gov.phutho.cleangov.engine.JobQueue;

/**
 * The engine calls of a rehearsal: it executes due jobs and completes tasks in the names of officials. Jobs are read
 * and executed without an authenticated user, as the engine does it.
 */
@RehearsalComponent
class RehearsalProcess {

    private static final String REMINDERS = "deadline-reminders";

    /** A query takes a limited number of ids. */
    private static final int TASKS_AT_ONCE = 1000;

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final IdentityService identity;
    private final JobQueue jobs;
    private final EngineCommands commands;

    RehearsalProcess(
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            ManagementService management,
            IdentityService identity,
            JobQueue jobs,
            EngineCommands commands) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.management = management;
        this.identity = identity;
        this.jobs = jobs;
        this.commands = commands;
    }

    /**
     * Pauses the engine's job executor. Then only the rehearsal executes jobs, in the order of its clock.
     *
     * @return whether it was running before, for {@link #resumeJobExecutor}
     */
    boolean pauseJobExecutor() {
        return jobs.pause();
    }

    void resumeJobExecutor(boolean worked) {
        jobs.resume(worked);
    }

    /**
     * The open tasks that were created at this moment or later, without the known ones; each as a first attempt.
     *
     * @param random the chance of the rehearsed year
     */
    List<RehearsedTask> openSince(Instant moment, Set<String> known, SeededRandom random) {
        List<Task> fresh =
                tasks.createTaskQuery().taskCreatedAfter(Date.from(moment.minusMillis(1))).unlimitedList().stream()
                        .filter(task -> !known.contains(task.getId()))
                        .toList();
        List<RehearsedTask> open = new ArrayList<>();
        for (int from = 0; from < fresh.size(); from += TASKS_AT_ONCE) {
            List<Task> some = fresh.subList(from, Math.min(from + TASKS_AT_ONCE, fresh.size()));
            Map<String, ProcessInstance> processes = processesOf(some);
            some.forEach(task -> open.add(rehearsed(task, processes.get(task.getProcessInstanceId()), random)));
        }
        return open;
    }

    private Map<String, ProcessInstance> processesOf(List<Task> some) {
        Set<String> ids = some.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        return runtime.createProcessInstanceQuery().processInstanceIds(ids).unlimitedList().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
    }

    private RehearsedTask rehearsed(Task task, ProcessInstance process, SeededRandom random) {
        Map<String, Object> variables = tasks.getVariables(task.getId(), List.of("agency", "dossierId", "visitId"));
        String group = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
        return new RehearsedTask(
                task.getId(),
                process.getProcessDefinitionKey(),
                task.getTaskDefinitionKey(),
                group,
                process.getBusinessKey(),
                (String) variables.get("agency"),
                (String) variables.get("dossierId"),
                (Long) variables.get("visitId"),
                task.getCreateTime().toInstant(),
                task.getDueDate().toInstant(),
                0,
                random);
    }

    /**
     * Completes the task with a form, as its first candidate. If another transaction changes the same dossier at the
     * same time, it tries again, as a person would do. If the task was cancelled meanwhile, it does nothing.
     *
     * @return whether the task was still open
     */
    boolean complete(RehearsedTask task, Map<String, Object> form) {
        String user = accountOf(task.group());
        while (true) {
            try {
                identity.setAuthentication(user, List.of(task.group()));
                tasks.claim(task.taskId(), user);
                forms.submitTaskForm(task.taskId(), asVariables(form));
                return true;
            } catch (RuntimeException failed) {
                // If the process ends during the command, the engine fails not only with exceptions of its own.
                identity.clearAuthentication();
                if (!isOpen(task)) {
                    return false;
                }
                if (!(failed instanceof OptimisticLockingException)) {
                    throw failed;
                }
            } finally {
                identity.clearAuthentication();
            }
        }
    }

    boolean isOpen(RehearsedTask task) {
        return tasks.createTaskQuery().taskId(task.taskId()).count() > 0;
    }

    private static Map<String, Object> asVariables(Map<String, Object> form) {
        Map<String, Object> variables = new HashMap<>();
        form.forEach((field, value) -> variables.put(
                field,
                value instanceof JsonNode json
                        ? SpinValues.jsonValue(json.toString()).create()
                        : value));
        return variables;
    }

    /** Group {@code commune-chair-08230} has the demo account {@code commune-chair.08230}. */
    private static String accountOf(String group) {
        int place = group.lastIndexOf('-');
        return group.substring(0, place) + "." + group.substring(place + 1);
    }

    /** The jobs that are due now, the earliest first. */
    List<String> jobsDue() {
        return commands.withoutUser(
                () -> management.createJobQuery().executable().orderByJobDuedate().asc().unlimitedList().stream()
                        .map(Job::getId)
                        .toList());
    }

    /**
     * Executes one job. If it conflicts with another job of the same process, it stays for the next round. If the
     * engine's job executor has executed it meanwhile, nothing happens.
     */
    boolean execute(String jobId) {
        try {
            management.executeJob(jobId);
            return true;
        } catch (OptimisticLockingException collided) {
            return false;
        } catch (RuntimeException failed) {
            if (commands.withoutUser(
                            () -> management.createJobQuery().jobId(jobId).count())
                    > 0) {
                throw failed;
            }
            return false;
        }
    }

    /**
     * When the next timer fires, read without authorization; empty if none fires before this moment. The database then
     * sorts a few timers instead of those of the whole year.
     */
    Optional<Instant> nextTimerBefore(Instant moment) {
        return commands.withoutUser(() -> management
                .createJobQuery()
                .timers()
                .active()
                .duedateLowerThan(Date.from(moment))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst());
    }

    /**
     * Like {@link #nextTimerBefore}, but only timers after this moment, and without those of the daily reminders and their
     * mails. Those fire on the way, and so do timers that are already due.
     */
    Optional<Instant> nextMilestone(Instant now) {
        return commands.withoutUser(() -> {
            Set<String> reminders =
                    management.createJobQuery().timers().processDefinitionKey(REMINDERS).unlimitedList().stream()
                            .map(Job::getId)
                            .collect(Collectors.toSet());
            return management
                    .createJobQuery()
                    .timers()
                    .active()
                    .duedateHigherThan(Date.from(now))
                    .orderByJobDuedate()
                    .asc()
                    .listPage(0, reminders.size() + 1)
                    .stream()
                    .filter(job -> !reminders.contains(job.getId()))
                    .map(job -> job.getDuedate().toInstant())
                    .findFirst();
        });
    }

    long incidents() {
        return runtime.createIncidentQuery().count();
    }

    /** The number of jobs of running processes. The timer start event of next January does not count. */
    long jobsLeft() {
        return management.createJobQuery().unlimitedList().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .count();
    }
}
