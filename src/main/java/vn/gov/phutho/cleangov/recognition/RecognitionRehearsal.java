package vn.gov.phutho.cleangov.recognition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The province agrees to nine of ten requests, and the chair follows home affairs. */
@RehearsalComponent
class RecognitionRehearsal implements StageRehearsal {

    private final RecognitionService recognitions;

    RecognitionRehearsal(RecognitionService recognitions) {
        this.recognitions = recognitions;
    }

    @Override
    public Set<String> processes() {
        return Set.of("provincial-recognition");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_AppraiseRequests",
                TaskRehearsal.answeredBy(task -> RecognitionForms.appraiseRequests(
                        keys(recognitions.undecided(UnitYear.parse(task.key()))),
                        agreed(task),
                        "Minh chứng của tiêu chuẩn 4 chưa đủ sức thuyết phục.")),
                "UserTask_DecideRequests",
                TaskRehearsal.answeredBy(task -> RecognitionForms.decideRequests(
                        keys(recognitions.appraised(UnitYear.parse(task.key()))),
                        agreed(task),
                        "Theo ý kiến thẩm định của Sở Nội vụ.")));
    }

    private static List<DossierId> keys(List<Dossier> dossiers) {
        return dossiers.stream().map(Dossier::key).toList();
    }

    private static Predicate<DossierId> agreed(RehearsedTask task) {
        return request -> !task.happens(0.1, "home affairs disagrees", request.toString());
    }
}
