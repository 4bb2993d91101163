package vn.gov.phutho.cleangov.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
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

    /** Answers whether any commune's points were lowered. */
    public boolean openExplanations(String key) {
        return !explanations.open(UnitYear.parse(key)).isEmpty();
    }

    /** One called process for each of them. */
    public List<String> loweredDossiers(String key) {
        return explanations.lowered(UnitYear.parse(key)).stream()
                .map(DossierId::toString)
                .toList();
    }

    public String communeName(String dossierId) {
        return units.name(DossierId.parse(dossierId).communeCode());
    }

    public Date explanationDue(String key) {
        return Date.from(explanations.explanationDue(DossierId.parse(key)).toInstant());
    }

    public void explainIndicators(DelegateTask task) {
        explanations.explain(
                DossierId.parse(task.getExecution().getProcessBusinessKey()), json(task, "explanations"), user.id());
    }

    /** Answers whether any commune has explained anything. */
    public boolean closeExplanations(String key) {
        return explanations.close(UnitYear.parse(key));
    }

    /** One task for each of them. */
    public List<String> answeringAgencies(String key) {
        return explanations.answering(UnitYear.parse(key));
    }

    public String agencyGroup(String key, String agency) {
        return Role.agencyGroup(agency, UnitYear.parse(key).unitCode());
    }

    public Date answersDue(String key) {
        return Date.from(explanations.answersDue(UnitYear.parse(key)).toInstant());
    }

    public void answerExplanations(DelegateTask task) {
        explanations.answer(
                UnitYear.parse(task.getExecution().getProcessBusinessKey()),
                FormFields.text(TaskSubject.of(task, "agency")),
                json(task, "answers"),
                user.id(),
                units.placesOf(user.groups()).unitCodes());
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(JsonNodeFactory.instance.objectNode());
    }
}
