package vn.gov.phutho.cleangov.explanation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;

/** Communes explain half of the lowered indicators; agencies accept a third of the explanations. */
@RehearsalComponent
class ExplanationRehearsal implements StageRehearsal {

    private final ExplanationService explanations;
    private final ScoreService scoring;

    ExplanationRehearsal(ExplanationService explanations, ScoreService scoring) {
        this.explanations = explanations;
        this.scoring = scoring;
    }

    @Override
    public Set<String> processes() {
        return Set.of("explanation", "explanation-round");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_ExplainIndicators",
                TaskRehearsal.answeredBy(this::explained).after(Delay.withinWindow(0.6)),
                "UserTask_AnswerExplanations",
                TaskRehearsal.answeredBy(this::answered).after(Delay.withinWindow(0.6)));
    }

    private Map<String, Object> explained(RehearsedTask task) {
        DossierId id = DossierId.parse(task.key());
        ObjectNode explained = JsonNodeFactory.instance.objectNode();
        explanations.lowered(id).stream()
                .filter(indicator -> task.happens(0.5, "explains", id, indicator))
                .forEach(indicator -> explained.put(indicator, "Xã đã đối chiếu lại với hồ sơ gốc, kèm xác nhận."));
        return ExplanationForms.explainIndicators(explained);
    }

    private Map<String, Object> answered(RehearsedTask task) {
        return ExplanationForms.answerExplanations(AppraisalGrid.filled(
                explanations.asked(UnitYear.parse(task.key()), task.agency()),
                (id, indicator) -> answer(task, id, indicator)));
    }

    private ObjectNode answer(RehearsedTask task, DossierId id, String indicator) {
        boolean convinced = task.happens(0.33, "convinces", id, indicator);
        return scoring.scores(id, convinced ? Side.SELF : Side.APPRAISED)
                .get(indicator)
                .measurement()
                .toNode()
                .put("note", convinced ? "Đã đối chiếu, lấy số của xã." : "Hồ sơ của cơ quan vẫn như đã thẩm định.");
    }
}
