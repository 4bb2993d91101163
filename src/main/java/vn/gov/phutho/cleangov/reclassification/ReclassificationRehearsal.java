package vn.gov.phutho.cleangov.reclassification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.dossier.CommuneBehaviour;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/** A commune is appraised again after the province found a deviation, and the chair decides as proposed. */
@RehearsalComponent
class ReclassificationRehearsal implements StageRehearsal {

    private final ReclassificationService reclassifications;
    private final ScoreService scoring;

    ReclassificationRehearsal(ReclassificationService reclassifications, ScoreService scoring) {
        this.reclassifications = reclassifications;
        this.scoring = scoring;
    }

    @Override
    public Set<String> processes() {
        return Set.of("reclassification");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_Reappraise",
                TaskRehearsal.answeredBy(this::secondGrid),
                "UserTask_DecideAgain",
                TaskRehearsal.answeredBy(task -> ReclassificationForms.decideAgain(
                        reclassifications
                                .proposal(DossierId.parse(task.key()))
                                .orElseThrow()
                                .name(),
                        "Theo kết quả thẩm định lại sau kiểm tra của tỉnh.")),
                "UserTask_SignRequest",
                TaskRehearsal.answeredBy(SignedForm.confirmed(Map.of())));
    }

    /** The grid as before, except for the indicator in which the province found a deviation. */
    private Map<String, Object> secondGrid(RehearsedTask task) {
        DossierId id = DossierId.parse(task.key());
        CommuneBehaviour communes = CommuneBehaviour.in(task);
        CriteriaSet criteria = scoring.criteriaSet(id);
        String deviating =
                communes.deviatingIndicator(id, criteria.indicators()).code();
        Map<String, Score> appraised = scoring.scores(id, Side.APPRAISED);
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Indicator indicator : criteria.indicatorsOf(task.agency())) {
            Measurement measurement = indicator.code().equals(deviating)
                    ? communes.deviatingValue(id, indicator)
                    : appraised.get(indicator.code()).measurement();
            row.set(indicator.code(), measurement.toNode().put("note", "Theo kết quả kiểm tra lại."));
        }
        return ReclassificationForms.reappraise(ReclassificationForms.grid(id, task.agency(), row));
    }
}
