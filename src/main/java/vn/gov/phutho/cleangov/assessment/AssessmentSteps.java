package vn.gov.phutho.cleangov.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code district-assessment}, and the one of {@code annual-cycle} that opens the sessions. */
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

    /** Opens a chunk of sessions, rows and processes in one transaction; tells whether there may be more to open. */
    public boolean openAssessments(String key) {
        List<UnitYear> opened = assessments.openNext(Integer.parseInt(key), CHUNK);
        opened.forEach(id -> process.assessmentOpened(id, units.name(id.unitCode())));
        return opened.size() == CHUNK;
    }

    /** One task for each of them. */
    public List<String> agencies(String key) {
        return assessments.agencies(UnitYear.parse(key));
    }

    public String agencyGroup(String key, String agency) {
        return Role.agencyGroup(agency, UnitYear.parse(key).unitCode());
    }

    /** The agency's name, for the person who has to urge it. */
    public String agencyName(String key, String agency) {
        return cycles.criteriaSet(UnitYear.parse(key).year())
                .agency(agency)
                .map(CriteriaSet.Agency::name)
                .orElse(agency);
    }

    public void appraiseIndicators(DelegateTask task) {
        assessments.appraise(
                session(task),
                FormFields.text(TaskSubject.of(task, "agency")),
                json(task, "grid"),
                user.id(),
                ownUnits());
    }

    public void giveFrontOpinion(DelegateTask task) {
        assessments.giveFrontOpinion(session(task), FormFields.text(task.getVariable("opinion")));
    }

    /** What the decision table is asked about, one commune after the other. */
    public List<String> dossiers(String key) {
        return assessments.dossiers(UnitYear.parse(key)).stream()
                .map(DossierId::toString)
                .toList();
    }

    public int totalBasisPoints(String dossierId) {
        return assessments.totals(DossierId.parse(dossierId)).totalBasisPoints();
    }

    public int weakestBasisPoints(String dossierId) {
        return assessments.totals(DossierId.parse(dossierId)).weakestBasisPoints();
    }

    public boolean registeredInTime(String dossierId) {
        return dossiers.dossier(DossierId.parse(dossierId)).registeredInTime();
    }

    /** Whether a veto of the criteria set closes this class to the commune. */
    public boolean blocked(String dossierId, String classification) {
        return assessments.totals(DossierId.parse(dossierId)).blockedClasses().contains(classification);
    }

    public void proposeClass(DelegateExecution execution, String dossierId, String proposedClass) {
        propose(
                dossierId,
                proposedClass,
                classification.reasons(execution.getProcessDefinitionId(), DossierId.parse(dossierId)));
    }

    /** As years ask that were opened before reasons were kept. */
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
        assessments.holdCouncil(session(task), json(task, "minutes"), user.id());
    }

    public void decideClasses(DelegateTask task) {
        assessments.decide(session(task), json(task, "decisions"), user.id(), ownUnits());
    }

    private Set<String> ownUnits() {
        return units.placesOf(user.groups()).unitCodes();
    }

    /** Tells every dossier; answers whether any is proposed for excellence. */
    public boolean announceClasses(String key) {
        UnitYear id = UnitYear.parse(key);
        List<Dossier> decided = dossiers.ofDistrict(id.year(), id.unitCode());
        decided.forEach(dossier -> dossierProcess.dossierClassified(dossier.key(), dossier.excellenceRequested()));
        return decided.stream().anyMatch(Dossier::excellenceRequested);
    }

    /** The communes that the request is about, one line each, for the form. */
    public String proposedForExcellence(String key) {
        return assessments.proposedForExcellence(UnitYear.parse(key)).stream()
                .map(dossier -> "- " + units.name(dossier.communeCode()))
                .collect(Collectors.joining("\n"));
    }

    /** Where the form finds the request with its list. */
    public String requestPaper(String key) {
        return PaperType.EXCELLENCE_REQUEST.draftOf(key);
    }

    /** Today as forms keep dates: 2026-11-30; asked by years whose requests were numbered elsewhere. */
    @Deprecated
    public String today() {
        return LocalDate.now(clock).toString();
    }

    public void signRequest(DelegateTask task) {
        assessments.signRequest(session(task), user.id());
    }

    /** As years do whose requests were numbered elsewhere. */
    @Deprecated
    public void requestExcellence(DelegateTask task) {
        assessments.requestExcellence(
                session(task),
                FormFields.text(task.getVariable("documentNumber")),
                FormFields.day(task.getVariable("documentDate"), clock.getZone()));
    }

    private static UnitYear session(DelegateTask task) {
        return UnitYear.parse(task.getExecution().getProcessBusinessKey());
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(MissingNode.getInstance());
    }
}
