package vn.gov.phutho.cleangov.registration;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.dossier.Classification;

/** Communes register, most of them in time. */
@RehearsalComponent
class RegistrationRehearsal implements StageRehearsal {

    private static final int MOST_DAYS_LATE = 20;
    private static final int MOST_DAYS_LATE_AFTER_URGING = 150;

    @Override
    public Set<String> processes() {
        return Set.of("registration");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_Register",
                TaskRehearsal.answeredBy(task -> RegistrationForms.register(
                                task.happens(0.2, "aims high", task.key())
                                        ? Classification.XUAT_SAC
                                        : Classification.VUNG_MANH,
                                "Phấn đấu hoàn thành các chỉ tiêu kinh tế - xã hội, giữ vững trật tự trị an, nội bộ"
                                        + " đoàn kết."))
                        .after(RegistrationRehearsal::minutes));
    }

    private static double minutes(RehearsedTask task, Random random) {
        if (!task.happens(0.05, "registers late", task.key())) {
            return task.window() * random.nextDouble();
        }
        // Some communes register only after months of urging.
        int mostDaysLate =
                task.happens(0.3, "registers last", task.key()) ? MOST_DAYS_LATE_AFTER_URGING : MOST_DAYS_LATE;
        return task.window() + Delay.days(1 + random.nextInt(mostDaysLate));
    }
}
