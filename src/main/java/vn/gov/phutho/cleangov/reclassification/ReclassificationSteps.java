package vn.gov.phutho.cleangov.reclassification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
        List<String> agencies = FormFields.json(execution.getVariable("agencies"))
                .map(codes -> StreamSupport.stream(codes.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .orElse(List.of());
        String reason = FormFields.text(execution.getVariable("reason"));
        reopen(execution, id, () -> reclassifications.withdraw(id, reason, agencies, user.id(), user.groups()));
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
        DossierId id = DossierId.parse(execution.getProcessBusinessKey());
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
        List.of("commune", "cause", "reason", "agencies", "demandedBy").forEach(execution::removeVariable);
        execution.setVariable("unitName", units.name(id.communeCode()));
        execution.setVariable("year", id.year());
    }

    /** The agencies that appraise again; each gets one task. */
    public List<String> agencies(String key) {
        return reclassifications.agencies(DossierId.parse(key));
    }

    public String agencyGroup(String key, String agency) {
        return Role.agencyGroup(agency, session(key).unitCode());
    }

    /** The appraisal session of the commune's district. Its grid has a row for the commune. */
    public String assessmentId(String key) {
        return session(key).toString();
    }

    private UnitYear session(String key) {
        DossierId id = DossierId.parse(key);
        return new UnitYear(id.year(), dossiers.dossier(id).districtCode());
    }

    /** Why the decision was withdrawn, for the form. */
    public String why(String key) {
        Reclassification current = reclassifications.current(DossierId.parse(key));
        return "%s: %s".formatted(current.cause(), current.reason());
    }

    public void reappraise(DelegateTask task) {
        reclassifications.reappraise(
                key(task), FormFields.text(TaskSubject.of(task, "agency")), grid(task), user.id(), ownUnits());
    }

    private static JsonNode grid(DelegateTask task) {
        return FormFields.json(task.getVariable("grid")).orElse(MissingNode.getInstance());
    }

    public void proposeClass(DelegateExecution execution, String proposedClass) {
        String key = execution.getProcessBusinessKey();
        Classification proposed = Classification.named(proposedClass)
                .orElseThrow(() -> new IllegalStateException(
                        "dossier-classification gave no class for " + key + ": " + proposedClass));
        DossierId id = DossierId.parse(key);
        reclassifications.proposeClass(id, proposed, classification.reasons(execution.getProcessDefinitionId(), id));
    }

    public void decideAnew(DelegateTask task) {
        DossierId id = key(task);
        reclassifications.decide(
                id,
                Classification.named(FormFields.text(task.getVariable("decidedClass"))),
                FormFields.text(task.getVariable("reason")),
                user.id(),
                ownUnits());
        task.getExecution()
                .setVariable("excellenceRequested", dossiers.dossier(id).excellenceRequested());
    }

    private Set<String> ownUnits() {
        return units.placesOf(user.groups()).unitCodes();
    }

    /** The path of the draft request with its enclosures, for the form. */
    public String requestPaper(String key) {
        return PaperType.RENEWED_REQUEST.draftOf(key);
    }

    public void signRequest(DelegateTask task) {
        reclassifications.signRequest(key(task), user.id());
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

    public Date reappraisalDue(String key) {
        return due(key, reclassifications::reappraisalDue);
    }

    public Date decisionDue(String key) {
        return due(key, reclassifications::decisionDue);
    }

    public Date requestDue(String key) {
        return due(key, reclassifications::requestDue);
    }

    private Date due(String key, Function<Reclassification, ZonedDateTime> when) {
        return Date.from(
                when.apply(reclassifications.current(DossierId.parse(key))).toInstant());
    }

    private static DossierId key(DelegateTask task) {
        return DossierId.parse(task.getExecution().getProcessBusinessKey());
    }
}
