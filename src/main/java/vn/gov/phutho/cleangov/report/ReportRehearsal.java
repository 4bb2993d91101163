package vn.gov.phutho.cleangov.report;

import java.util.Map;
import java.util.Set;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.behaviour.Delay;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.RehearsedTask;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.behaviour.StageRehearsal;
import vn.gov.phutho.cleangov.behaviour.TaskRehearsal;

/** Districts report, one of ten late. The province returns a few reports once. */
@RehearsalComponent
class ReportRehearsal implements StageRehearsal {

    @Override
    public Set<String> processes() {
        return Set.of("semiannual-report");
    }

    @Override
    public Map<String, TaskRehearsal> tasks() {
        return Map.of(
                "UserTask_DraftReport",
                TaskRehearsal.answeredBy(ReportForms.draftReport(
                                "Huyện đã triển khai Nghị quyết 09 đến tất cả các xã, phối hợp chặt chẽ với UBMTTQ.",
                                "Một số xã triển khai chậm, hồ sơ minh chứng chưa đầy đủ.",
                                "Tiếp tục đôn đốc, kiểm tra; đề nghị tỉnh tập huấn nghiệp vụ."))
                        .after(Delay.withinWindow(0.7).orLate(0.1, "reports late", 3)),
                "UserTask_SignReport",
                TaskRehearsal.answeredBy(SignedForm.confirmed(DecisionForm.decided("sign"))),
                "UserTask_ReceiveReport",
                TaskRehearsal.answeredBy(ReportRehearsal::receipt));
    }

    private static Map<String, Object> receipt(RehearsedTask task) {
        return task.firstAttempt() && task.happens(0.06, "province returns", task.key())
                ? DecisionForm.returned("Bổ sung phần tồn tại, nguyên nhân.")
                : DecisionForm.decided("receive");
    }
}
