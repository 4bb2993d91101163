package vn.gov.phutho.cleangov.cycle;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.OpenWork;
import vn.gov.phutho.cleangov.engine.TaskDueDates;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Starts {@code annual-cycle} when no official starts it: each January, in a fresh demo and in a rehearsal. Moves the
 * timers and open tasks when a deadline moves.
 */
@Component
public class CycleProcess {

    private final ObjectProvider<ProcessEngine> engine;
    private final TaskDueDates dueDates;
    private final UnitService units;
    private final OpenWork openWork;
    private final ApplicationEventPublisher events;

    CycleProcess(
            ObjectProvider<ProcessEngine> engine,
            TaskDueDates dueDates,
            UnitService units,
            OpenWork openWork,
            ApplicationEventPublisher events) {
        this.engine = engine;
        this.dueDates = dueDates;
        this.units = units;
        this.openWork = openWork;
        this.events = events;
    }

    /** Opens the year with its default deadlines. Refused if it is open already, like the form. */
    public void openYear(int year) {
        runtime().startProcessInstanceByKey("annual-cycle", Integer.toString(year), Map.of("year", year));
    }

    /**
     * The province moves a deadline of these units, each as by the form of {@code deadline-change}: all of them or none.
     *
     * @throws ForbiddenException if the user may not start the process
     * @throws RefusedException if one of them is refused; the message names the unit
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
     * Evaluates the due date of every timer and every open task of the year again by its model. The models compute it
     * from the business key alone, so evaluating twice gives the same result.
     *
     * @param unitCode moves only this unit and all below it; null for all units
     */
    void moveDeadlines(int year, String unitCode) {
        OpenWork.Scope scope = new OpenWork.Scope(year, unitCode == null ? null : codesWithin(unitCode));
        moveTimers(scope);
        moveTasks(scope);
        events.publishEvent(new DeadlinesMoved(scope));
    }

    /** The codes of this unit and of all units below it; empty if the unit no longer exists. */
    private Set<String> codesWithin(String unitCode) {
        return units.find(unitCode).map(this::within).orElse(Stream.empty()).collect(Collectors.toSet());
    }

    private Stream<String> within(Unit unit) {
        return Stream.concat(
                Stream.of(unit.code()), units.childrenOf(unit.code()).stream().flatMap(this::within));
    }

    private void moveTimers(OpenWork.Scope scope) {
        ManagementService management = engine.getObject().getManagementService();
        openWork.timers(scope).forEach(timer -> management.recalculateJobDuedate(timer, false));
    }

    private void moveTasks(OpenWork.Scope scope) {
        TaskService tasks = engine.getObject().getTaskService();
        for (OpenWork.OpenTask open : openWork.tasks(scope)) {
            Date due = dueDates.dueNow(open.id());
            if (!due.toInstant().equals(open.due())) {
                Task task = tasks.createTaskQuery().taskId(open.id()).singleResult();
                task.setDueDate(due);
                tasks.saveTask(task);
            }
        }
    }

    private RuntimeService runtime() {
        return engine.getObject().getRuntimeService();
    }
}
