package vn.gov.phutho.cleangov.recheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.dossier.CommuneBehaviour;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.standard.Indicator;

/** Most re-checks confirm the points. Sometimes a commune earned fewer points for an indicator than it got. */
@RehearsalComponent
class RecheckRehearsal implements StageRehearsal {

    private static final int SHARE = 5;
    private static final int SEEDS = 1_000_000_000;

    private final ScoreService scoring;

    RecheckRehearsal(ScoreService scoring) {
        this.scoring = scoring;
    }

    @Override
    public Set<String> processes() {
        return Set.of("random-recheck");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_DrawSample",
                TaskRehearsal.answeredBy(task -> RecheckForms.drawSample(
                        SHARE, task.random().generator("seed", task.key()).nextInt(SEEDS))),
                "UserTask_Recheck",
                TaskRehearsal.answeredBy(this::findings));
    }

    private Map<String, Object> findings(RehearsedTask task) {
        DossierId id = DossierId.parse(task.dossier());
        List<Indicator> indicators = scoring.criteriaSet(id).indicators();
        boolean deviates = task.happens(0.2, "deviates", id.toString());
        String deviating =
                CommuneBehaviour.in(task).deviatingIndicator(id, indicators).code();
        Map<String, String> remarks = new LinkedHashMap<>();
        for (Indicator indicator : indicators) {
            if (deviates && indicator.code().equals(deviating)) {
                remarks.put(indicator.code(), "Số liệu đã thẩm định cao hơn sổ sách của xã.");
            } else if (task.happens(0.5, "looked at", id.toString(), indicator.code())) {
                remarks.put(indicator.code(), "");
            }
        }
        if (remarks.isEmpty()) {
            remarks.put(indicators.get(0).code(), "");
        }
        return RecheckForms.recheck(
                RecheckForms.findings(id, deviates, deviates ? "Đã đối chiếu hồ sơ, minh chứng tại xã." : "", remarks));
    }
}
