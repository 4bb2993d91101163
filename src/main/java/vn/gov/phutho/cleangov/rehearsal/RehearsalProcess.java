package vn.gov.phutho.cleangov.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.EngineCommands;
import vn.gov.phutho.cleangov.engine.JobQueue;

/**
 * How a rehearsal plays on the engine: it does the jobs that are due and completes tasks as the people would. Jobs belong to
 * the engine: it reads and does them in nobody's name.
 */
@Component
class RehearsalProcess {

    private static final String REMINDERS = "deadline-reminders";

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
     * A task that waits for somebody.
     *
     * @param element what is to be done: the element's id in its diagram
     * @param group who may do it
     * @param key of the unit's year
     * @param agency where an agency is asked; otherwise null
     * @param dossier of which commune of several it is about; null where the key says it
     * @param visit which visit of a department it is about; null where it is about none
     */
    record Waiting(
            String taskId,
            String element,
            String group,
            String key,
            String agency,
            DossierId dossier,
            Long visit,
            Instant created,
            Instant due) {}

    /**
     * While it rests, the rehearsal alone does the jobs, so that everything happens in the order of its clock.
     *
     * @return whether it worked before, for {@link #resumeJobExecutor}
     */
    boolean pauseJobExecutor() {
        return jobs.pause();
    }

    void resumeJobExecutor(boolean worked) {
        jobs.resume(worked);
    }

    /** The open tasks that have appeared at this moment or later, beside the known ones. */
    List<Waiting> waitingSince(Instant moment, Set<String> known) {
        return tasks.createTaskQuery().taskCreatedAfter(Date.from(moment.minusMillis(1))).unlimitedList().stream()
                .filter(task -> !known.contains(task.getId()))
                .map(this::waiting)
                .toList();
    }

    private Waiting waiting(Task task) {
        String key = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        String group = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElseThrow();
        return new Waiting(
                task.getId(),
                task.getTaskDefinitionKey(),
                group,
                key,
                (String) tasks.getVariable(task.getId(), "agency"),
                Optional.ofNullable((String) tasks.getVariable(task.getId(), "dossierId"))
                        .map(DossierId::parse)
                        .orElse(null),
                (Long) tasks.getVariable(task.getId(), "visitId"),
                task.getCreateTime().toInstant(),
                task.getDueDate().toInstant());
    }

    /**
     * Completes the task with a form, as its first candidate would. Whoever meets another deed of the same dossier at the same
     * moment tries again, as a person would; what has been taken away meanwhile is left.
     *
     * @return whether there was still something to do
     */
    boolean complete(Waiting waiting, Map<String, Object> form) {
        String user = accountOf(waiting.group());
        while (isOpen(waiting)) {
            try {
                identity.setAuthentication(user, List.of(waiting.group()));
                tasks.claim(waiting.taskId(), user);
                forms.submitTaskForm(waiting.taskId(), asVariables(form));
                return true;
            } catch (RuntimeException failed) {
                // The engine stumbles over a process that ends under its hands in more ways than its own exceptions.
                identity.clearAuthentication();
                if (isOpen(waiting) && !(failed instanceof OptimisticLockingException)) {
                    throw failed;
                }
            } finally {
                identity.clearAuthentication();
            }
        }
        return false;
    }

    boolean isOpen(Waiting waiting) {
        return tasks.createTaskQuery().taskId(waiting.taskId()).count() > 0;
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
        return commands.asNobody(
                () -> management.createJobQuery().executable().orderByJobDuedate().asc().unlimitedList().stream()
                        .map(Job::getId)
                        .toList());
    }

    /**
     * Does one job; one that met another in the same process stays and is done in the next round. One that the engine's own
     * executor has done meanwhile is left.
     */
    boolean execute(String jobId) {
        try {
            management.executeJob(jobId);
            return true;
        } catch (OptimisticLockingException collided) {
            return false;
        } catch (RuntimeException failed) {
            if (commands.asNobody(() -> management.createJobQuery().jobId(jobId).count()) > 0) {
                throw failed;
            }
            return false;
        }
    }

    /** When the next timer fires, whoever asks; empty if none waits. */
    Optional<Instant> nextTimer() {
        return commands.asNobody(
                () -> management.createJobQuery().timers().active().orderByJobDuedate().asc().listPage(0, 1).stream()
                        .map(job -> job.getDuedate().toInstant())
                        .findFirst());
    }

    /**
     * As {@link #nextTimer}, but after this moment and without the reminders of each morning and their mails, which happen on
     * the way, as does what should have happened already.
     */
    Optional<Instant> nextMilestone(Instant now) {
        return commands.asNobody(() -> {
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

    /** Jobs of running processes; the timer of next January's start is none of them. */
    long jobsLeft() {
        return management.createJobQuery().unlimitedList().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .count();
    }
}
