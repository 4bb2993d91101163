package vn.gov.phutho.cleangov.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.TaskSubject;
import vn.gov.phutho.cleangov.platform.RefusedException;
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
    public void openInspections(String key) {
        inspections
                .open(Integer.parseInt(key))
                .forEach(id -> process.inspectionOpened(id, units.agencyName(id.agencyCode())));
    }

    /** The group of the department that a key names. */
    public String departmentGroup(String key) {
        return groupOf(AgencyYear.parse(key));
    }

    private static String groupOf(AgencyYear id) {
        return Role.PROVINCE_DEPARTMENT.group(id.agencyCode(), id.unitCode());
    }

    public void planInspections(DelegateTask task) {
        inspections.plan(key(task), FormFields.text(task.getVariable("coordination")), json(task, "visits"), user.id());
    }

    /** The visits of the plan that nobody has recorded yet. */
    public List<Long> visitsToRecord(String key) {
        return inspections.visitsToRecord(AgencyYear.parse(key)).stream()
                .map(InspectionVisit::id)
                .toList();
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
        boolean held = FormFields.yes(task.getVariable("held"));
        Optional<LocalDate> heldOn = FormFields.day(task.getVariable("heldOn"), clock.getZone());
        if (held && heldOn.isEmpty()) {
            throw new RefusedException("Ghi ngày đã kiểm tra.");
        }
        inspections.recordVisit(
                key(task),
                (Long) TaskSubject.of(task, "visitId"),
                held ? heldOn : Optional.empty(),
                FormFields.text(task.getVariable("result")),
                json(task, "findings"),
                user.id());
    }

    public void openFindings(Long visitId) {
        findings.of(visitId).forEach(id -> process.findingMade(id, units.name(id.unitCode())));
    }

    public Date summaryDue(String key) {
        return date(inspections.summaryDue(AgencyYear.parse(key)));
    }

    public Date receiptDue(String key) {
        return date(inspections.receiptDue(AgencyYear.parse(key)));
    }

    /** What the system counts now, for the form. */
    public String figures(String key) {
        return inspections.figures(AgencyYear.parse(key));
    }

    /** What the system had counted when the department sent its summary. */
    public String summarisedFigures(String key) {
        return find(key).figures();
    }

    public String assessment(String key) {
        return find(key).assessment();
    }

    public String proposals(String key) {
        return find(key).proposals();
    }

    public String summaryReturnReason(String key) {
        return find(key).returnReason();
    }

    private Inspection find(String key) {
        return inspections.inspection(AgencyYear.parse(key));
    }

    public void summariseInspections(DelegateTask task) {
        inspections.summarise(
                key(task),
                FormFields.text(task.getVariable("assessment")),
                FormFields.text(task.getVariable("proposals")),
                user.id());
    }

    public void receiveSummary(DelegateTask task) {
        String decision = FormFields.text(task.getVariable("decision"));
        boolean received = "receive".equals(decision);
        if (received) {
            inspections.receive(key(task), user.id());
        } else if ("return".equals(decision)) {
            inspections.sendBack(key(task), FormFields.text(task.getVariable("reason")));
        } else {
            throw new RefusedException("Chọn tiếp nhận hoặc trả lại.");
        }
        task.getExecution().setVariable("received", received);
    }

    /** The officers of the commune or the district that has to remedy a finding. */
    public String remedyGroup(String key) {
        String unit = FindingId.parse(key).unitCode();
        return units.unit(unit).level() == UnitLevel.COMMUNE
                ? Role.COMMUNE_OFFICER.group(unit)
                : Role.DISTRICT_OFFICER.group(unit);
    }

    /** The group of the department that made the finding. */
    public String findersGroup(String key) {
        return groupOf(findings.inspectionOf(FindingId.parse(key)));
    }

    public String departmentName(String key) {
        return units.agencyName(findings.inspectionOf(FindingId.parse(key)).agencyCode());
    }

    public String unitName(String key) {
        return units.name(FindingId.parse(key).unitCode());
    }

    public String content(String key) {
        return findings.finding(FindingId.parse(key)).content();
    }

    public String remedy(String key) {
        return findings.finding(FindingId.parse(key)).remedy();
    }

    public String remedyReturnReason(String key) {
        return findings.finding(FindingId.parse(key)).returnReason();
    }

    /** The day by which it is to be remedied, as the form shows it: 27/02/2026. */
    public String remedyDeadline(String key) {
        return DAY.format(findings.due(FindingId.parse(key)));
    }

    public Date remedyDue(String key) {
        return date(findings.due(FindingId.parse(key)));
    }

    public Date confirmationDue(String key) {
        return date(findings.confirmationDue(FindingId.parse(key)));
    }

    public Date nextUrging(String key) {
        return date(calendar.opens(findings.nextUrging(FindingId.parse(key))));
    }

    public Date urgeRemedyDue(String key) {
        return date(findings.urgeDue(FindingId.parse(key)));
    }

    public void remedyFinding(DelegateTask task) {
        findings.remedy(finding(task), FormFields.text(task.getVariable("remedy")), user.id());
    }

    public void confirmRemedy(DelegateTask task) {
        String decision = FormFields.text(task.getVariable("decision"));
        boolean confirmed = "confirm".equals(decision);
        if (confirmed) {
            findings.confirm(finding(task), user.id());
        } else if ("return".equals(decision)) {
            findings.sendBack(finding(task), FormFields.text(task.getVariable("reason")));
        } else {
            throw new RefusedException("Chọn xác nhận hoặc trả lại.");
        }
        task.getExecution().setVariable("confirmed", confirmed);
    }

    public void urgeRemedy(DelegateTask task) {
        findings.urge(
                finding(task),
                FormFields.text(task.getVariable("action")),
                FormFields.day(task.getVariable("promisedOn"), clock.getZone()),
                user.id());
    }

    private static AgencyYear key(DelegateTask task) {
        return AgencyYear.parse(task.getExecution().getProcessBusinessKey());
    }

    private static FindingId finding(DelegateTask task) {
        return FindingId.parse(task.getExecution().getProcessBusinessKey());
    }

    private static Date date(ZonedDateTime moment) {
        return Date.from(moment.toInstant());
    }

    private static JsonNode json(DelegateTask task, String field) {
        return FormFields.json(task.getVariable(field)).orElse(MissingNode.getInstance());
    }
}
