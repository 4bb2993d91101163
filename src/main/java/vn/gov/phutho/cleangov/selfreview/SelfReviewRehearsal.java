package vn.gov.phutho.cleangov.selfreview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.dossier.CommuneBehaviour;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.standard.Indicator;

/** Communes measure themselves. A few never do, and the window closes. */
@RehearsalComponent
class SelfReviewRehearsal implements StageRehearsal {

    private final ScoreService scoring;

    SelfReviewRehearsal(ScoreService scoring) {
        this.scoring = scoring;
    }

    @Override
    public Set<String> processes() {
        return Set.of("self-review");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_ScoreIndicators",
                TaskRehearsal.answeredBy(this::sheet)
                        .after(SelfReviewRehearsal::minutesToScore)
                        .unless(task -> task.happens(0.02, "never scores", task.key())),
                "UserTask_GivePartyOpinion",
                TaskRehearsal.answeredBy(SelfReviewForms.givePartyOpinion(
                        "Cấp ủy nhất trí với kết quả tự chấm; đề nghị quan tâm công tác giải quyết đơn thư.")),
                "UserTask_SignSelfReview",
                TaskRehearsal.answeredBy(this::signature));
    }

    /** A sheet that was sent back is corrected at once. */
    private static double minutesToScore(RehearsedTask task, Random random) {
        return task.firstAttempt() ? task.window() * 0.6 * random.nextDouble() : 0;
    }

    private Map<String, Object> sheet(RehearsedTask task) {
        DossierId id = DossierId.parse(task.key());
        CommuneBehaviour communes = CommuneBehaviour.in(task);
        Set<String> computed = scoring.computed(id).keySet();
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        for (Indicator indicator : scoring.criteriaSet(id).indicators()) {
            if (!computed.contains(indicator.code())) {
                entries.set(
                        indicator.code(),
                        communes.claimed(id, indicator).toNode().put("note", "Theo hồ sơ lưu tại Văn phòng UBND xã."));
            }
        }
        return SelfReviewForms.scoreIndicators(SelfReviewForms.sheet(id, entries));
    }

    /** The chair sends a sheet back only while it can still be changed. */
    private Map<String, Object> signature(RehearsedTask task) {
        return task.firstAttempt()
                        && task.happens(0.03, "sends back", task.key())
                        && scoring.sheetLocked(DossierId.parse(task.key())).isEmpty()
                ? DecisionForm.returned("Rà lại số liệu thu ngân sách trước khi ký.")
                : DecisionForm.decided("sign");
    }
}
