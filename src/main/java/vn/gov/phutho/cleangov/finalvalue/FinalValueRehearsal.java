package vn.gov.phutho.cleangov.finalvalue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;

/** Agencies confirm nine of ten estimates. For the tenth, the commune's own value is the right one. */
@RehearsalComponent
class FinalValueRehearsal implements StageRehearsal {

    private final FinalValueService finalValues;
    private final ScoreService scoring;

    FinalValueRehearsal(FinalValueService finalValues, ScoreService scoring) {
        this.finalValues = finalValues;
        this.scoring = scoring;
    }

    @Override
    public Set<String> processes() {
        return Set.of("final-values");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of("UserTask_EnterFinalValues", TaskRehearsal.answeredBy(this::values));
    }

    private Map<String, Object> values(RehearsedTask task) {
        return FinalValueForms.enterFinalValues(AppraisalGrid.filled(
                finalValues.asked(UnitYear.parse(task.key()), task.agency()),
                (id, indicator) -> value(task, id, indicator)));
    }

    private ObjectNode value(RehearsedTask task, DossierId id, String indicator) {
        Map<String, Score> claimed = scoring.scores(id, Side.SELF);
        boolean wrong = task.happens(0.1, "estimate was wrong", id, indicator) && claimed.containsKey(indicator);
        Map<String, Score> right = wrong ? claimed : scoring.scores(id, Side.APPRAISED);
        return right.get(indicator).measurement().toNode().put("note", "Số chính thức của ngành.");
    }
}
