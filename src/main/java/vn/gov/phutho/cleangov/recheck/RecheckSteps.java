package vn.gov.phutho.cleangov.recheck;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code random-recheck}, and the step of {@code annual-cycle} that opens it. */
@Component
public class RecheckSteps {

    private static final SecureRandom CHANCE = new SecureRandom();

    private final RecheckService rechecks;
    private final RecheckProcess process;
    private final DossierProcess dossierProcess;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    RecheckSteps(
            RecheckService rechecks,
            RecheckProcess process,
            DossierProcess dossierProcess,
            WorkingCalendar calendar,
            UnitService units,
            CurrentUser user,
            Clock clock) {
        this.rechecks = rechecks;
        this.process = process;
        this.dossierProcess = dossierProcess;
        this.calendar = calendar;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** One for each province. */
    public void openRechecks(String key) {
        for (Unit province : units.provinces()) {
            UnitYear id = new UnitYear(Integer.parseInt(key), province.code());
            rechecks.open(id);
            process.recheckOpened(id, province.name());
        }
    }

    public void countRecognised(DelegateExecution execution) {
        UnitYear id = TaskSubject.key(execution, UnitYear.class);
        execution.setVariable("anyRecognised", !rechecks.recognised(id).isEmpty());
        execution.setVariable("districtsPending", !rechecks.undecided(id).isEmpty());
    }

    public void recordNothing(UnitYear key) {
        rechecks.nothingToDraw(key);
    }

    /** The morning of the next working day. */
    public Date nextWorkingDay() {
        return Date.from(calendar.opens(calendar.plusWorkingDays(LocalDate.now(clock), 1))
                .toInstant());
    }

    /** A random seed as a proposal for the form. The draw uses the seed that the official sends. */
    public String newSeed() {
        return String.valueOf(CHANCE.nextInt(RecheckService.LARGEST_SEED + 1));
    }

    public void drawSample(DelegateTask task) {
        rechecks.draw(
                TaskSubject.key(task, UnitYear.class),
                FormFields.wholeNumber(task.getVariable("share")),
                FormFields.wholeNumber(task.getVariable("seed")),
                user.id());
    }

    /** One task for each commune that was drawn. */
    public List<String> sample(UnitYear key) {
        return rechecks.sample(key).stream()
                .map(commune -> commune.getId().toString())
                .toList();
    }

    /** Adds the commune to the name of the task. */
    public void nameTask(DelegateTask task) {
        task.setName("%s: %s".formatted(task.getName(), units.name(dossier(task).communeCode())));
    }

    public Date recheckDue(UnitYear key) {
        return Date.from(rechecks.due(key).toInstant());
    }

    public void recheck(DelegateTask task) {
        DossierId id = dossier(task);
        rechecks.conclude(
                id,
                RecheckSheet.read(FormPart.of(task.getVariable("recheck"))),
                user.id(),
                units.placesOf(user.groups()).unitCodes());
        task.getExecution()
                .setVariable("deviates", rechecks.commune(id).conclusion() == RecheckedCommune.Conclusion.DEVIATES);
    }

    /**
     * Reopens the dossier: the agencies appraise the deviating indicators again, and the district decides the class
     * again.
     */
    public void reopenDossier(DossierId dossierId) {
        DossierId id = dossierId;
        dossierProcess.dossierReopened(
                id,
                "Kiểm tra lại ngẫu nhiên của tỉnh",
                rechecks.findings(id),
                rechecks.agencies(id),
                rechecks.commune(id).concludedBy());
    }

    private static DossierId dossier(DelegateTask task) {
        return DossierId.parse((String) TaskSubject.of(task, "dossierId"));
    }
}
