package vn.gov.phutho.cleangov.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.PerDossier;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The sessions in which districts appraise and classify their communes. */
@Service
@Transactional
public class AssessmentService {

    private static final int LONGEST_TEXT = 4000;

    private final AssessmentRepository assessments;
    private final AppraisalRepository appraisals;
    private final AssessmentResultRepository results;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final PaperService papers;
    private final Clock clock;

    AssessmentService(
            AssessmentRepository assessments,
            AppraisalRepository appraisals,
            AssessmentResultRepository results,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            PaperService papers,
            Clock clock) {
        this.assessments = assessments;
        this.appraisals = appraisals;
        this.results = results;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.papers = papers;
        this.clock = clock;
    }

    /** Opens a session for the next districts that have none in this year. A district without communes needs none. */
    public List<UnitYear> openNext(int year, int limit) {
        Set<String> opened = new HashSet<>(assessments.districtsOf(year));
        List<Assessment> next = units.districts().stream()
                .map(Unit::code)
                .filter(code -> !opened.contains(code))
                .filter(code -> !units.communesOf(code).isEmpty())
                .limit(limit)
                .map(code -> new Assessment(new UnitYear(year, code), clock.instant()))
                .toList();
        return assessments.saveAllAndFlush(next).stream().map(a -> a.getId()).toList();
    }

    /** The agencies that appraise, by the criteria set of the year. */
    @Transactional(readOnly = true)
    public List<String> agencies(UnitYear id) {
        return cycles.criteriaSet(id.year()).agencies().stream()
                .map(CriteriaSet.Agency::code)
                .toList();
    }

    /** The dossiers of the session, by commune code. */
    @Transactional(readOnly = true)
    public List<DossierId> dossiers(UnitYear id) {
        return dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::key)
                .toList();
    }

    /**
     * An agency appraises its indicators of every commune at once (D2.3c, D5).
     *
     * @param grid must name this session and agency
     * @param ownUnits the units where the appraiser works; an appraiser may not appraise a commune where they work
     */
    void appraise(UnitYear id, String agency, AgencyGrid grid, String by, Collection<String> ownUnits) {
        if (!id.toString().equals(grid.session()) || !agency.equals(grid.agency())) {
            throw new RefusedException("Bảng thẩm định này không phải của phiên hoặc cơ quan này.");
        }
        if (assessment(id).decided()) {
            throw new RefusedException("Huyện đã quyết định xếp loại, không thẩm định lại được nữa.");
        }
        requireOtherCommunes(id, ownUnits, "thẩm định");
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(agency);
        scoring.appraise(dossiers(id), indicators, grid.entries(), by);
        appraisals.save(new Appraisal(id, agency, by, clock.instant()));
    }

    private void requireOtherCommunes(UnitYear id, Collection<String> ownUnits, String does) {
        dossiers(id).forEach(dossier -> dossiers.requireOtherCommune(dossier, ownUnits, does));
    }

    void giveFrontOpinion(UnitYear id, String opinion) {
        requireText("ý kiến của Ủy ban MTTQ", opinion);
        assessment(id).frontOpined(opinion, clock.instant());
    }

    /**
     * Stores the class that the decision table proposed for a commune.
     *
     * @param reasons Vietnamese: which condition excluded which class
     */
    public void proposeClass(DossierId id, Classification proposed, List<String> reasons) {
        Dossier dossier = dossiers.dossier(id);
        dossiers.classProposed(
                id, results.findById(id).map(AssessmentResult::proposedClass).orElse(null), proposed);
        results.save(new AssessmentResult(id, new UnitYear(id.year(), dossier.districtCode()), proposed, reasons));
    }

    void consolidate(UnitYear id, String summary) {
        requireText("nhận xét chung", summary);
        assessment(id).consolidated(summary);
    }

    /**
     * The council that advises the chair has met: at least two thirds of its members, and it voted on the proposed class
     * of each commune.
     */
    void holdCouncil(UnitYear id, CouncilMinutes minutes, Signature signature) {
        Assessment assessment = assessment(id);
        List<AssessmentResult> proposed = results(id);
        LocalDate opened = LocalDate.ofInstant(assessment.openedAt(), clock.getZone());
        Objections problems = minutes.objectionsToMeeting(opened, LocalDate.now(clock));
        problemOf("nội dung chính của cuộc họp", minutes.content()).ifPresent(problems::add);
        for (AssessmentResult result : proposed) {
            DossierId dossier = result.dossierId();
            if (minutes.votesFor(dossier).isEmpty()) {
                problems.add(
                        "%s: số phiếu tán thành phải từ 0 đến số dự họp.".formatted(units.name(dossier.communeCode())));
            }
        }
        addUnknown(proposed, minutes.votes(), problems);
        problems.orThrow();
        assessment.councilMet(
                minutes.metOn().orElseThrow(), minutes.members(), minutes.present(), minutes.content(), signature.by());
        proposed.forEach(
                result -> result.voted(minutes.votesFor(result.dossierId()).orElseThrow()));
        papers.issue(PaperType.COUNCIL_MINUTES, id, signature);
    }

    private static void addUnknown(List<AssessmentResult> proposed, PerDossier<?> answers, Objections problems) {
        answers.besides(proposed.stream().map(AssessmentResult::dossierId).toList())
                .forEach(key -> problems.add("Hồ sơ «%s» không thuộc phiên này.".formatted(key)));
    }

    /**
     * The chair decides the class of every commune and recognises the clean and strong ones (D2.3c, D2.3d).
     *
     * @param decisions one for every commune of the session
     * @param ownUnits the units where the chair works; a chair may not decide on a commune where they work, nor on
     *     their own appraisal
     */
    void decide(UnitYear id, PerDossier<ClassDecision> decisions, Signature signature, Collection<String> ownUnits) {
        String by = signature.by();
        Assessment assessment = assessment(id);
        if (assessment.decided()) {
            throw new RefusedException("Huyện đã quyết định xếp loại năm " + id.year() + ".");
        }
        requireOtherCommunes(id, ownUnits, "quyết định xếp loại");
        scoring.requireOtherAppraiser(dossiers(id), by, "quyết định xếp loại");
        List<AssessmentResult> proposed = results(id);
        requireComplete(proposed, decisions, assessment.councilPresent());
        assessment.decide(by, clock.instant());
        for (AssessmentResult result : proposed) {
            DossierId dossier = result.dossierId();
            ClassDecision decision = decisions.of(dossier).orElseThrow();
            result.decide(decision.decided().orElseThrow(), decision.reason());
            dossiers.classify(dossier, result.decidedClass(), result.reason(), by);
        }
        papers.issueAll(
                List.of(
                        new PaperService.Papers(PaperType.CLASS_DECISION, List.of(id)),
                        new PaperService.Papers(
                                PaperType.CLASS_NOTICE,
                                proposed.stream()
                                        .map(AssessmentResult::dossierId)
                                        .toList())),
                signature);
    }

    /** Every commune needs a class that its gates allow, and nothing else may be in the list. */
    private void requireComplete(
            List<AssessmentResult> proposed, PerDossier<ClassDecision> decisions, Integer present) {
        Objections problems = new Objections();
        for (AssessmentResult result : proposed) {
            DossierId dossier = result.dossierId();
            ClassDecision decision = decisions.of(dossier).orElse(ClassDecision.NONE);
            String commune = units.name(dossier.communeCode());
            decision.decided()
                    .map(decided -> result.objection(decided, decision.reason(), commune, present))
                    .orElseGet(() -> Optional.of(commune + ": chưa chọn mức xếp loại."))
                    .ifPresent(problems::add);
        }
        addUnknown(proposed, decisions, problems);
        problems.orThrow();
    }

    /** The class that the decision table proposed for each commune of the session; empty before. */
    @Transactional(readOnly = true)
    public Map<DossierId, Classification> proposals(UnitYear id) {
        Map<DossierId, Classification> proposals = new LinkedHashMap<>();
        results(id).forEach(result -> proposals.put(result.dossierId(), result.proposedClass()));
        return proposals;
    }

    /**
     * The communes for which the session requests excellence. A commune that was decided again since then has its own
     * request.
     */
    @Transactional(readOnly = true)
    public List<Dossier> proposedForExcellence(UnitYear id) {
        return dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .filter(dossier -> dossier.excellenceRequested() && dossier.reopenings() == 0)
                .toList();
    }

    /**
     * The chair signs the request. It is issued and goes to the province (D2.3e). Does nothing if every decision was
     * withdrawn meanwhile.
     */
    public void signRequest(UnitYear id, Signature signature) {
        List<DossierId> proposed =
                proposedForExcellence(id).stream().map(Dossier::key).toList();
        if (proposed.isEmpty()) {
            return;
        }
        PaperService.Issued request = papers.issue(PaperType.EXCELLENCE_REQUEST, id, signature);
        dossiers.requestExcellence(proposed, request.number(), request.on());
    }

    /**
     * The same with a number that this system did not assign. Used by years that were opened before it issued papers.
     */
    public void requestExcellence(UnitYear id, String number, Optional<LocalDate> date) {
        List<DossierId> proposed =
                proposedForExcellence(id).stream().map(Dossier::key).toList();
        dossiers.requestExcellence(id.year(), proposed, number, date);
    }

    /** @throws NoSuchElementException if the district has no session in this year */
    @Transactional(readOnly = true)
    Assessment assessment(UnitYear id) {
        return assessments
                .findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có phiên đánh giá «" + id + "»."));
    }

    @Transactional(readOnly = true)
    List<AssessmentResult> results(UnitYear id) {
        return results.findByAssessmentIdOrderByDossierId(id);
    }

    /** The results of these dossiers that are decided; the others are missing. */
    @Transactional(readOnly = true)
    List<AssessmentResult> decided(Collection<DossierId> dossierIds) {
        return results.findAllById(dossierIds).stream()
                .filter(result -> result.decidedClass() != null)
                .toList();
    }

    /** The totals of the appraised sheet of a commune. */
    @Transactional(readOnly = true)
    public ScoreTotals totals(DossierId id) {
        return scoring.totals(id, Side.APPRAISED);
    }

    private static void requireText(String what, String text) {
        problemOf(what, text).ifPresent(problem -> {
            throw new RefusedException(problem);
        });
    }

    private static Optional<String> problemOf(String what, String text) {
        if (text.isBlank()) {
            return Optional.of("Nhập " + what + ".");
        }
        return text.length() > LONGEST_TEXT
                ? Optional.of("Phần %s dài quá %d ký tự.".formatted(what, LONGEST_TEXT))
                : Optional.empty();
    }
}
