package vn.gov.phutho.cleangov.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code provincial-recognition}, and those of {@code annual-cycle} and {@code reclassification} that open it. */
@Component
public class RecognitionSteps {

    private final RecognitionService recognitions;
    private final RecognitionProcess process;
    private final DossierProcess dossierProcess;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final CurrentUser user;
    private final Clock clock;

    RecognitionSteps(
            RecognitionService recognitions,
            RecognitionProcess process,
            DossierProcess dossierProcess,
            UnitService units,
            WorkingCalendar calendar,
            CurrentUser user,
            Clock clock) {
        this.recognitions = recognitions;
        this.process = process;
        this.dossierProcess = dossierProcess;
        this.units = units;
        this.calendar = calendar;
        this.user = user;
        this.clock = clock;
    }

    /** One process for each province. */
    public void openRecognition(String key) {
        for (Unit province : units.provinces()) {
            process.recognitionOpened(new UnitYear(Integer.parseInt(key), province.code()), province.name());
        }
    }

    /** A repeated request reopens the province's list, even if everything on it was decided. */
    public void resumeRecognition(DossierId key) {
        DossierId id = key;
        Unit province = units.provinceOf(id.communeCode());
        UnitYear recognition = new UnitYear(id.year(), province.code());
        if (recognitions.opened(recognition)) {
            process.recognitionOpened(recognition, province.name());
        }
    }

    public void collectRequests(DelegateExecution execution) {
        UnitYear id = TaskSubject.key(execution, UnitYear.class);
        execution.setVariable("requestsPending", !recognitions.undecided(id).isEmpty());
        execution.setVariable("districtsPending", recognitions.districtsPending(id));
    }

    public void appraiseRequests(DelegateTask task) {
        recognitions.appraise(
                key(task), RequestAnswer.readOpinions(FormPart.of(task.getVariable("opinions"))), user.id());
    }

    public void decideRequests(DelegateTask task) {
        recognitions.decide(
                key(task),
                RequestAnswer.readDecisions(FormPart.of(task.getVariable("decisions"))),
                Signature.read(task, user.id()));
    }

    public void announceDecisions(UnitYear key) {
        recognitions.announce(key).forEach(dossier -> dossierProcess.excellenceDecided(dossier.key()));
    }

    /** The morning of the next working day. */
    public Date nextWorkingDay() {
        return Date.from(calendar.opens(calendar.plusWorkingDays(LocalDate.now(clock), 1))
                .toInstant());
    }

    private static UnitYear key(DelegateTask task) {
        return TaskSubject.key(task, UnitYear.class);
    }
}
