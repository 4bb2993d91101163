package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.databind.JsonNode;
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
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Records a commune's work between registration and self-review. */
@Service
@Transactional
public class ImplementationService {

    private static final int LONGEST_TEXT = 2000;

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

    /** Whether the commune's self-review has yet to open. */
    @Transactional(readOnly = true)
    public boolean timeLeft(DossierId id) {
        return ZonedDateTime.now(clock).isBefore(timetable.selfReviewOpens(id));
    }

    /**
     * The chair assigns every standard and indicator to a person, and a day to every content of grassroots democracy (D3.2,
     * D3.4).
     *
     * @param plan as {@link AssignmentPlan} reads it; must name this dossier
     * @throws RefusedException naming everything that is missing
     */
    public void assign(DossierId id, JsonNode plan, String by) {
        if (!names(plan, id)) {
            throw new RefusedException("Bảng phân công này không phải của hồ sơ " + id + ".");
        }
        if (assignments.existsById(id.toString())) {
            throw new RefusedException("Xã đã phân công cho năm " + id.year() + ".");
        }
        AssignmentPlan read = AssignmentPlan.read(
                plan, scoring.criteriaSet(id), checklist.contents(), LocalDate.now(clock), lastDay(id));
        Objections.orThrow(read.problems());
        assignments.save(new Assignment(id.toString(), read.parts(), by, clock.instant()));
        checklist
                .contents()
                .forEach(content -> democracyItems.save(new DemocracyItem(
                        id.toString(),
                        content.code(),
                        content.text(),
                        read.democracy().get(content.code()))));
    }

    /**
     * When each content of grassroots democracy is usually carried out, by its code; on the last day that is left where the
     * usual one has passed.
     */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> usualDemocracy(DossierId id) {
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
    public Map<String, LocalDate> democracyOpen(DossierId id) {
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
     * @param minutes as {@link BriefingMinutes} reads them; must name this dossier and month
     */
    public void holdBriefing(DossierId id, int month, JsonNode minutes, String by) {
        if (!names(minutes, id) || minutes.path("month").asInt() != month) {
            throw new RefusedException(
                    "Biên bản này không phải của kỳ giao ban tháng %d của hồ sơ %s.".formatted(month, id));
        }
        if (briefings(id).stream().anyMatch(held -> held.month() == month)) {
            throw new RefusedException("Kỳ giao ban tháng " + month + " đã được ghi.");
        }
        List<DemocracyItem> items = democracy(id);
        BriefingMinutes read = BriefingMinutes.read(
                minutes, people(id), items, LocalDate.of(id.year(), month, 1), LocalDate.now(clock));
        Objections.orThrow(read.problems());
        briefings.save(new Briefing(
                id.toString(),
                month,
                read.heldOn(),
                read.reports(),
                read.difficulties(),
                inTime(timetable.briefingDue(id, month)),
                by,
                clock.instant()));
        items.stream()
                .filter(item -> read.democracy().containsKey(item.code()))
                .forEach(item -> item.carriedOut(read.democracy().get(item.code())));
        if (!read.request().isEmpty()) {
            difficulties.raise(id, "giao ban tháng " + month, read.request(), by);
        }
    }

    /** What the chair says of difficulties in a report to the Party committee. */
    public enum Burden {
        /** There are none. */
        NONE,
        /** The commune solves them. */
        OWN,
        /** The district should solve them. */
        DISTRICT
    }

    /**
     * The chair reports to the Party committee: results and difficulties, both always (D3.1b).
     *
     * @param burden empty if the form named none
     */
    public void reportToParty(
            DossierId id, int quarter, String results, Optional<Burden> burden, String text, String by) {
        if (results.isBlank() || results.length() > LONGEST_TEXT) {
            throw new RefusedException(
                    "Ghi kết quả đã đạt được trong quý, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (burden.isEmpty()) {
            throw new RefusedException("Chọn có hay không có khó khăn.");
        }
        boolean none = burden.get() == Burden.NONE;
        if (!none && (text.isBlank() || text.length() > LONGEST_TEXT)) {
            throw new RefusedException("Ghi rõ khó khăn cần giải quyết, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (partyReports(id).stream().anyMatch(made -> made.quarter() == quarter)) {
            throw new RefusedException("Đã báo cáo cấp ủy quý này.");
        }
        partyReports.save(new PartyReport(
                id.toString(),
                quarter,
                results,
                none ? "" : text,
                inTime(timetable.partyReportDue(id, quarter)),
                by,
                clock.instant()));
        if (burden.get() == Burden.DISTRICT) {
            difficulties.raise(id, "báo cáo cấp ủy " + Timetable.quarterInWords(quarter), text, by);
        }
    }

    /** The commune reviews its first half year (D3.3). */
    public void reviewHalfYear(
            DossierId id, String strengths, String weaknesses, Optional<Classification> forecast, String by) {
        if (strengths.isBlank() || weaknesses.isBlank()) {
            throw new RefusedException("Ghi cả ưu điểm và khuyết điểm.");
        }
        if (strengths.length() > LONGEST_TEXT || weaknesses.length() > LONGEST_TEXT) {
            throw new RefusedException("Ưu điểm, khuyết điểm mỗi phần không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (forecast.isEmpty()) {
            throw new RefusedException("Chọn mức dự kiến xếp loại.");
        }
        if (interimReviews.existsById(id.toString())) {
            throw new RefusedException("Xã đã sơ kết sáu tháng.");
        }
        interimReviews.save(new InterimReview(
                id.toString(),
                strengths,
                weaknesses,
                forecast.get(),
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
        missed(id, Duty.ASSIGNMENT, List.of(0), () -> assignment(id).isPresent(), Set.of());
        missed(id, Duty.BRIEFING, owedMonths(id), () -> false, months);
        missed(id, Duty.PARTY_REPORT, timetable.owedQuarters(id), () -> false, quarters);
        missed(id, Duty.INTERIM_REVIEW, List.of(0), () -> interimReview(id).isPresent(), Set.of());
    }

    private void missed(DossierId id, Duty duty, List<Integer> owed, BooleanSupplier done, Set<Integer> periodsDone) {
        Instant now = clock.instant();
        owed.stream()
                .filter(period -> !done.getAsBoolean() && !periodsDone.contains(period))
                .forEach(period -> missedDuties.save(new MissedDuty(id.toString(), duty, period, now)));
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
        while (String.join("\n", lines).length() > LONGEST_TEXT) {
            lines.remove(0);
        }
        return String.join("\n", lines);
    }

    @Transactional(readOnly = true)
    Optional<Assignment> assignment(DossierId id) {
        return assignments.findById(id.toString());
    }

    /** The assignment; last year's where this year has none yet. */
    @Transactional(readOnly = true)
    Optional<Assignment> lastKnown(DossierId id) {
        return assignment(id).or(() -> assignment(new DossierId(id.year() - 1, id.communeCode())));
    }

    /**
     * Everybody who answers for something.
     *
     * @throws NoSuchElementException if nobody has assigned anything yet
     */
    @Transactional(readOnly = true)
    public List<Person> people(DossierId id) {
        return assignment(id)
                .map(Assignment::people)
                .orElseThrow(() -> new NoSuchElementException("Xã chưa phân công."));
    }

    /** What of grassroots democracy has been planned, by the planned day. */
    @Transactional(readOnly = true)
    List<DemocracyItem> democracy(DossierId id) {
        return democracyItems.findByDossierIdOrderByPlannedOnAscIdAsc(id.toString());
    }

    @Transactional(readOnly = true)
    List<Briefing> briefings(DossierId id) {
        return briefings.findByDossierIdOrderByMonth(id.toString());
    }

    @Transactional(readOnly = true)
    List<PartyReport> partyReports(DossierId id) {
        return partyReports.findByDossierIdOrderByQuarter(id.toString());
    }

    @Transactional(readOnly = true)
    Optional<InterimReview> interimReview(DossierId id) {
        return interimReviews.findById(id.toString());
    }

    @Transactional(readOnly = true)
    List<MissedDuty> missed(DossierId id) {
        return missedDuties.findByDossierIdOrderById(id.toString());
    }

    private static boolean names(JsonNode form, DossierId id) {
        return id.toString().equals(form.path("dossier").asText());
    }
}
