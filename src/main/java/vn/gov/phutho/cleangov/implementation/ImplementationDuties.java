package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** Assignment, briefings, reports to the Party committee, grassroots democracy and the interim review of every commune. */
@Component
class ImplementationDuties implements DutySource {

    private final AssignmentRepository assignments;
    private final BriefingRepository briefings;
    private final PartyReportRepository partyReports;
    private final InterimReviewRepository interimReviews;
    private final DemocracyItemRepository democracyItems;
    private final Timetable timetable;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ImplementationDuties(
            AssignmentRepository assignments,
            BriefingRepository briefings,
            PartyReportRepository partyReports,
            InterimReviewRepository interimReviews,
            DemocracyItemRepository democracyItems,
            Timetable timetable,
            CycleService cycles,
            WorkingCalendar calendar,
            Clock clock) {
        this.assignments = assignments;
        this.briefings = briefings;
        this.partyReports = partyReports;
        this.interimReviews = interimReviews;
        this.democracyItems = democracyItems;
        this.timetable = timetable;
        this.cycles = cycles;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What is on record of some communes, by dossier. */
    private record Done(
            Map<DossierId, Map<Integer, Instant>> assignments,
            Map<DossierId, Map<Integer, Instant>> briefings,
            Map<DossierId, Map<Integer, Instant>> partyReports,
            Map<DossierId, Map<Integer, Instant>> interimReviews,
            Map<DossierId, List<DemocracyItem>> democracyItems) {

        static Instant at(Map<DossierId, Map<Integer, Instant>> records, DossierId id, int period) {
            return records.getOrDefault(id, Map.of()).get(period);
        }

        Instant assigned(DossierId id) {
            return at(assignments, id, 0);
        }
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.COMMUNE);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Assignment.class, Assignment::getId),
                new Kind<>(Briefing.class, Briefing::dossierId),
                new Kind<>(PartyReport.class, PartyReport::dossierId),
                new Kind<>(InterimReview.class, InterimReview::getId),
                new Kind<>(DemocracyItem.class, DemocracyItem::dossierId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<Unit> communes = UnitLevel.COMMUNE.of(units);
        List<DossierId> keys = communes.stream()
                .map(commune -> new DossierId(year, commune.code()))
                .toList();
        Done done = new Done(
                byDossier(assignments.madeBy(keys)),
                byDossier(briefings.heldBy(keys)),
                byDossier(partyReports.madeBy(keys)),
                byDossier(interimReviews.madeBy(keys)),
                democracyItems.findByDossierIdInOrderByPlannedOnAscIdAsc(keys).stream()
                        .collect(Collectors.groupingBy(DemocracyItem::dossierId)));
        Map<String, Window> assignment = cycles.windows(year, Milestone.ASSIGNMENT, communes);
        Map<String, Window> interimReview = cycles.windows(year, Milestone.INTERIM_REVIEW, communes);
        Map<String, Window> selfReview = cycles.windows(year, Milestone.SELF_REVIEW, communes);
        List<Duty> duties = new ArrayList<>();
        for (Unit commune : communes) {
            DossierId id = new DossierId(year, commune.code());
            Window assign = assignment.get(commune.code());
            Window end = selfReview.get(commune.code());
            duties.add(assignment(id, assign, done));
            timetable
                    .owedMonths(id, done.assigned(id), assign.due(), end.opens())
                    .forEach(month -> duties.add(briefing(id, month, done)));
            timetable.owedQuarters(id, end.opens()).forEach(quarter -> duties.add(partyReport(id, quarter, done)));
            duties.add(interimReview(id, interimReview.get(commune.code()), done));
            duties.addAll(democracy(id, assign, done));
        }
        return duties;
    }

    private static Map<DossierId, Map<Integer, Instant>> byDossier(List<DoneOnce> records) {
        Map<DossierId, Map<Integer, Instant>> byDossier = new HashMap<>();
        records.forEach(record -> byDossier
                .computeIfAbsent(record.dossierId(), id -> new HashMap<>())
                .put(record.period(), record.at()));
        return byDossier;
    }

    private static Duty assignment(DossierId id, Window window, Done done) {
        return Duty.in(
                window,
                "assignment",
                Clause.D3_2,
                "Phân công từng thành viên, cán bộ",
                id.communeCode(),
                Role.COMMUNE_CHAIR.group(id.communeCode()),
                done.assigned(id));
    }

    private Duty briefing(DossierId id, int month, Done done) {
        return new Duty(
                "briefing-" + month,
                Clause.D3_2,
                "Họp giao ban tháng " + month,
                id.communeCode(),
                Role.COMMUNE_OFFICER.group(id.communeCode()),
                timetable.briefingOpens(id, month),
                timetable.briefingDue(id, month),
                Done.at(done.briefings(), id, month));
    }

    private Duty partyReport(DossierId id, int quarter, Done done) {
        return new Duty(
                "party-report-" + quarter,
                Clause.D3_1B,
                "Báo cáo cấp ủy " + Timetable.quarterInWords(quarter),
                id.communeCode(),
                Role.COMMUNE_CHAIR.group(id.communeCode()),
                timetable.partyReportOpens(id, quarter),
                timetable.partyReportDue(id, quarter),
                Done.at(done.partyReports(), id, quarter));
    }

    private static Duty interimReview(DossierId id, Window window, Done done) {
        return Duty.in(
                window,
                "interim-review",
                Clause.D3_3,
                "Sơ kết sáu tháng",
                id.communeCode(),
                Role.COMMUNE_CHAIR.group(id.communeCode()),
                Done.at(done.interimReviews(), id, 0));
    }

    /** Planned with the assignment; then each content by its day. */
    private List<Duty> democracy(DossierId id, Window window, Done done) {
        String officers = Role.COMMUNE_OFFICER.group(id.communeCode());
        Instant planned = done.assigned(id);
        List<Duty> duties = new ArrayList<>();
        duties.add(Duty.in(
                window,
                "democracy-plan",
                Clause.D3_4,
                "Kế hoạch dân chủ cơ sở",
                id.communeCode(),
                Role.COMMUNE_CHAIR.group(id.communeCode()),
                planned));
        done.democracyItems().getOrDefault(id, List.of()).stream()
                .map(item -> new Duty(
                        "democracy-" + item.code(),
                        Clause.D3_4,
                        "Dân chủ cơ sở: " + item.content(),
                        id.communeCode(),
                        officers,
                        planned.atZone(clock.getZone()),
                        calendar.due(item.plannedOn()),
                        item.done()
                                ? item.doneOn().atStartOfDay(clock.getZone()).toInstant()
                                : null))
                .forEach(duties::add);
        return duties;
    }
}
