package vn.gov.phutho.cleangov.remediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** Districts remedy most weaknesses of their weak communes and carry the others over into next year's plan. */
@RehearsalComponent
class RemediationRehearsal implements StageRehearsal {

    private static final int DAYS_FOR_A_MEASURE = 7;

    private final RemediationService remediations;
    private final Clock clock;

    RemediationRehearsal(RemediationService remediations, Clock clock) {
        this.remediations = remediations;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("remediation");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_PlanRemediation",
                TaskRehearsal.answeredBy(this::measures),
                "UserTask_ApproveRemediation",
                TaskRehearsal.answeredBy(SignedForm.confirmed(DecisionForm.decided("approve"))),
                "UserTask_ReportMeasure",
                TaskRehearsal.answeredBy(RemediationRehearsal::result),
                "UserTask_ConcludeRemediation",
                TaskRehearsal.answeredBy(this::verdicts));
    }

    /** A measure for each of the weakest indicators, due in a week. */
    private Map<String, Object> measures(RehearsedTask task) {
        return RemediationForms.planRemediation(remediations.weakestIndicators(DossierId.parse(task.key())).stream()
                .map(indicator -> RemediationForms.measure(
                        "Chỉ tiêu " + indicator.code() + ": " + indicator.name(),
                        "Hướng dẫn, kiểm tra tại xã.",
                        indicator.appraiser(),
                        LocalDate.now(clock).plusDays(DAYS_FOR_A_MEASURE)))
                .toList());
    }

    private static Map<String, Object> result(RehearsedTask task) {
        return RemediationForms.reportMeasure(
                "Đã làm việc với xã, hướng dẫn và kiểm tra lại.",
                task.happens(0.7, "remedied", task.key(), task.attempt(), task.due()) ? "yes" : "no");
    }

    /** A measure that the agency reported as remedied is concluded as remedied. */
    private Map<String, Object> verdicts(RehearsedTask task) {
        return RemediationForms.concludeRemediation(remediations.open(DossierId.parse(task.key())).stream()
                .collect(Collectors.toMap(
                        Measure::id,
                        measure -> RemediationForms.verdict(
                                Boolean.TRUE.equals(measure.remedied()) ? "REMEDIED" : "CARRIED_OVER"))));
    }
}
