package vn.gov.phutho.cleangov.report;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code semiannual-report}, and those of {@code annual-cycle} that open the reports. */
@Component
public class ReportSteps {

    private final ReportService reports;
    private final ReportProcess process;
    private final UnitService units;
    private final CurrentUser user;

    ReportSteps(ReportService reports, ReportProcess process, UnitService units, CurrentUser user) {
        this.reports = reports;
        this.process = process;
        this.units = units;
        this.user = user;
    }

    public void scheduleReports(ProcessKey key) {
        reports.schedule(key.year());
    }

    public void openJuneReports(ProcessKey key) {
        openReports(key, Half.H1);
    }

    public void openDecemberReports(ProcessKey key) {
        openReports(key, Half.H2);
    }

    private void openReports(ProcessKey key, Half half) {
        reports.owed(key.year(), half).forEach(id -> process.reportOpened(id, units.name(id.districtCode())));
    }

    /** Which of the two deadlines of a year it has. */
    public String milestone(ReportId key) {
        return key.half().milestone().name();
    }

    /** The deadline; for a report that the province has sent back after it, three working days to write it again. */
    public Date reportDue(ReportId key) {
        return Date.from(reports.due(key).toInstant());
    }

    /** The province has three working days to receive a report. */
    public Date receiptDue(ReportId key) {
        return Date.from(reports.receiptDue(key).toInstant());
    }

    public void draftReport(DelegateTask task) {
        reports.draft(
                key(task),
                FormFields.text(task.getVariable("situation")),
                FormFields.text(task.getVariable("difficulties")),
                FormFields.text(task.getVariable("proposals")),
                user.id());
    }

    public void signReport(DelegateTask task) {
        Approval approval = approval(task, "sign");
        if (approval.given()) {
            reports.submit(key(task), Signature.read(task, user.id()));
        } else {
            reports.sendBack(key(task), approval.reason());
        }
        task.getExecution().setVariable("signed", approval.given());
    }

    public void receiveReport(DelegateTask task) {
        Approval approval = approval(task, "receive");
        if (approval.given()) {
            reports.receive(key(task), user.id());
        } else {
            reports.sendBack(key(task), approval.reason());
        }
        task.getExecution().setVariable("received", approval.given());
    }

    private static Approval approval(DelegateTask task, String yes) {
        return Approval.read(task, yes, "Chọn một trong hai cách giải quyết báo cáo.");
    }

    public String title(ReportId key) {
        ReportId id = key;
        return "Báo cáo %s %d của %s".formatted(id.half().period(), id.year(), units.name(id.districtCode()));
    }

    /** What the system counts now, for the form. */
    public String figures(ReportId key) {
        return reports.figures(key);
    }

    public String returnReason(ReportId key) {
        return find(key).returnReason();
    }

    public String situation(ReportId key) {
        return find(key).situation();
    }

    public String difficulties(ReportId key) {
        return find(key).difficulties();
    }

    public String proposals(ReportId key) {
        return find(key).proposals();
    }

    /** The whole report as the chair and the province read it; JSON, because the engine's texts end at 4000 characters. */
    public JsonValue report(ReportId key) {
        Report report = find(key);
        String text = String.join(
                "\n\n",
                "SỐ LIỆU",
                report.figures(),
                "TÌNH HÌNH TRIỂN KHAI",
                report.situation(),
                "TỒN TẠI, NGUYÊN NHÂN",
                report.difficulties(),
                "PHƯƠNG HƯỚNG, KIẾN NGHỊ",
                report.proposals());
        // The form shows it as Markdown, where a line ends only with two spaces.
        return SpinValues.jsonValue(TextNode.valueOf(text.replace("\n", "  \n")).toString())
                .create();
    }

    /** Where the form finds the paper that the chair signs. */
    public String paper(ReportId key) {
        return ReportPapers.type(key.half()).draftOf(key);
    }

    private Report find(ReportId key) {
        return reports.report(key);
    }

    private static ReportId key(DelegateTask task) {
        return TaskSubject.key(task, ReportId.class);
    }
}
