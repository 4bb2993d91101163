package vn.gov.phutho.cleangov.urging;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Steps of {@code urging}. The process that calls it says which milestone was missed and who is late. */
@Component
public class UrgingSteps {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final UrgingService urgings;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final CurrentUser user;
    private final Clock clock;

    UrgingSteps(UrgingService urgings, CycleService cycles, WorkingCalendar calendar, CurrentUser user, Clock clock) {
        this.urgings = urgings;
        this.cycles = cycles;
        this.calendar = calendar;
        this.user = user;
        this.clock = clock;
    }

    /** «Đôn đốc: Đăng ký phấn đấu»: in a list of tasks each says what it is about. */
    public void nameTask(DelegateTask task) {
        task.setName(task.getName() + ": " + work((String) TaskSubject.of(task, "milestone")));
    }

    public void urge(DelegateTask task) {
        if (TaskSubject.of(task, "milestone") == null) {
            // The late work was done a moment ago: the urging has ended, and its variables are deleted.
            throw new RefusedException("Việc này không còn nữa: bên chậm vừa làm xong.");
        }
        boolean stopped = FormFields.yes(task.getVariable("stopUrging"));
        Lateness lateness =
                lateness(TaskSubject.key(task, ProcessKey.class), (String) TaskSubject.of(task, "milestone"), (String)
                        TaskSubject.of(task, "late"));
        urgings.urge(
                lateness,
                FormFields.text(task.getVariable("action")),
                FormFields.day(task.getVariable("promisedOn"), clock.getZone()),
                stopped ? Optional.of(FormFields.text(task.getVariable("reason"))) : Optional.empty(),
                user.id());
        task.getExecution().setVariable("urgingStopped", stopped);
    }

    /** The Vietnamese name of the missed work. */
    public String work(String milestone) {
        return Milestone.valueOf(milestone).title();
    }

    /** The deadline that was missed, as the form shows it: 27/02/2026. */
    public String deadline(ProcessKey key, String milestone) {
        return DAY.format(due(key, milestone));
    }

    /** The time of the moved deadline; the timer fires at once if it has passed. */
    public Date newDeadline(ProcessKey key, String milestone) {
        return Date.from(due(key, milestone).toInstant());
    }

    public Date nextUrging(ProcessKey key, String milestone, String late) {
        return Date.from(calendar.opens(urgings.nextUrging(lateness(key, milestone, late)))
                .toInstant());
    }

    public Date urgeDue(ProcessKey key, String milestone, String late) {
        return Date.from(urgings.urgeDue(lateness(key, milestone, late)).toInstant());
    }

    private ZonedDateTime due(ProcessKey key, String milestone) {
        return cycles.windowOf(key, Milestone.valueOf(milestone)).due();
    }

    private static Lateness lateness(ProcessKey key, String milestone, String late) {
        return new Lateness(key, Milestone.valueOf(milestone), late);
    }
}
