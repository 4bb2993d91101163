package vn.gov.phutho.cleangov.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.CurrentUser;
import vn.gov.phutho.cleangov.platform.FormFields;
import vn.gov.phutho.cleangov.platform.Refusal;

/** Steps of {@code registration}. */
@Component
public class RegistrationSteps {

    private static final int DAYS_TO_URGE = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final RegistrationService registrations;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final CurrentUser user;
    private final Clock clock;

    RegistrationSteps(
            RegistrationService registrations,
            CycleService cycles,
            WorkingCalendar calendar,
            CurrentUser user,
            Clock clock) {
        this.registrations = registrations;
        this.cycles = cycles;
        this.calendar = calendar;
        this.user = user;
        this.clock = clock;
    }

    public void register(DelegateTask task) {
        registrations
                .register(
                        dossier(task),
                        Classification.named(FormFields.text(task.getVariable("target"))),
                        FormFields.text(task.getVariable("commitment")),
                        user.id())
                .ifPresent(Refusal::raise);
    }

    public void urge(DelegateTask task) {
        registrations
                .urge(
                        dossier(task),
                        FormFields.text(task.getVariable("action")),
                        FormFields.day(task.getVariable("promisedOn"), clock.getZone()),
                        user.id())
                .ifPresent(Refusal::raise);
    }

    /** What most communes strive for; the form begins with it. */
    public String usualTarget() {
        return Classification.VUNG_MANH.name();
    }

    /** The deadline that was missed, as the form shows it: 27/02/2026. */
    public String registrationDeadline(String key) {
        return DAY.format(cycles.window(DossierId.parse(key).year(), Milestone.REGISTRATION)
                .due());
    }

    /** Three working days to urge a commune. */
    public Date urgeDue() {
        return Date.from(calendar.due(calendar.plusWorkingDays(LocalDate.now(clock), DAYS_TO_URGE))
                .toInstant());
    }

    private static DossierId dossier(DelegateTask task) {
        return DossierId.parse(task.getExecution().getProcessBusinessKey());
    }
}
