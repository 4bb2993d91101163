package vn.gov.phutho.cleangov.reclassification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.ClassificationTable;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code reclassification}. */
@Component
public class ReclassificationSteps {

    private final ReclassificationService reclassifications;
    private final DossierService dossiers;
    private final DossierProcess dossierProcess;
    private final ClassificationTable classification;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    ReclassificationSteps(
            ReclassificationService reclassifications,
            DossierService dossiers,
            DossierProcess dossierProcess,
            ClassificationTable classification,
            UnitService units,
            CurrentUser user,
            Clock clock) {
        this.reclassifications = reclassifications;
        this.dossiers = dossiers;
        this.dossierProcess = dossierProcess;
        this.classification = classification;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** A chair withdraws a decision by the start form. */
    public void withdrawDecision(DelegateExecution execution) {
        DossierId id = chosen(FormFields.text(execution.getVariable("commune")));
        Withdrawal withdrawal = Withdrawal.read(
                FormFields.text(execution.getVariable("reason")), FormPart.of(execution.getVariable("agencies")));
        Signature signature = Signature.read(execution, user.id());
        reopen(execution, id, () -> reclassifications.withdraw(id, withdrawal, signature, user.groups()));
    }

    private static DossierId chosen(String commune) {
        try {
            return DossierId.parse(commune);
        } catch (NoSuchElementException unknown) {
            throw new RefusedException("Chọn một xã thuộc địa bàn của đồng chí.");
        }
    }

    /** Another process has a finding on this commune. The message carries it. */
    public void reopenDossier(DelegateExecution execution) {
        DossierId id = TaskSubject.key(execution, DossierId.class);
        reopen(
                execution,
                id,
                () -> reclassifications.reopen(
                        id,
                        FormFields.text(execution.getVariable("cause")),
                        FormFields.text(execution.getVariable("reason")),
                        Stream.of(FormFields.text(execution.getVariable("agencies"))
                                        .split(","))
                                .filter(agency -> !agency.isEmpty())
                                .toList(),
                        FormFields.text(execution.getVariable("demandedBy"))));
    }

    private interface Reopening {

        void happens();
    }

    private void reopen(DelegateExecution execution, DossierId id, Reopening reopening) {
        try {
            reopening.happens();
        } catch (DataIntegrityViolationException meanwhile) {
            throw new RefusedException("Quyết định về xã này vừa được người khác thu hồi.");
        }
        if (!dossierProcess.decisionWithdrawn(id, execution.getProcessInstanceId())) {
            throw new RefusedException("Quyết định vừa ký đang được thông báo; thử lại sau ít phút.");
        }
        execution.setProcessBusinessKey(id.toString());
        // These values are stored in the database, so the process does not keep them as variables.
        List.of("commune", "cause", "reason", "agencies", "demandedBy", Signature.CONFIRMED)
                .forEach(execution::removeVariable);
        execution.setVariable("unitName", units.name(id.communeCode()));
        execution.setVariable("year", id.year());
    }

    /** The agencies that appraise again; each gets one task. */
    public List<String> agencies(DossierId key) {
        return reclassifications.agencies(key);
    }

    public String agencyGroup(DossierId key, String agency) {
        return Role.agencyGroup(agency, session(key).unitCode());
    }

    /** The appraisal session of the commune's district. Its grid has a row for the commune. */
    public String assessmentId(DossierId key) {
        return session(key).toString();
    }

    private UnitYear session(DossierId key) {
        return new UnitYear(key.year(), dossiers.dossier(key).districtCode());
    }

    /** Why the decision was withdrawn, for the form. */
    public String why(DossierId key) {
        Reclassification current = reclassifications.current(key);
        return "%s: %s".formatted(current.cause(), current.reason());
    }

    public void reappraise(DelegateTask task) {
        reclassifications.reappraise(
                key(task),
                FormFields.text(TaskSubject.of(task, "agency")),
                AgencySheet.read(FormPart.of(task.getVariable("grid"))),
                user.id(),
                ownUnits());
    }

    public void proposeClass(DelegateExecution execution, String proposedClass) {
        DossierId id = TaskSubject.key(execution, DossierId.class);
        Classification proposed = Classification.named(proposedClass)
                .orElseThrow(() -> new IllegalStateException(
                        "dossier-classification gave no class for " + id + ": " + proposedClass));
        reclassifications.proposeClass(id, proposed, classification.reasons(execution.getProcessDefinitionId(), id));
    }

    public void decideAgain(DelegateTask task) {
        DossierId id = key(task);
        NewDecision decision = new NewDecision(
                Classification.named(FormFields.text(task.getVariable("decidedClass"))),
                FormFields.text(task.getVariable("reason")));
        reclassifications.decide(id, decision, Signature.read(task, user.id()), ownUnits());
        task.getExecution()
                .setVariable("excellenceRequested", dossiers.dossier(id).excellenceRequested());
    }

    private Set<String> ownUnits() {
        return units.placesOf(user.groups()).unitCodes();
    }

    /** The path of the draft request with its enclosures, for the form. */
    public String requestPaper(DossierId key) {
        return PaperType.RENEWED_REQUEST.draftOf(key);
    }

    public void signRequest(DelegateTask task) {
        reclassifications.signRequest(key(task), Signature.read(task, user.id()));
    }

    /**
     * Today in the date format of forms: 2026-11-30. Used by years whose requests got their number outside this
     * system.
     */
    @Deprecated
    public String today() {
        return LocalDate.now(clock).toString();
    }

    /** Used by years whose requests got their number outside this system. */
    @Deprecated
    public void requestExcellence(DelegateTask task) {
        reclassifications.requestExcellence(
                key(task),
                FormFields.text(task.getVariable("documentNumber")),
                FormFields.day(task.getVariable("documentDate"), clock.getZone()));
    }

    public Date reappraisalDue(DossierId key) {
        return due(key, reclassifications::reappraisalDue);
    }

    public Date decisionDue(DossierId key) {
        return due(key, reclassifications::decisionDue);
    }

    public Date requestDue(DossierId key) {
        return due(key, reclassifications::requestDue);
    }

    private Date due(DossierId key, Function<Reclassification, ZonedDateTime> when) {
        return Date.from(when.apply(reclassifications.current(key)).toInstant());
    }

    private static DossierId key(DelegateTask task) {
        return TaskSubject.key(task, DossierId.class);
    }
}
