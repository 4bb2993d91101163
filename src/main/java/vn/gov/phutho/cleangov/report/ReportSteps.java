package vn.gov.phutho.cleangov.report;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.RefusedException;
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

    public void scheduleReports(String key) {
        reports.schedule(Integer.parseInt(key));
    }

    public void openJuneReports(String key) {
        openReports(key, Half.H1);
    }

    public void openDecemberReports(String key) {
        openReports(key, Half.H2);
    }

    private void openReports(String key, Half half) {
        reports.owed(Integer.parseInt(key), half)
                .forEach(id -> process.reportOpened(id, units.name(id.districtCode())));
    }

    /** Which of the two deadlines of a year it has. */
    public String milestone(String key) {
        return ReportId.parse(key).half().milestone().name();
    }

    /** The deadline; for a report that the province has sent back after it, three working days to write it again. */
    public Date reportDue(String key) {
        return Date.from(reports.due(ReportId.parse(key)).toInstant());
    }

    /** The province has three working days to receive a report. */
    public Date receiptDue(String key) {
        return Date.from(reports.receiptDue(ReportId.parse(key)).toInstant());
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
        boolean signed = decided(task, "sign");
        if (signed) {
            reports.submit(key(task), user.id());
        }
        task.getExecution().setVariable("signed", signed);
    }

    public void receiveReport(DelegateTask task) {
        boolean received = decided(task, "receive");
        if (received) {
            reports.receive(key(task), user.id());
        }
        task.getExecution().setVariable("received", received);
    }

    /**
     * True if the official chose the action, false if the report was sent back with a reason. Anything else is
     * refused.
     */
    private boolean decided(DelegateTask task, String deed) {
        String decision = FormFields.text(task.getVariable("decision"));
        if ("return".equals(decision)) {
            reports.sendBack(key(task), FormFields.text(task.getVariable("reason")));
            return false;
        }
        if (!deed.equals(decision)) {
            throw new RefusedException("Chọn một trong hai cách giải quyết báo cáo.");
        }
        return true;
    }

    public String title(String key) {
        ReportId id = ReportId.parse(key);
        return "Báo cáo %s %d của %s".formatted(id.half().period(), id.year(), units.name(id.districtCode()));
    }

    /** What the system counts now, for the form. */
    public String figures(String key) {
        return reports.figures(ReportId.parse(key));
    }

    public String returnReason(String key) {
        return find(key).returnReason();
    }

    public String situation(String key) {
        return find(key).situation();
    }

    public String difficulties(String key) {
        return find(key).difficulties();
    }

    public String proposals(String key) {
        return find(key).proposals();
    }

    /** The whole report as the chair and the province read it; JSON, because the engine's texts end at 4000 characters. */
    public JsonValue report(String key) {
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
    public String paper(String key) {
        return ReportPapers.type(ReportId.parse(key).half()).draftOf(key);
    }

    private Report find(String key) {
        return reports.report(ReportId.parse(key));
    }

    private static ReportId key(DelegateTask task) {
        return ReportId.parse(task.getExecution().getProcessBusinessKey());
    }
}
