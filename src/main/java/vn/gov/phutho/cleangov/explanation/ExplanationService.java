package vn.gov.phutho.cleangov.explanation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.Hearing;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * One round of explanation between the appraisal and the classification: a commune has three working days to explain,
 * and an agency two more to answer. Without an explanation the commune accepts.
 */
@Service
@Transactional
public class ExplanationService implements Hearing {

    private static final int DAYS_TO_EXPLAIN = 3;
    private static final int DAYS_TO_ANSWER = 2;

    private final ExplanationRoundRepository rounds;
    private final ExplanationRepository explanations;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    ExplanationService(
            ExplanationRoundRepository rounds,
            ExplanationRepository explanations,
            DossierService dossiers,
            ScoreService scoring,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.rounds = rounds;
        this.explanations = explanations;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    /** Opens the round of a district: every indicator that its agencies have lowered, of every commune that handed in. */
    public List<DossierId> open(UnitYear id) {
        ExplanationRound round = rounds.save(new ExplanationRound(id, clock.instant()));
        List<DossierId> handedIn = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .filter(dossier -> dossier.handedInAt() != null)
                .map(Dossier::key)
                .toList();
        Map<DossierId, Map<String, Score>> claimed = scoring.scores(handedIn, Side.SELF);
        Map<DossierId, Map<String, Score>> appraised = scoring.scores(handedIn, Side.APPRAISED);
        List<Explanation> lowered = handedIn.stream()
                .flatMap(dossier -> lowered(
                        round,
                        dossier,
                        claimed.getOrDefault(dossier, Map.of()),
                        appraised.getOrDefault(dossier, Map.of()))
                        .stream())
                .toList();
        explanations.saveAllAndFlush(lowered);
        return lowered.stream().map(Explanation::dossier).distinct().toList();
    }

    private List<Explanation> lowered(
            ExplanationRound round, DossierId dossier, Map<String, Score> claimed, Map<String, Score> appraised) {
        return scoring.criteriaSet(dossier).indicators().stream()
                .filter(indicator -> claimed.containsKey(indicator.code()) && appraised.containsKey(indicator.code()))
                .filter(indicator -> appraised
                                .get(indicator.code())
                                .points()
                                .compareTo(claimed.get(indicator.code()).points())
                        < 0)
                .map(indicator -> new Explanation(
                        round.getId(),
                        dossier,
                        indicator.code(),
                        indicator.appraiser(),
                        claimed.get(indicator.code()).points(),
                        appraised.get(indicator.code()).points()))
                .toList();
    }

    /** The dossiers of a round whose points were lowered, by commune code. */
    @Transactional(readOnly = true)
    public List<DossierId> lowered(UnitYear id) {
        return of(id).stream().map(Explanation::dossier).distinct().toList();
    }

    /** The end of the time for explanations: 17:00 of the third working day after the round was opened. */
    @Transactional(readOnly = true)
    public ZonedDateTime explanationDue(UnitYear round) {
        return dueAfter(openedOn(round), DAYS_TO_EXPLAIN);
    }

    /** As {@link #explanationDue(UnitYear)}, asked by one of its dossiers. */
    @Transactional(readOnly = true)
    public ZonedDateTime explanationDue(DossierId id) {
        return explanationDue(roundOf(id));
    }

    /** When the answers are due: two working days after the end of the time for explanations. */
    @Transactional(readOnly = true)
    public ZonedDateTime answersDue(UnitYear round) {
        return dueAfter(openedOn(round), DAYS_TO_EXPLAIN + DAYS_TO_ANSWER);
    }

    private ZonedDateTime dueAfter(LocalDate day, int workingDays) {
        return calendar.due(calendar.plusWorkingDays(day, workingDays));
    }

    private LocalDate openedOn(UnitYear round) {
        return LocalDate.ofInstant(round(round).openedAt(), clock.getZone());
    }

    private UnitYear roundOf(DossierId id) {
        return new UnitYear(id.year(), dossiers.dossier(id).districtCode());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean wantsEvidence(DossierId id, String indicator) {
        return explanations
                .findById(new Explanation.Id(id, indicator))
                .filter(one -> one.explainedAt() == null)
                .flatMap(one -> rounds.findById(roundOf(id)))
                .filter(round -> round.closedAt() == null)
                .isPresent();
    }

    /** Records a commune's explanations of lowered indicators. It accepts those that it does not explain. */
    void explain(DossierId id, CommuneExplanations entered, String by) {
        Map<String, Explanation> lowered = explanations.findByIdDossierIdOrderByIdIndicator(id).stream()
                .collect(Collectors.toMap(Explanation::indicator, one -> one));
        entered.objections(lowered.keySet()).orThrow();
        lowered.forEach((code, one) -> {
            String explanation = entered.of(code);
            if (!explanation.isEmpty()) {
                one.explained(explanation, by, clock.instant());
                scoring.explained(id, code, explanation);
            }
        });
    }

    /** Ends the time for explanations. Returns whether any commune has explained anything. */
    public boolean close(UnitYear id) {
        round(id).close(clock.instant());
        return of(id).stream().anyMatch(Explanation::isExplained);
    }

    /** The agencies that have something to answer, in the order of the criteria set's sheet. */
    @Transactional(readOnly = true)
    public List<String> answering(UnitYear id) {
        return of(id).stream()
                .filter(Explanation::isExplained)
                .map(Explanation::agency)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Records an agency's answers to all explanations that concern it: all at once or none. An answer has the final
     * appraised value and a text. The text is the reason if the value still differs from the commune's.
     *
     * @param answers the note of an entry is the answer
     * @param ownUnits the units where the answering person works; they may not appraise a commune where they work
     */
    void answer(UnitYear id, String agency, AppraisalGrid answers, String by, Collection<String> ownUnits) {
        List<Explanation> asked = of(id).stream()
                .filter(one -> one.isExplained() && one.agency().equals(agency))
                .toList();
        asked.forEach(one -> dossiers.requireOtherCommune(one.dossier(), ownUnits, "trả lời giải trình về"));
        List<String> unanswered = asked.stream()
                .filter(one -> answer(answers, one).isEmpty())
                .map(one -> "%s: chỉ tiêu %s chưa có trả lời."
                        .formatted(units.name(one.dossier().communeCode()), one.indicator()))
                .toList();
        Objections.orThrow(unanswered);
        scoring.appraise(asked(id, agency), answers, by);
        Instant now = clock.instant();
        asked.forEach(one -> one.answered(answer(answers, one), by, now));
    }

    /** What an agency has to answer: the explained indicators of each dossier. */
    @Transactional(readOnly = true)
    Map<DossierId, List<String>> asked(UnitYear id, String agency) {
        return of(id).stream()
                .filter(one -> one.isExplained() && one.agency().equals(agency))
                .collect(Collectors.groupingBy(
                        Explanation::dossier,
                        LinkedHashMap::new,
                        Collectors.mapping(Explanation::indicator, Collectors.toList())));
    }

    /** The indicators of a dossier whose points were lowered. */
    @Transactional(readOnly = true)
    List<String> lowered(DossierId id) {
        return of(id).stream().map(Explanation::indicator).toList();
    }

    private static String answer(AppraisalGrid answers, Explanation one) {
        return answers.sheet(one.dossier()).note(one.indicator());
    }

    /** What was lowered in a round, by commune and indicator. */
    @Transactional(readOnly = true)
    List<Explanation> of(UnitYear id) {
        return explanations.findByRoundIdInOrderByIdDossierIdAscIdIndicatorAsc(List.of(id));
    }

    @Transactional(readOnly = true)
    List<Explanation> of(DossierId id) {
        return explanations.findByIdDossierIdOrderByIdIndicator(id);
    }

    /** @throws NoSuchElementException if the district has opened no round in this year */
    @Transactional(readOnly = true)
    ExplanationRound round(UnitYear id) {
        return rounds.findById(id)
                .orElseThrow(() -> new NoSuchElementException("Chưa có đợt giải trình «" + id + "»."));
    }
}
