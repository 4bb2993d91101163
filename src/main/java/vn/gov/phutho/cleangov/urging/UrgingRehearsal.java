package vn.gov.phutho.cleangov.urging;

import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;

/** Officers phone the units that are late. */
@RehearsalComponent
class UrgingRehearsal implements StageRehearsal {

    @Override
    public Set<String> processes() {
        return Set.of("urging");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_Urge",
                TaskRehearsal.answeredBy(
                        Map.of("action", "Đã gọi điện cho người đứng đầu, đơn vị hứa làm ngay.", "stopUrging", false)));
    }
}
