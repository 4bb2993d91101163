package vn.gov.phutho.cleangov.inspection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The year of each department of the province (D1): its plan, its visits and its summary.
 *
 * <p>The year cannot close without the summary of every department, which needs a plan and a record of every visit.
 * Open findings do not prevent the closing: the summary names them, they stay tasks of their units, the department
 * goes on urging, and each ends only when the department confirms the remedy ({@link FindingService}).
 */
@Service
@Transactional
public class InspectionService implements YearObligation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_SUBJECT = 500;
    private static final int MOST_VISITS = 300;
    private static final int DAYS_TO_RECEIVE = 3;
    private static final int DAYS_TO_WRITE_AGAIN = 3;

    private final InspectionRepository inspections;
    private final InspectionVisitRepository inspectionVisits;
    private final FindingService findings;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    InspectionService(
            InspectionRepository inspections,
            InspectionVisitRepository inspectionVisits,
            FindingService findings,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.inspections = inspections;
        this.inspectionVisits = inspectionVisits;
        this.findings = findings;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    /** Opens the year of every department of every province that has none yet. Returns the opened ones. */
    public List<AgencyYear> open(int year) {
        List<AgencyYear> opened = new ArrayList<>();
        for (Unit province : units.provinces()) {
            for (Agency department : units.agencies(Role.PROVINCE_DEPARTMENT)) {
                AgencyYear id = new AgencyYear(year, department.code(), province.code());
                if (!inspections.existsById(id)) {
                    opened.add(id);
                }
            }
        }
        inspections.saveAllAndFlush(opened.stream().map(Inspection::new).toList());
        return opened;
    }

    /** The department's plan: how it works with the districts, and what it visits when. */
    void plan(AgencyYear id, InspectionPlan plan, String by) {
        Objections problems = Objections.of(plan);
        List<InspectionVisit> planned = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (InspectionPlan.Visit visit : plan.visits()) {
            int line = planned.size() + 1;
            problemOf(id, visit)
                    .or(() -> seen.add(visit.unit() + visit.on().orElseThrow())
                            ? Optional.empty()
                            : Optional.of("trùng với một dòng ở trên"))
                    .ifPresent(problem -> problems.add("Dòng %d: %s.".formatted(line, problem)));
            planned.add(new InspectionVisit(id, visit.unit(), visit.on().orElse(null), visit.subject()));
        }
        if (planned.isEmpty() && !today().isAfter(lastDay(id))) {
            problems.add("Kế hoạch phải có ít nhất một cuộc kiểm tra.");
        }
        if (planned.size() > MOST_VISITS) {
            problems.add("Kế hoạch có quá %d cuộc kiểm tra.".formatted(MOST_VISITS));
        }
        problems.orThrow();
        inspection(id).plan(plan.coordination(), by, clock.instant());
        inspectionVisits.saveAllAndFlush(planned);
    }

    private Optional<String> problemOf(AgencyYear id, InspectionPlan.Visit visit) {
        if (units.find(visit.unit()).isEmpty()
                || units.unit(visit.unit()).level() == UnitLevel.PROVINCE
                || !units.isWithin(visit.unit(), id.unitCode())) {
            return Optional.of("chọn một huyện hoặc một xã của tỉnh");
        }
        Optional<LocalDate> on = visit.on();
        if (on.isEmpty() || on.get().isBefore(today()) || on.get().isAfter(lastDay(id))) {
            return Optional.of("ngày kiểm tra phải từ hôm nay đến " + DAY.format(lastDay(id)));
        }
        if (!calendar.isWorkingDay(on.get())) {
            return Optional.of("%s không phải ngày làm việc".formatted(DAY.format(on.get())));
        }
        return visit.subject().isEmpty() || visit.subject().length() > LONGEST_SUBJECT
                ? Optional.of("ghi nội dung kiểm tra, không quá %d ký tự".formatted(LONGEST_SUBJECT))
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static LocalDate lastDay(AgencyYear id) {
        return Year.of(id.year()).atMonth(Month.DECEMBER).atEndOfMonth();
    }

    /** The visits without a recorded result, in the order of their days. */
    @Transactional(readOnly = true)
    public List<InspectionVisit> visitsToRecord(AgencyYear id) {
        return visits(id).stream().filter(visit -> !visit.recorded()).toList();
    }

    List<InspectionVisit> visits(AgencyYear id) {
        return inspectionVisits.findByInspectionIdOrderByPlannedOnAscIdAsc(id);
    }

    /** The close of the day for which the visit is planned. */
    @Transactional(readOnly = true)
    public ZonedDateTime visitDue(long visitId) {
        LocalDate day = visit(visitId).plannedOn();
        return calendar.dueWithin(day, day);
    }

    /** Records the result of a visit, and what it found. */
    void recordVisit(AgencyYear id, long visitId, VisitReport report, String by) {
        InspectionVisit visit = visit(visitId);
        if (!visit.inspection().equals(id)) {
            throw new RefusedException("Cuộc kiểm tra này không thuộc kế hoạch của cơ quan đồng chí.");
        }
        Objections problems = new Objections();
        if (report.result().isBlank() || report.result().length() > LONGEST_TEXT) {
            problems.add("Ghi %s, không quá %d ký tự."
                    .formatted(report.held() ? "kết quả kiểm tra" : "lý do không tổ chức kiểm tra", LONGEST_TEXT));
        }
        if (report.held()) {
            problemOf(visit, report.heldOn()).ifPresent(problems::add);
        } else if (!report.findings().isEmpty()) {
            problems.add("Không tổ chức kiểm tra thì không có kiến nghị.");
        }
        problems.addAll(findings.problemsOf(visit, report.findings()));
        problems.orThrow();
        visit.record(report.held() ? report.heldOn().orElseThrow() : null, report.result(), by, clock.instant());
        findings.make(visit, report.findings());
    }

    private Optional<String> problemOf(InspectionVisit visit, Optional<LocalDate> heldOn) {
        int year = visit.inspection().year();
        if (heldOn.isEmpty()) {
            return Optional.of("Ghi ngày đã kiểm tra.");
        }
        return heldOn.get().isAfter(today()) || heldOn.get().getYear() < year
                ? Optional.of("Ngày đã kiểm tra không được ở trong tương lai hoặc trước năm %d.".formatted(year))
                : Optional.empty();
    }

    /** The department's deadline for its summary; for one that the province has sent back, three working days at least. */
    @Transactional(readOnly = true)
    public ZonedDateTime summaryDue(AgencyYear id) {
        ZonedDateTime due = cycles.windowOf(id, Milestone.INSPECTION_SUMMARY).due();
        return inspection(id)
                .returnedAt()
                .map(returned -> workingDaysAfter(returned, DAYS_TO_WRITE_AGAIN))
                .filter(again -> again.isAfter(due))
                .orElse(due);
    }

    /** The province has three working days to receive a summary. */
    @Transactional(readOnly = true)
    public ZonedDateTime receiptDue(AgencyYear id) {
        return workingDaysAfter(inspection(id).summarisedAt(), DAYS_TO_RECEIVE);
    }

    private ZonedDateTime workingDaysAfter(Instant moment, int days) {
        return calendar.due(calendar.plusWorkingDays(LocalDate.ofInstant(moment, clock.getZone()), days));
    }

    /** Stores the department's text together with the figures of this moment. */
    void summarise(AgencyYear id, InspectionSummary summary, String by) {
        Objections.of(summary).orThrow();
        if (!visitsToRecord(id).isEmpty()) {
            throw new RefusedException("Còn %d cuộc kiểm tra chưa ghi kết quả."
                    .formatted(visitsToRecord(id).size()));
        }
        inspection(id).summarise(summary.assessment(), summary.proposals(), figures(id), by, clock.instant());
    }

    public void receive(AgencyYear id, String by) {
        inspection(id).receive(by, clock.instant());
    }

    /** The province sends a summary back to be written again. */
    public void sendBack(AgencyYear id, String reason) {
        if (reason.isBlank()) {
            throw new RefusedException("Ghi lý do trả lại bản tổng kết.");
        }
        inspection(id).sendBack(reason, clock.instant());
    }

    /** What the system counts of this department now, in Vietnamese, one figure a line. */
    @Transactional(readOnly = true)
    public String figures(AgencyYear id) {
        List<InspectionVisit> visits = visits(id);
        long held = visits.stream().filter(InspectionVisit::held).count();
        long recorded = visits.stream().filter(InspectionVisit::recorded).count();
        return String.join(
                "\n",
                "Cuộc kiểm tra theo kế hoạch: " + visits.size(),
                "Đã kiểm tra: %d; không tổ chức được: %d; chưa ghi kết quả: %d"
                        .formatted(held, recorded - held, visits.size() - recorded),
                findings.figures(id));
    }

    /** @throws NoSuchElementException if there is no such department or its year was not opened */
    @Transactional(readOnly = true)
    Inspection inspection(AgencyYear id) {
        return inspections
                .findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có hồ sơ kiểm tra «" + id + "»."));
    }

    /** @throws NoSuchElementException if there is no such visit */
    @Transactional(readOnly = true)
    InspectionVisit visit(long visitId) {
        return inspectionVisits
                .findById(visitId)
                .orElseThrow(() -> new NoSuchElementException("Không có cuộc kiểm tra số " + visitId + "."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return inspections.findByYearAndReceivedAtIsNullOrderById(year).stream()
                .map(inspection -> "tổng kết kiểm tra của %s (%s)"
                        .formatted(units.agencyName(inspection.key().agencyCode()), stateOf(inspection)))
                .toList();
    }

    private static String stateOf(Inspection inspection) {
        if (!inspection.planned()) {
            return "chưa có kế hoạch";
        }
        return inspection.summarisedAt() == null ? "chưa gửi" : "chờ tỉnh tiếp nhận";
    }
}
