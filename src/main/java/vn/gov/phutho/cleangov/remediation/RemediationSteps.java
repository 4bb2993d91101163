package vn.gov.phutho.cleangov.remediation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
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
    public void openRemediations(String key) {
        remediations
                .openForWeak(UnitYear.parse(key))
                .forEach(id -> process.weakCommuneFound(id, units.name(id.communeCode())));
    }

    /**
     * Called after a class was decided again: opens a plan for a weak commune, and ends a plan whose class no longer
     * holds.
     */
    public void adjustRemediation(String key) {
        DossierId id = DossierId.parse(key);
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
        remediations.plan(key(task), json(task, "measures"), user.id());
    }

    public void approveRemediation(DelegateTask task) {
        String decision = FormFields.text(task.getVariable("decision"));
        boolean approved = "approve".equals(decision);
        if (approved) {
            remediations.approve(key(task), user.id());
        } else if ("return".equals(decision)) {
            remediations.sendBack(key(task), FormFields.text(task.getVariable("reason")));
        } else {
            throw new RefusedException("Chọn duyệt hoặc trả lại kế hoạch.");
        }
        task.getExecution().setVariable("planApproved", approved);
    }

    /** The measures that are not concluded; each gets one task. */
    public List<String> openMeasures(String key) {
        return remediations.open(DossierId.parse(key)).stream()
                .map(measure -> String.valueOf(measure.id()))
                .toList();
    }

    public String agencyGroup(String measure) {
        Measure one = measure(measure);
        DossierId id = DossierId.parse(one.dossierId());
        return Role.agencyGroup(one.agency(), remediations.remediation(id).districtCode());
    }

    public Date measureDue(String measure) {
        return Date.from(remediations.measureDue(Long.parseLong(measure)).toInstant());
    }

    public void reportMeasure(DelegateTask task) {
        String done = FormFields.text(task.getVariable("remedied"));
        remediations.report(
                Long.parseLong((String) TaskSubject.of(task, "measure")),
                FormFields.text(task.getVariable("result")),
                List.of("yes", "no").contains(done) ? Optional.of("yes".equals(done)) : Optional.empty(),
                user.id());
    }

    public void concludeRemediation(DelegateTask task) {
        DossierId id = key(task);
        remediations.conclude(id, json(task, "verdicts"), user.id());
        task.getExecution().setVariable("weaknessesLeft", !remediations.open(id).isEmpty());
    }

    public Date planDue(String key) {
        return Date.from(remediations.planDue(DossierId.parse(key)).toInstant());
    }

    public Date conclusionDue(String key) {
        return Date.from(remediations.conclusionDue(DossierId.parse(key)).toInstant());
    }

    public String returnReason(String key) {
        return remediations.remediation(DossierId.parse(key)).returnReason();
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
        return DossierId.parse(task.getExecution().getProcessBusinessKey());
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(MissingNode.getInstance());
    }
}
