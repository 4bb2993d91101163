package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.CriteriaSet;

/** Records a commune's work between registration and self-review. */
@Service
@Transactional
public class ImplementationService {

    private final AssignmentRepository assignments;
    private final DemocracyItemRepository democracyItems;
    private final BriefingRepository briefings;
    private final PartyReportRepository partyReports;
    private final InterimReviewRepository interimReviews;
    private final MissedDutyRepository missedDuties;
    private final DifficultyService difficulties;
    private final DemocracyChecklist checklist;
    private final Timetable timetable;
    private final ScoreService scoring;
    private final Clock clock;

    ImplementationService(
            AssignmentRepository assignments,
            DemocracyItemRepository democracyItems,
            BriefingRepository briefings,
            PartyReportRepository partyReports,
            InterimReviewRepository interimReviews,
            MissedDutyRepository missedDuties,
            DifficultyService difficulties,
            DemocracyChecklist checklist,
            Timetable timetable,
            ScoreService scoring,
            Clock clock) {
        this.assignments = assignments;
        this.democracyItems = democracyItems;
        this.briefings = briefings;
        this.partyReports = partyReports;
        this.interimReviews = interimReviews;
        this.missedDuties = missedDuties;
        this.difficulties = difficulties;
        this.checklist = checklist;
        this.timetable = timetable;
        this.scoring = scoring;
        this.clock = clock;
    }

    /** Whether the commune's self-review is not open yet. */
    @Transactional(readOnly = true)
    public boolean timeLeft(DossierId id) {
        return ZonedDateTime.now(clock).isBefore(timetable.selfReviewOpens(id));
    }

    /**
     * The chair assigns every standard and indicator to a person, and a day to every content of grassroots democracy (D3.2,
     * D3.4).
     *
     * @param plan must name this dossier
     * @throws RefusedException naming everything that is missing
     */
    void assign(DossierId id, AssignmentPlan plan, String by) {
        if (!plan.isOf(id)) {
            throw new RefusedException("Bảng phân công này không phải của hồ sơ " + id + ".");
        }
        if (assignments.existsById(id)) {
            throw new RefusedException("Xã đã phân công cho năm " + id.year() + ".");
        }
        CriteriaSet set = scoring.criteriaSet(id);
        plan.objections(set, checklist.contents(), LocalDate.now(clock), lastDay(id))
                .orThrow();
        assignments.save(new Assignment(id, plan.parts(set), by, clock.instant()));
        checklist
                .contents()
                .forEach(content -> democracyItems.save(new DemocracyItem(
                        id, content.code(), content.text(), plan.democracy().get(content.code()))));
    }

    /**
     * When each content of grassroots democracy is usually carried out, by its code; on the last day that is left where the
     * usual one has passed.
     */
    @Transactional(readOnly = true)
    Map<String, LocalDate> usualDemocracy(DossierId id) {
        LocalDate last = lastDay(id);
        LocalDate today = LocalDate.now(clock);
        Map<String, LocalDate> days = new LinkedHashMap<>();
        checklist.contents().forEach(content -> {
            LocalDate usual = content.usualDay(id.year());
            days.put(content.code(), usual.isBefore(today) || usual.isAfter(last) ? last : usual);
        });
        return days;
    }

    /** The planned day of what of grassroots democracy has not been done yet, by its code. */
    @Transactional(readOnly = true)
    Map<String, LocalDate> democracyOpen(DossierId id) {
        return democracy(id).stream()
                .filter(item -> !item.done())
                .collect(Collectors.toMap(DemocracyItem::code, DemocracyItem::plannedOn));
    }

    /** The last day before the self-review opens. */
    LocalDate lastDay(DossierId id) {
        return timetable.selfReviewOpens(id).toLocalDate().minusDays(1);
    }

    /**
     * The minutes of a month's briefing (D3.2); a difficulty for the district is sent to it at once.
     *
     * @param minutes must name this dossier and month
     * @throws RefusedException naming everything that is missing
     */
    void holdBriefing(DossierId id, int month, BriefingMinutes minutes, String by) {
        if (!minutes.isOf(id, month)) {
            throw new RefusedException(
                    "Biên bản này không phải của kỳ giao ban tháng %d của hồ sơ %s.".formatted(month, id));
        }
        if (briefings(id).stream().anyMatch(held -> held.month() == month)) {
            throw new RefusedException("Kỳ giao ban tháng " + month + " đã được ghi.");
        }
        List<Person> people = people(id);
        List<DemocracyItem> items = democracy(id);
        minutes.objections(people, items, LocalDate.of(id.year(), month, 1), LocalDate.now(clock))
                .orThrow();
        briefings.save(new Briefing(
                id,
                month,
                minutes.heldOn().orElseThrow(),
                minutes.reportsOf(people),
                minutes.difficulties(),
                inTime(timetable.briefingDue(id, month)),
                by,
                clock.instant()));
        minutes.carriedOut(items).forEach(DemocracyItem::carriedOut);
        if (minutes.needsDistrict()) {
            difficulties.raise(id, "giao ban tháng " + month, minutes.request(), by);
        }
    }

    /** The chair reports to the Party committee (D3.1b); a difficulty for the district is sent to it at once. */
    void reportToParty(DossierId id, int quarter, QuarterReport report, String by) {
        Objections.of(report).orThrow();
        if (partyReports(id).stream().anyMatch(made -> made.quarter() == quarter)) {
            throw new RefusedException("Đã báo cáo cấp ủy quý này.");
        }
        partyReports.save(new PartyReport(
                id,
                quarter,
                report.results(),
                report.difficulties(),
                inTime(timetable.partyReportDue(id, quarter)),
                by,
                clock.instant()));
        if (report.isForDistrict()) {
            difficulties.raise(id, "báo cáo cấp ủy " + Timetable.quarterInWords(quarter), report.difficulties(), by);
        }
    }

    /** The commune reviews its first half year (D3.3). */
    void reviewHalfYear(DossierId id, HalfYearReview review, String by) {
        Objections.of(review).orThrow();
        if (interimReviews.existsById(id)) {
            throw new RefusedException("Xã đã sơ kết sáu tháng.");
        }
        interimReviews.save(new InterimReview(
                id,
                review.strengths(),
                review.weaknesses(),
                review.forecast().orElseThrow(),
                inTime(timetable.due(id, Milestone.INTERIM_REVIEW)),
                by,
                clock.instant()));
    }

    private boolean inTime(ZonedDateTime due) {
        return !ZonedDateTime.now(clock).isAfter(due);
    }

    /** Records the duties that the commune has not done. From now on they cannot be done. */
    public void recordMissed(DossierId id) {
        Set<Integer> months = briefings(id).stream().map(Briefing::month).collect(Collectors.toSet());
        Set<Integer> quarters =
                partyReports(id).stream().map(PartyReport::quarter).collect(Collectors.toSet());
        missed(id, OwedWork.ASSIGNMENT, List.of(0), () -> assignment(id).isPresent(), Set.of());
        missed(id, OwedWork.BRIEFING, owedMonths(id), () -> false, months);
        missed(id, OwedWork.PARTY_REPORT, timetable.owedQuarters(id), () -> false, quarters);
        missed(id, OwedWork.INTERIM_REVIEW, List.of(0), () -> interimReview(id).isPresent(), Set.of());
    }

    private void missed(
            DossierId id, OwedWork duty, List<Integer> owed, BooleanSupplier done, Set<Integer> periodsDone) {
        Instant now = clock.instant();
        owed.stream()
                .filter(period -> !done.getAsBoolean() && !periodsDone.contains(period))
                .forEach(period -> missedDuties.save(new MissedDuty(id, duty, period, now)));
    }

    /** The months whose briefing is owed and not yet due: those that can still be held in time. */
    @Transactional(readOnly = true)
    public List<Integer> monthsAhead(DossierId id) {
        return owedMonths(id).stream()
                .filter(month -> inTime(timetable.briefingDue(id, month)))
                .toList();
    }

    /** The quarters whose report to the Party committee is owed and not yet due. */
    @Transactional(readOnly = true)
    public List<Integer> quartersAhead(DossierId id) {
        return timetable.owedQuarters(id).stream()
                .filter(quarter -> inTime(timetable.partyReportDue(id, quarter)))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Integer> owedMonths(DossierId id) {
        return timetable.owedMonths(
                id, assignment(id).map(Assignment::assignedAt).orElse(null));
    }

    @Transactional(readOnly = true)
    List<Integer> owedQuarters(DossierId id) {
        return timetable.owedQuarters(id);
    }

    /**
     * The reports of people in the quarter's briefings, one line per person: the initial text of the report to the
     * Party committee.
     */
    @Transactional(readOnly = true)
    public String quarterResults(DossierId id, int quarter) {
        List<String> lines = new ArrayList<>();
        briefings(id).stream()
                .filter(held -> (held.month() + 2) / 3 == quarter)
                .flatMap(held -> held.reports().stream()
                        .filter(Briefing.PersonReport::reported)
                        .map(report -> "- Tháng %d, %s: %s".formatted(held.month(), report.person(), report.line())))
                .forEach(lines::add);
        while (String.join("\n", lines).length() > QuarterReport.LONGEST_TEXT) {
            lines.remove(0);
        }
        return String.join("\n", lines);
    }

    @Transactional(readOnly = true)
    Optional<Assignment> assignment(DossierId id) {
        return assignments.findById(id);
    }

    /** The assignment; last year's where this year has none yet. */
    @Transactional(readOnly = true)
    Optional<Assignment> lastKnown(DossierId id) {
        return assignment(id).or(() -> assignment(new DossierId(id.year() - 1, id.communeCode())));
    }

    /**
     * All people who answer for something.
     *
     * @throws NoSuchElementException if the commune has no assignment yet
     */
    @Transactional(readOnly = true)
    List<Person> people(DossierId id) {
        return assignment(id)
                .map(Assignment::people)
                .orElseThrow(() -> new NoSuchElementException("Xã chưa phân công."));
    }

    /** What of grassroots democracy has been planned, by the planned day. */
    @Transactional(readOnly = true)
    List<DemocracyItem> democracy(DossierId id) {
        return democracyItems.findByDossierIdOrderByPlannedOnAscIdAsc(id);
    }

    @Transactional(readOnly = true)
    List<Briefing> briefings(DossierId id) {
        return briefings.findByDossierIdOrderByMonth(id);
    }

    @Transactional(readOnly = true)
    List<PartyReport> partyReports(DossierId id) {
        return partyReports.findByDossierIdOrderByQuarter(id);
    }

    @Transactional(readOnly = true)
    Optional<InterimReview> interimReview(DossierId id) {
        return interimReviews.findById(id);
    }

    @Transactional(readOnly = true)
    List<MissedDuty> missed(DossierId id) {
        return missedDuties.findByDossierIdOrderById(id);
    }
}
