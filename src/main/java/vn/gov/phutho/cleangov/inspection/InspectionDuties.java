package vn.gov.phutho.cleangov.inspection;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The duties of departments to plan, visit and summarise, and of units to remedy findings. */
@Component
class InspectionDuties implements DutySource {

    private final InspectionRepository inspections;
    private final InspectionVisitRepository inspectionVisits;
    private final InspectionService service;
    private final FindingService findings;
    private final CycleService cycles;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    InspectionDuties(
            InspectionRepository inspections,
            InspectionVisitRepository inspectionVisits,
            InspectionService service,
            FindingService findings,
            CycleService cycles,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock) {
        this.inspections = inspections;
        this.inspectionVisits = inspectionVisits;
        this.service = service;
        this.findings = findings;
        this.cycles = cycles;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.COMMUNE, UnitLevel.DISTRICT, UnitLevel.PROVINCE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Inspection.class, Inspection::key),
                new Kind<>(InspectionVisit.class, InspectionVisit::inspection),
                new Kind<>(Finding.class, Finding::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> requested) {
        Set<String> asked = requested.stream().map(Unit::code).collect(Collectors.toSet());
        return Stream.concat(
                        inspections.findByYearOrderById(year).stream()
                                .filter(inspection ->
                                        asked.contains(inspection.key().unitCode()))
                                .flatMap(inspection -> Stream.concat(ofDepartment(inspection), receipt(inspection))),
                        findings.ofYear(year).stream().flatMap(this::ofFinding))
                .filter(duty -> asked.contains(duty.unitCode()))
                .toList();
    }

    private Stream<Duty> ofDepartment(Inspection inspection) {
        AgencyYear id = inspection.key();
        String department = Role.PROVINCE_DEPARTMENT.group(id.agencyCode(), id.unitCode());
        String name = units.agencyName(id.agencyCode());
        Window plan = cycles.windowOf(id, Milestone.INSPECTION_PLAN);
        Window summary = cycles.windowOf(id, Milestone.INSPECTION_SUMMARY);
        Stream<Duty> visits = inspectionVisits.findByInspectionIdOrderByPlannedOnAscIdAsc(id).stream()
                .map(visit -> new Duty(
                        "visit-" + visit.id(),
                        Clause.D1,
                        "%s kiểm tra %s".formatted(name, units.name(visit.unitCode())),
                        id.unitCode(),
                        department,
                        calendar.opens(visit.plannedOn()),
                        calendar.dueWithin(visit.plannedOn(), visit.plannedOn()),
                        visit.recordedAt()));
        return Stream.concat(
                Stream.concat(
                        Stream.of(Duty.in(
                                plan,
                                "inspection-plan-" + id.agencyCode(),
                                Clause.D1,
                                "Kế hoạch phối hợp, kiểm tra của " + name,
                                id.unitCode(),
                                department,
                                inspection.plannedAt())),
                        visits),
                Stream.of(new Duty(
                        "inspection-summary-" + id.agencyCode(),
                        Clause.D1,
                        "Tổng kết kiểm tra của " + name,
                        id.unitCode(),
                        department,
                        summary.opens(),
                        service.summaryDue(id),
                        inspection.summarisedAt())));
    }

    private Stream<Duty> receipt(Inspection inspection) {
        if (inspection.summarisedAt() == null) {
            return Stream.empty();
        }
        AgencyYear id = inspection.key();
        return Stream.of(new Duty(
                "inspection-receipt-" + id.agencyCode(),
                Clause.D1,
                "Tiếp nhận tổng kết kiểm tra của " + units.agencyName(id.agencyCode()),
                id.unitCode(),
                Role.PROVINCE_OFFICER.group(id.unitCode()),
                inspection.summarisedAt().atZone(clock.getZone()),
                service.receiptDue(id),
                inspection.receivedAt()));
    }

    private Stream<Duty> ofFinding(Finding finding) {
        String unit = finding.unitCode();
        Role officers = units.unit(unit).level() == UnitLevel.COMMUNE ? Role.COMMUNE_OFFICER : Role.DISTRICT_OFFICER;
        AgencyYear inspection = finding.inspectionId();
        Duty remedy = new Duty(
                "finding-" + finding.getId(),
                Clause.D1,
                "Khắc phục kiến nghị của %s: %s"
                        .formatted(units.agencyName(inspection.agencyCode()), finding.content()),
                unit,
                officers.group(unit),
                finding.madeAt().atZone(clock.getZone()),
                findings.due(finding),
                finding.remediedAt());
        return finding.remediedAt() == null
                ? Stream.of(remedy)
                : Stream.of(
                        remedy,
                        new Duty(
                                "confirmation-" + finding.getId(),
                                Clause.D1,
                                "Xác nhận khắc phục ở " + units.name(unit),
                                inspection.unitCode(),
                                Role.PROVINCE_DEPARTMENT.group(inspection.agencyCode(), inspection.unitCode()),
                                finding.remediedAt().atZone(clock.getZone()),
                                findings.confirmationDue(finding),
                                finding.confirmedAt()));
    }
}
