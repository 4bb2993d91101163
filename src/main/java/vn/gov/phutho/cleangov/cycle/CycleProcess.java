package vn.gov.phutho.cleangov.cycle;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.TaskDueDates;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Starts {@code annual-cycle} where no official does: each January, in a fresh demo and in a rehearsal; and moves what
 * waits for a deadline when the deadline moves.
 */
@Component
public class CycleProcess {

    private final ObjectProvider<ProcessEngine> engine;
    private final TaskDueDates dueDates;
    private final UnitService units;
    private final ApplicationEventPublisher events;

    CycleProcess(
            ObjectProvider<ProcessEngine> engine,
            TaskDueDates dueDates,
            UnitService units,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.dueDates = dueDates;
        this.units = units;
        this.events = events;
    }

    /** The year is opened with its default deadlines; refused like by the form if it is open. */
    public void openYear(int year) {
        runtime().startProcessInstanceByKey("annual-cycle", Integer.toString(year), Map.of("year", year));
    }

    /**
     * The province moves a deadline of these units, each as by the form of {@code deadline-change}: all of them or none.
     *
     * @throws ForbiddenException for whoever may not start the process
     * @throws RefusedException where one of them is refused; it names the unit
     */
    @Transactional
    public void deadlinesMoved(int year, String milestone, List<String> unitCodes, String due, String reason) {
        for (String unitCode : unitCodes) {
            RefusedException.naming(units.name(unitCode), () -> deadlineMoved(year, milestone, unitCode, due, reason));
        }
    }

    private void deadlineMoved(int year, String milestone, String unitCode, String due, String reason) {
        try {
            runtime()
                    .startProcessInstanceByKey(
                            "deadline-change",
                            Map.of(
                                    "year",
                                    year,
                                    "milestone",
                                    milestone,
                                    "unitCode",
                                    unitCode,
                                    "due",
                                    due,
                                    "reason",
                                    reason));
        } catch (AuthorizationException forbidden) {
            throw new ForbiddenException("Chỉ chuyên viên của tỉnh gia hạn được.");
        }
    }

    /**
     * Every timer and every open task of the year asks its model anew when it is due. Models say so by the business key
     * alone, so that asking twice gives one answer.
     *
     * @param unitCode only of this unit and all below it; null for everybody
     */
    void moveDeadlines(int year, String unitCode) {
        Predicate<String> concerned = key -> unitCode == null || liesWithin(ProcessKey.parse(key), unitCode);
        Set<String> processes =
                runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKeyLike(year + "%")
                        .unlimitedList()
                        .stream()
                        .filter(process -> concerned.test(process.getBusinessKey()))
                        .map(ProcessInstance::getId)
                        .collect(Collectors.toSet());
        moveTimers(processes);
        moveTasks(year, processes);
        events.publishEvent(new DeadlinesMoved(year, concerned));
    }

    /** Not every key that begins with a year ends with a unit: that of a morning's reminders is a day. */
    private boolean liesWithin(ProcessKey key, String unitCode) {
        return key.unitCode() != null
                && units.find(key.unitCode()).isPresent()
                && units.liesWithin(key.unitCode(), unitCode);
    }

    private void moveTimers(Set<String> processes) {
        ManagementService management = engine.getObject().getManagementService();
        management.createJobQuery().timers().unlimitedList().stream()
                .filter(timer -> processes.contains(timer.getProcessInstanceId()))
                .map(Job::getId)
                .forEach(timer -> management.recalculateJobDuedate(timer, false));
    }

    private void moveTasks(int year, Set<String> processes) {
        TaskService tasks = engine.getObject().getTaskService();
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKeyLike(year + "%")
                .unlimitedList();
        for (Task task : open) {
            Date due =
                    processes.contains(task.getProcessInstanceId()) ? dueDates.dueNow(task.getId()) : task.getDueDate();
            if (!Objects.equals(due.toInstant(), task.getDueDate().toInstant())) {
                task.setDueDate(due);
                tasks.saveTask(task);
            }
        }
    }

    private RuntimeService runtime() {
        return engine.getObject().getRuntimeService();
    }
}
