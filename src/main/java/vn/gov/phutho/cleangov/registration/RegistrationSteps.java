package vn.gov.phutho.cleangov.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
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
    private static final int DAYS_BETWEEN_URGINGS = 5;
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
        boolean stopped = FormFields.yes(task.getVariable("stopUrging"));
        registrations
                .urge(
                        dossier(task),
                        FormFields.text(task.getVariable("action")),
                        FormFields.day(task.getVariable("promisedOn"), clock.getZone()),
                        stopped ? Optional.of(FormFields.text(task.getVariable("reason"))) : Optional.empty(),
                        user.id())
                .ifPresent(Refusal::raise);
        task.getExecution().setVariable("urgingStopped", stopped);
    }

    /** The first working day after the one that the commune promised; without a promise in five working days. */
    public Date nextUrging(String key) {
        LocalDate day = registrations
                .lastPromise(DossierId.parse(key))
                .map(promised -> calendar.plusWorkingDays(promised, 1))
                .orElseGet(() -> calendar.plusWorkingDays(LocalDate.now(clock), DAYS_BETWEEN_URGINGS));
        return Date.from(calendar.opens(day).toInstant());
    }

    /** What most communes strive for; the form begins with it. */
    public String usualTarget() {
        return Classification.VUNG_MANH.name();
    }

    /** The deadline that was missed, as the form shows it: 27/02/2026. */
    public String registrationDeadline(String key) {
        DossierId id = DossierId.parse(key);
        return DAY.format(cycles.window(id.year(), Milestone.REGISTRATION, id.communeCode())
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
