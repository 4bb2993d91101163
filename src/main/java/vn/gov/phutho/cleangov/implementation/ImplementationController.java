package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What is on record of a commune's year, and what its forms show, each person's own units only. */
@RestController
class ImplementationController {

    private final ImplementationService implementation;
    private final DifficultyService difficulties;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final UnitService units;
    private final DemocracyChecklist checklist;
    private final ReadAccess access;
    private final Clock clock;

    ImplementationController(
            ImplementationService implementation,
            DifficultyService difficulties,
            DossierService dossiers,
            CycleService cycles,
            UnitService units,
            DemocracyChecklist checklist,
            ReadAccess access,
            Clock clock) {
        this.implementation = implementation;
        this.difficulties = difficulties;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.units = units;
        this.checklist = checklist;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param assignedAt null before the first assignment; then people and parts are last year's
     * @param people who is assigned something
     * @param parts who answers for what, by standard or indicator
     * @param democracyNote the label that must be shown with the list of contents
     * @param democracyUntil the last day that can be planned
     */
    record ImplementationView(
            DossierId dossierId,
            String communeName,
            CriteriaSet.Name criteriaSet,
            OffsetDateTime assignedAt,
            String assignedBy,
            List<Person> people,
            Map<String, Person> parts,
            String democracyNote,
            LocalDate today,
            LocalDate democracyUntil,
            List<ContentView> democracy,
            List<BriefingView> briefings,
            List<PartyReportView> partyReports,
            InterimReviewView interimReview,
            List<DifficultyView> difficulties,
            List<MissedView> missed) {}

    /** @param doneOn null as long as it has not been done */
    record ContentView(String code, String kind, String content, LocalDate plannedOn, LocalDate doneOn) {}

    record BriefingView(
            int month,
            LocalDate heldOn,
            boolean inTime,
            boolean complete,
            String difficulties,
            List<Briefing.PersonReport> reports) {}

    record PartyReportView(
            int quarter, OffsetDateTime reportedAt, boolean inTime, String results, String difficulties) {}

    record InterimReviewView(
            String strengths, String weaknesses, Classification forecast, String forecastTitle, boolean inTime) {}

    record DifficultyView(
            String source,
            String content,
            OffsetDateTime raisedAt,
            OffsetDateTime solvedAt,
            List<Difficulty.Answer> answers) {}

    record MissedView(OwedWork duty, int period) {}

    @GetMapping("/api/dossiers/{key}/implementation")
    ImplementationView implementation(@PathVariable DossierId key) {
        Dossier dossier = dossiers.dossier(key);
        access.require(dossier.communeCode());
        DossierId id = dossier.key();
        return new ImplementationView(
                key,
                units.name(id.communeCode()),
                cycles.criteriaSet(id.year())
                        .nameFor(units.unit(id.communeCode()).type()),
                implementation
                        .assignment(id)
                        .map(Assignment::assignedAt)
                        .map(this::local)
                        .orElse(null),
                implementation.assignment(id).map(Assignment::assignedBy).orElse(null),
                implementation.lastKnown(id).map(Assignment::people).orElse(List.of()),
                implementation.lastKnown(id).map(Assignment::parts).orElse(Map.of()),
                checklist.note(),
                LocalDate.now(clock),
                implementation.lastDay(id),
                democracy(id),
                implementation.briefings(id).stream()
                        .map(one -> new BriefingView(
                                one.month(),
                                one.heldOn(),
                                one.inTime(),
                                one.complete(),
                                one.difficulties(),
                                one.reports()))
                        .toList(),
                implementation.partyReports(id).stream()
                        .map(one -> new PartyReportView(
                                one.quarter(),
                                local(one.reportedAt()),
                                one.inTime(),
                                one.results(),
                                one.difficulties()))
                        .toList(),
                implementation
                        .interimReview(id)
                        .map(one -> new InterimReviewView(
                                one.strengths(),
                                one.weaknesses(),
                                one.forecast(),
                                one.forecast().title(),
                                one.inTime()))
                        .orElse(null),
                difficulties.of(id).stream()
                        .map(one -> new DifficultyView(
                                one.source(),
                                one.content(),
                                local(one.raisedAt()),
                                local(one.solvedAt()),
                                one.answers()))
                        .toList(),
                implementation.missed(id).stream()
                        .map(one -> new MissedView(one.duty(), one.period()))
                        .toList());
    }

    /** As planned; before that, the default list with its usual days, as far as they are still ahead. */
    private List<ContentView> democracy(DossierId id) {
        List<DemocracyItem> planned = implementation.democracy(id);
        if (planned.isEmpty()) {
            Map<String, LocalDate> usual = implementation.usualDemocracy(id);
            return checklist.contents().stream()
                    .map(content -> new ContentView(
                            content.code(), content.kind(), content.text(), usual.get(content.code()), null))
                    .toList();
        }
        return planned.stream()
                .map(item -> new ContentView(item.code(), null, item.content(), item.plannedOn(), item.doneOn()))
                .toList();
    }

    private OffsetDateTime local(Instant instant) {
        return instant == null ? null : instant.atZone(clock.getZone()).toOffsetDateTime();
    }
}
