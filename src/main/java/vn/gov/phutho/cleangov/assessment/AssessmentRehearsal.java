package vn.gov.phutho.cleangov.assessment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.CommuneBehaviour;
import vn.gov.phutho.cleangov.dossier.ComputedIndicators;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/** Agencies appraise what is true; the council and the chair follow the decision table. */
@RehearsalComponent
class AssessmentRehearsal implements StageRehearsal {

    private static final int MEMBERS = 11;
    private static final int PRESENT = 10;
    private static final int VOTES = 9;

    private final AssessmentService assessments;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final Clock clock;

    AssessmentRehearsal(AssessmentService assessments, ScoreService scoring, CycleService cycles, Clock clock) {
        this.assessments = assessments;
        this.scoring = scoring;
        this.cycles = cycles;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("district-assessment");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_AppraiseIndicators",
                TaskRehearsal.answeredBy(this::grid).after(AssessmentRehearsal::minutesToAppraise),
                "UserTask_GiveFrontOpinion",
                TaskRehearsal.answeredBy(AssessmentForms.giveFrontOpinion("Mặt trận nhất trí với kết quả thẩm định."))
                        .after(Delay.withinDays(1)),
                "UserTask_Consolidate",
                TaskRehearsal.answeredBy(
                                AssessmentForms.consolidate("Kết quả phản ánh đúng tình hình các xã trong năm."))
                        .after(Delay.withinDays(1)),
                "UserTask_HoldCouncil",
                TaskRehearsal.answeredBy(this::councilMinutes).after(Delay.withinDays(0.3)),
                "UserTask_DecideClasses",
                TaskRehearsal.answeredBy(task -> AssessmentForms.decideClasses(
                                AssessmentForms.decisions(assessments.proposals(UnitYear.parse(task.key())))))
                        .after(Delay.withinDays(0.3)),
                "UserTask_SignRequest",
                TaskRehearsal.answeredBy(SignedForm.confirmed(Map.of())));
    }

    private static double minutesToAppraise(RehearsedTask task, Random random) {
        return task.happens(0.03, "appraises late", task.key(), task.agency())
                ? task.window() + Delay.days(1)
                : task.window() * random.nextDouble();
    }

    private Map<String, Object> grid(RehearsedTask task) {
        UnitYear id = UnitYear.parse(task.key());
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(task.agency());
        boolean recorded = indicators.stream().anyMatch(indicator -> indicator.computed() != null);
        ObjectNode entries = JsonNodeFactory.instance.objectNode();
        for (DossierId commune : assessments.dossiers(id)) {
            entries.set(commune.toString(), row(task, commune, recorded));
        }
        return AssessmentForms.appraiseIndicators(AssessmentForms.grid(id, task.agency(), entries));
    }

    /** @param recorded whether records of the year measure an indicator of this agency */
    private ObjectNode row(RehearsedTask task, DossierId commune, boolean recorded) {
        Map<String, Score> claimed = scoring.scores(commune, Side.SELF);
        Map<String, ComputedIndicators.Value> records = recorded ? scoring.computed(commune) : Map.of();
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (Indicator indicator : scoring.criteriaSet(commune).indicatorsOf(task.agency())) {
            Measurement truth = records.containsKey(indicator.code())
                    ? records.get(indicator.code()).measurement()
                    : CommuneBehaviour.in(task).truth(commune, indicator);
            Score self = claimed.get(indicator.code());
            ObjectNode cell = truth.toNode();
            if (self != null && !self.measurement().equals(truth)) {
                cell.put("note", "Theo hồ sơ của cơ quan thẩm định.");
            }
            if (indicator.computed() == null
                    && truth.value() != null
                    && task.happens(0.02, "estimates", commune, indicator.code())) {
                cell.put("estimate", true);
            }
            row.set(indicator.code(), cell);
        }
        return row;
    }

    private Map<String, Object> councilMinutes(RehearsedTask task) {
        return AssessmentForms.holdCouncil(AssessmentForms.minutes(
                LocalDate.now(clock),
                MEMBERS,
                PRESENT,
                "Hội đồng xem xét từng xã theo điểm thẩm định và ý kiến của nhân dân.",
                assessments.proposals(UnitYear.parse(task.key())).keySet(),
                VOTES));
    }
}
