package vn.gov.phutho.cleangov.remediation;

import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code remediation}, and those of {@code district-assessment} and {@code reclassification} that start or end it. */
@Component
public class RemediationSteps {

    private final RemediationService remediations;
    private final RemediationProcess process;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;

    RemediationSteps(
            RemediationService remediations,
            RemediationProcess process,
            UnitService units,
            ReadAccess access,
            CurrentUser user) {
        this.remediations = remediations;
        this.process = process;
        this.units = units;
        this.access = access;
        this.user = user;
    }

    /** One plan for every commune that has just been classified weak. */
    public void openRemediations(UnitYear key) {
        remediations.openForWeak(key).forEach(id -> process.weakCommuneFound(id, units.name(id.communeCode())));
    }

    /**
     * Called after a class was decided again: opens a plan for a weak commune, and ends a plan whose class no longer
     * holds.
     */
    public void adjustRemediation(DossierId key) {
        DossierId id = key;
        if (remediations.openIfWeak(id)) {
            process.weakCommuneFound(id, units.name(id.communeCode()));
        } else if (remediations.endIfNotWeak(id)) {
            process.noLongerWeak(id);
        }
    }

    /** An official opens a plan in mid-year. Only an officer of the commune's own district may do it. */
    public void openRemediation(DelegateExecution execution) {
        DossierId id = id(FormFields.text(execution.getVariable("commune")));
        remediations.open(id, FormFields.text(execution.getVariable("cause")), user.id());
        execution.setProcessBusinessKey(id.toString());
        execution.setVariable("unitName", units.name(id.communeCode()));
        execution.setVariable("year", id.year());
    }

    private DossierId id(String commune) {
        try {
            DossierId id = DossierId.parse(commune);
            if (access.places()
                    .unitCodes()
                    .contains(units.districtOf(id.communeCode()).code())) {
                return id;
            }
        } catch (NoSuchElementException unknown) {
            // The answer is the same as for a commune of another district.
        }
        throw new RefusedException("Chọn một xã thuộc huyện của bạn.");
    }

    public void planRemediation(DelegateTask task) {
        remediations.plan(key(task), RemediationPlan.read(FormPart.of(task.getVariable("measures"))), user.id());
    }

    public void approveRemediation(DelegateTask task) {
        Approval approval = Approval.read(task, "approve", "Chọn duyệt hoặc trả lại kế hoạch.");
        if (approval.given()) {
            remediations.approve(key(task), Signature.read(task, user.id()));
        } else {
            remediations.sendBack(key(task), approval.reason());
        }
        task.getExecution().setVariable("planApproved", approval.given());
    }

    /** The measures that are not concluded; each gets one task. */
    public List<String> openMeasures(DossierId key) {
        return remediations.open(key).stream()
                .map(measure -> String.valueOf(measure.id()))
                .toList();
    }

    public String agencyGroup(String measure) {
        Measure one = measure(measure);
        DossierId id = one.dossierId();
        return Role.agencyGroup(one.agency(), remediations.remediation(id).districtCode());
    }

    public Date measureDue(String measure) {
        return Date.from(remediations.measureDue(Long.parseLong(measure)).toInstant());
    }

    public void reportMeasure(DelegateTask task) {
        MeasureReport report = MeasureReport.read(
                FormFields.text(task.getVariable("result")), FormFields.text(task.getVariable("remedied")));
        remediations.report(Long.parseLong((String) TaskSubject.of(task, "measure")), report, user.id());
    }

    public void concludeRemediation(DelegateTask task) {
        DossierId id = key(task);
        remediations.conclude(id, Conclusions.read(FormPart.of(task.getVariable("verdicts"))), user.id());
        task.getExecution().setVariable("weaknessesLeft", !remediations.open(id).isEmpty());
    }

    public Date planDue(DossierId key) {
        return Date.from(remediations.planDue(key).toInstant());
    }

    public Date conclusionDue(DossierId key) {
        return Date.from(remediations.conclusionDue(key).toInstant());
    }

    public String returnReason(DossierId key) {
        return remediations.remediation(key).returnReason();
    }

    public String weakness(String measure) {
        return measure(measure).weakness();
    }

    public String action(String measure) {
        return measure(measure).action();
    }

    private Measure measure(String id) {
        return remediations.measure(Long.parseLong(id));
    }

    private static DossierId key(DelegateTask task) {
        return TaskSubject.key(task, DossierId.class);
    }
}
