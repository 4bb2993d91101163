package vn.gov.phutho.cleangov.cycle;

import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;

/** The province closes the year on the last evening, before January's timer opens the next year. */
@RehearsalComponent
class CycleRehearsal implements StageRehearsal {

    @Override
    public Set<String> processes() {
        return Set.of("annual-cycle");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_CloseYear",
                TaskRehearsal.answeredBy(CycleForms.closeYear("Khép năm.")).immediately());
    }
}
