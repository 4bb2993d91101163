package vn.gov.phutho.cleangov.explanation;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code explanation-round} and {@code explanation}. */
@Component
public class ExplanationSteps {

    private final ExplanationService explanations;
    private final UnitService units;
    private final CurrentUser user;

    ExplanationSteps(ExplanationService explanations, UnitService units, CurrentUser user) {
        this.explanations = explanations;
        this.units = units;
        this.user = user;
    }

    /** Returns whether any commune's points were lowered. */
    public boolean openExplanations(UnitYear key) {
        return !explanations.open(key).isEmpty();
    }

    /** The dossiers whose points were lowered; each gets one called process. */
    public List<String> loweredDossiers(UnitYear key) {
        return explanations.lowered(key).stream().map(DossierId::toString).toList();
    }

    public String communeName(DossierId dossierId) {
        return units.name(dossierId.communeCode());
    }

    public Date explanationDue(DossierId key) {
        return Date.from(explanations.explanationDue(key).toInstant());
    }

    public void explainIndicators(DelegateTask task) {
        explanations.explain(
                TaskSubject.key(task, DossierId.class),
                CommuneExplanations.read(FormPart.of(task.getVariable("explanations"))),
                user.id());
    }

    /** Returns whether any commune has explained anything. */
    public boolean closeExplanations(UnitYear key) {
        return explanations.close(key);
    }

    /** The agencies that have something to answer; each gets one task. */
    public List<String> answeringAgencies(UnitYear key) {
        return explanations.answering(key);
    }

    public String agencyGroup(UnitYear key, String agency) {
        return Role.agencyGroup(agency, key.unitCode());
    }

    public Date answersDue(UnitYear key) {
        return Date.from(explanations.answersDue(key).toInstant());
    }

    public void answerExplanations(DelegateTask task) {
        explanations.answer(
                TaskSubject.key(task, UnitYear.class),
                FormFields.text(TaskSubject.of(task, "agency")),
                AppraisalGrid.read(FormPart.of(task.getVariable("answers"))),
                user.id(),
                units.placesOf(user.groups()).unitCodes());
    }
}
