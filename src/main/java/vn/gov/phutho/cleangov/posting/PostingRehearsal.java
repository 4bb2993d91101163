package vn.gov.phutho.cleangov.posting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.UnitService;

/** In some communes people say something about the posted results. Each opinion is answered at once. */
@RehearsalComponent
class PostingRehearsal implements StageRehearsal {

    private final UnitService units;
    private final Clock clock;

    PostingRehearsal(UnitService units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("posting");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_AnswerPeople",
                TaskRehearsal.answeredBy(this::opinions).after(PostingRehearsal::minutesToAnswer));
    }

    /** The last day of the posting is over when its answers are due. */
    private static double minutesToAnswer(RehearsedTask task, Random random) {
        return task.window() - Delay.days(0.4);
    }

    private Map<String, Object> opinions(RehearsedTask task) {
        ArrayNode opinions = JsonNodeFactory.instance.arrayNode();
        units.communesOf(UnitYear.parse(task.key()).unitCode()).stream()
                .filter(commune -> task.happens(0.05, "somebody speaks", commune.code()))
                .map(commune -> PostingForms.opinion(
                        commune.code(),
                        "Ông Nguyễn Văn Tâm, khu 2",
                        LocalDate.now(clock),
                        "Đường vào khu 2 chưa sạch như báo cáo.",
                        "Đã kiểm tra cùng UBND xã, điểm thẩm định đã tính việc này."))
                .forEach(opinions::add);
        return PostingForms.answerPeople(opinions, JsonNodeFactory.instance.objectNode());
    }
}
