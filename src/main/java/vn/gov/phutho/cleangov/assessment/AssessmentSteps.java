package vn.gov.phutho.cleangov.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.ClassificationTable;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierProcess;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code district-assessment}, and the step of {@code annual-cycle} that opens the sessions. */
@Component
public class AssessmentSteps {

    /** How many sessions one transaction opens. */
    private static final int CHUNK = 25;

    private final AssessmentService assessments;
    private final AssessmentProcess process;
    private final DossierService dossiers;
    private final DossierProcess dossierProcess;
    private final ClassificationTable classification;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final CurrentUser user;
    private final Clock clock;

    AssessmentSteps(
            AssessmentService assessments,
            AssessmentProcess process,
            DossierService dossiers,
            DossierProcess dossierProcess,
            ClassificationTable classification,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            CurrentUser user,
            Clock clock) {
        this.assessments = assessments;
        this.process = process;
        this.dossiers = dossiers;
        this.dossierProcess = dossierProcess;
        this.classification = classification;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.user = user;
        this.clock = clock;
    }

    /** Opens some sessions, their rows and processes, in one transaction. Returns whether there may be more to open. */
    public boolean openAssessments(String key) {
        List<UnitYear> opened = assessments.openNext(Integer.parseInt(key), CHUNK);
        opened.forEach(id -> process.assessmentOpened(id, units.name(id.unitCode())));
        return opened.size() == CHUNK;
    }

    /** The agencies that appraise; each gets one task. */
    public List<String> agencies(UnitYear key) {
        return assessments.agencies(key);
    }

    public String agencyGroup(UnitYear key, String agency) {
        return Role.agencyGroup(agency, key.unitCode());
    }

    /** The agency's name, for the official who urges it. */
    public String agencyName(UnitYear key, String agency) {
        return cycles.criteriaSet(key.year())
                .agency(agency)
                .map(CriteriaSet.Agency::name)
                .orElse(agency);
    }

    public void appraiseIndicators(DelegateTask task) {
        assessments.appraise(
                session(task),
                FormFields.text(TaskSubject.of(task, "agency")),
                AgencyGrid.read(form(task, "grid")),
                user.id(),
                ownUnits());
    }

    public void giveFrontOpinion(DelegateTask task) {
        assessments.giveFrontOpinion(session(task), FormFields.text(task.getVariable("opinion")));
    }

    /** The dossiers for which the decision table proposes a class, one after the other. */
    public List<String> dossiers(UnitYear key) {
        return assessments.dossiers(key).stream().map(DossierId::toString).toList();
    }

    public int totalBasisPoints(DossierId dossierId) {
        return assessments.totals(dossierId).totalBasisPoints();
    }

    public int weakestBasisPoints(DossierId dossierId) {
        return assessments.totals(dossierId).weakestBasisPoints();
    }

    public boolean registeredInTime(DossierId dossierId) {
        return dossiers.dossier(dossierId).registeredInTime();
    }

    /** Whether a veto of the criteria set excludes this class for the commune. */
    public boolean blocked(DossierId dossierId, String classification) {
        return assessments.totals(dossierId).blockedClasses().contains(classification);
    }

    public void proposeClass(DelegateExecution execution, String dossierId, String proposedClass) {
        propose(
                dossierId,
                proposedClass,
                classification.reasons(execution.getProcessDefinitionId(), DossierId.parse(dossierId)));
    }

    /** Used by years that were opened before reasons were stored. */
    public void proposeClass(String dossierId, String proposedClass) {
        propose(dossierId, proposedClass, List.of());
    }

    private void propose(String dossierId, String proposedClass, List<String> reasons) {
        Classification proposed = Classification.named(proposedClass)
                .orElseThrow(() -> new IllegalStateException(
                        "dossier-classification gave no class for " + dossierId + ": " + proposedClass));
        assessments.proposeClass(DossierId.parse(dossierId), proposed, reasons);
    }

    public void consolidate(DelegateTask task) {
        assessments.consolidate(session(task), FormFields.text(task.getVariable("summary")));
    }

    public void holdCouncil(DelegateTask task) {
        assessments.holdCouncil(session(task), CouncilMinutes.read(form(task, "minutes")), signature(task));
    }

    public void decideClasses(DelegateTask task) {
        assessments.decide(session(task), ClassDecision.read(form(task, "decisions")), signature(task), ownUnits());
    }

    private Signature signature(DelegateTask task) {
        return Signature.read(task, user.id());
    }

    private Set<String> ownUnits() {
        return units.placesOf(user.groups()).unitCodes();
    }

    /** Tells the process of every dossier its class. Returns whether any commune is proposed for excellence. */
    public boolean announceClasses(UnitYear key) {
        UnitYear id = key;
        List<Dossier> decided = dossiers.ofDistrict(id.year(), id.unitCode());
        decided.forEach(dossier -> dossierProcess.dossierClassified(dossier.key(), dossier.excellenceRequested()));
        return decided.stream().anyMatch(Dossier::excellenceRequested);
    }

    /** The communes that the request is about, one line each, for the form. */
    public String proposedForExcellence(UnitYear key) {
        return assessments.proposedForExcellence(key).stream()
                .map(dossier -> "- " + units.name(dossier.communeCode()))
                .collect(Collectors.joining("\n"));
    }

    /** The path of the draft request with its list, for the form. */
    public String requestPaper(UnitYear key) {
        return PaperType.EXCELLENCE_REQUEST.draftOf(key);
    }

    /**
     * Today in the date format of forms: 2026-11-30. Used by years whose requests got their number outside this
     * system.
     */
    @Deprecated
    public String today() {
        return LocalDate.now(clock).toString();
    }

    public void signRequest(DelegateTask task) {
        assessments.signRequest(session(task), signature(task));
    }

    /** Used by years whose requests got their number outside this system. */
    @Deprecated
    public void requestExcellence(DelegateTask task) {
        assessments.requestExcellence(
                session(task),
                FormFields.text(task.getVariable("documentNumber")),
                FormFields.day(task.getVariable("documentDate"), clock.getZone()));
    }

    private static UnitYear session(DelegateTask task) {
        return TaskSubject.key(task, UnitYear.class);
    }

    private static FormPart form(DelegateTask task, String field) {
        return FormPart.of(task.getVariable(field));
    }
}
