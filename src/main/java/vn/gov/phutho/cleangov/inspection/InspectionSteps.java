package vn.gov.phutho.cleangov.inspection;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Steps of {@code department-inspection} and {@code finding}, and the one of {@code annual-cycle} that opens the first. */
@Component
public class InspectionSteps {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final InspectionService inspections;
    private final FindingService findings;
    private final InspectionProcess process;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final CurrentUser user;
    private final Clock clock;

    InspectionSteps(
            InspectionService inspections,
            FindingService findings,
            InspectionProcess process,
            UnitService units,
            WorkingCalendar calendar,
            CurrentUser user,
            Clock clock) {
        this.inspections = inspections;
        this.findings = findings;
        this.process = process;
        this.units = units;
        this.calendar = calendar;
        this.user = user;
        this.clock = clock;
    }

    /** One process for each department of each province. */
    public void openInspections(ProcessKey key) {
        inspections.open(key.year()).forEach(id -> process.inspectionOpened(id, units.agencyName(id.agencyCode())));
    }

    /** The group of the department that a key names. */
    public String departmentGroup(AgencyYear key) {
        return groupOf(key);
    }

    private static String groupOf(AgencyYear id) {
        return Role.PROVINCE_DEPARTMENT.group(id.agencyCode(), id.unitCode());
    }

    public void planInspections(DelegateTask task) {
        InspectionPlan plan = InspectionPlan.read(
                FormFields.text(task.getVariable("coordination")), FormPart.of(task.getVariable("visits")));
        inspections.plan(key(task), plan, user.id());
    }

    /** The visits of the plan without a recorded result. */
    public List<Long> visitsToRecord(AgencyYear key) {
        return inspections.visitsToRecord(key).stream().map(InspectionVisit::id).toList();
    }

    public Date visitDue(Long visitId) {
        return date(inspections.visitDue(visitId));
    }

    /** «Ghi kết quả kiểm tra: Xã Ca Đình, 20/05»: in a list of tasks each says which visit it is about. */
    public void nameVisit(DelegateTask task) {
        InspectionVisit visit = inspections.visit((Long) TaskSubject.of(task, "visitId"));
        task.setName(
                "%s: %s, %s".formatted(task.getName(), units.name(visit.unitCode()), DAY.format(visit.plannedOn())));
    }

    public void recordVisit(DelegateTask task) {
        VisitReport report = VisitReport.read(
                FormFields.yes(task.getVariable("held")),
                FormFields.day(task.getVariable("heldOn"), clock.getZone()),
                FormFields.text(task.getVariable("result")),
                FormPart.of(task.getVariable("findings")));
        inspections.recordVisit(key(task), (Long) TaskSubject.of(task, "visitId"), report, user.id());
    }

    public void openFindings(Long visitId) {
        findings.of(visitId).forEach(id -> process.findingMade(id, units.name(id.unitCode())));
    }

    public Date summaryDue(AgencyYear key) {
        return date(inspections.summaryDue(key));
    }

    public Date receiptDue(AgencyYear key) {
        return date(inspections.receiptDue(key));
    }

    /** What the system counts now, for the form. */
    public String figures(AgencyYear key) {
        return inspections.figures(key);
    }

    /** What the system had counted when the department sent its summary. */
    public String summarisedFigures(AgencyYear key) {
        return find(key).figures();
    }

    public String assessment(AgencyYear key) {
        return find(key).assessment();
    }

    public String proposals(AgencyYear key) {
        return find(key).proposals();
    }

    public String summaryReturnReason(AgencyYear key) {
        return find(key).returnReason();
    }

    private Inspection find(AgencyYear key) {
        return inspections.inspection(key);
    }

    public void summariseInspections(DelegateTask task) {
        InspectionSummary summary = new InspectionSummary(
                FormFields.text(task.getVariable("assessment")), FormFields.text(task.getVariable("proposals")));
        inspections.summarise(key(task), summary, user.id());
    }

    public void receiveSummary(DelegateTask task) {
        Approval approval = Approval.read(task, "receive", "Chọn tiếp nhận hoặc trả lại.");
        if (approval.given()) {
            inspections.receive(key(task), user.id());
        } else {
            inspections.sendBack(key(task), approval.reason());
        }
        task.getExecution().setVariable("received", approval.given());
    }

    /** The officers of the commune or the district that has to remedy a finding. */
    public String remedyGroup(FindingId key) {
        String unit = key.unitCode();
        return units.unit(unit).level() == UnitLevel.COMMUNE
                ? Role.COMMUNE_OFFICER.group(unit)
                : Role.DISTRICT_OFFICER.group(unit);
    }

    /** The group of the department that made the finding. */
    public String findersGroup(FindingId key) {
        return groupOf(findings.inspectionOf(key));
    }

    public String departmentName(FindingId key) {
        return units.agencyName(findings.inspectionOf(key).agencyCode());
    }

    public String unitName(FindingId key) {
        return units.name(key.unitCode());
    }

    public String content(FindingId key) {
        return findings.finding(key).content();
    }

    public String remedy(FindingId key) {
        return findings.finding(key).remedy();
    }

    public String remedyReturnReason(FindingId key) {
        return findings.finding(key).returnReason();
    }

    /** The day by which it is to be remedied, as the form shows it: 27/02/2026. */
    public String remedyDeadline(FindingId key) {
        return DAY.format(findings.due(key));
    }

    public Date remedyDue(FindingId key) {
        return date(findings.due(key));
    }

    public Date confirmationDue(FindingId key) {
        return date(findings.confirmationDue(key));
    }

    public Date nextUrging(FindingId key) {
        return date(calendar.opens(findings.nextUrging(key)));
    }

    public Date urgeRemedyDue(FindingId key) {
        return date(findings.urgeDue(key));
    }

    public void remedyFinding(DelegateTask task) {
        findings.remedy(finding(task), FormFields.text(task.getVariable("remedy")), user.id());
    }

    public void confirmRemedy(DelegateTask task) {
        Approval approval = Approval.read(task, "confirm", "Chọn xác nhận hoặc trả lại.");
        if (approval.given()) {
            findings.confirm(finding(task), user.id());
        } else {
            findings.sendBack(finding(task), approval.reason());
        }
        task.getExecution().setVariable("confirmed", approval.given());
    }

    public void urgeRemedy(DelegateTask task) {
        findings.urge(
                finding(task),
                FormFields.text(task.getVariable("action")),
                FormFields.day(task.getVariable("promisedOn"), clock.getZone()),
                user.id());
    }

    private static AgencyYear key(DelegateTask task) {
        return TaskSubject.key(task, AgencyYear.class);
    }

    private static FindingId finding(DelegateTask task) {
        return TaskSubject.key(task, FindingId.class);
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }
}
