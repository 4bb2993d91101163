package vn.gov.phutho.cleangov.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.FormFields;
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
    private static final int MOST_MEMBERS = 50;

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

    /** Opens the sessions of the next districts that have none in this year; a district without communes needs none. */
    public List<UnitYear> openNext(int year, int limit) {
        Set<String> opened = new HashSet<>(assessments.districtsOf(year));
        List<Assessment> next = units.districts().stream()
                .map(Unit::code)
                .filter(code -> !opened.contains(code))
                .filter(code -> !units.communesOf(code).isEmpty())
                .limit(limit)
                .map(code -> new Assessment(new UnitYear(year, code), clock.instant()))
                .toList();
        return assessments.saveAllAndFlush(next).stream()
                .map(a -> UnitYear.parse(a.getId()))
                .toList();
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
     * @param grid {@code {assessment, agency, entries: {dossier: {code: entry}}}}; must name this session and agency
     * @param ownUnits the units where the appraiser works; an appraiser may not appraise a commune where they work
     */
    public void appraise(UnitYear id, String agency, JsonNode grid, String by, Collection<String> ownUnits) {
        if (!id.toString().equals(grid.path("assessment").asText())
                || !agency.equals(grid.path("agency").asText())) {
            throw new RefusedException("Bảng thẩm định này không phải của phiên hoặc cơ quan này.");
        }
        if (assessment(id).decided()) {
            throw new RefusedException("Huyện đã quyết định xếp loại, không thẩm định lại được nữa.");
        }
        requireOtherCommunes(id, ownUnits, "thẩm định");
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(agency);
        scoring.appraise(dossiers(id), indicators, grid.path("entries"), by);
        appraisals.save(new Appraisal(id.toString(), agency, by, clock.instant()));
    }

    private void requireOtherCommunes(UnitYear id, Collection<String> ownUnits, String does) {
        dossiers(id).forEach(dossier -> dossiers.requireOtherCommune(dossier, ownUnits, does));
    }

    public void giveFrontOpinion(UnitYear id, String opinion) {
        requireText("ý kiến của Ủy ban MTTQ", opinion);
        assessment(id).frontOpined(opinion, clock.instant());
    }

    /**
     * Keeps what the decision table said of a commune.
     *
     * @param reasons which condition shut which class to it, in words
     */
    public void proposeClass(DossierId id, Classification proposed, List<String> reasons) {
        Dossier dossier = dossiers.dossier(id);
        dossiers.classProposed(
                id,
                results.findById(id.toString())
                        .map(AssessmentResult::proposedClass)
                        .orElse(null),
                proposed);
        results.save(new AssessmentResult(
                id.toString(), new UnitYear(id.year(), dossier.districtCode()).toString(), proposed, reasons));
    }

    public void consolidate(UnitYear id, String summary) {
        requireText("nhận xét chung", summary);
        assessment(id).consolidated(summary);
    }

    /**
     * The council that advises the chair has met: two thirds of its members at least, and each commune's proposed class was
     * put to the vote.
     *
     * @param minutes {@code {metOn, members, present, content, votes: {dossier: votes for the proposed class}}}
     */
    public void holdCouncil(UnitYear id, JsonNode minutes, String by) {
        Assessment assessment = assessment(id);
        List<AssessmentResult> proposed = results(id);
        LocalDate opened = LocalDate.ofInstant(assessment.openedAt(), clock.getZone());
        Optional<LocalDate> metOn = FormFields.day(minutes.path("metOn").asText(), clock.getZone())
                .filter(day -> !day.isBefore(opened) && !day.isAfter(LocalDate.now(clock)));
        int members = minutes.path("members").asInt(0);
        int present = minutes.path("present").asInt(0);
        String content = minutes.path("content").asText().strip();
        Objections problems = new Objections();
        if (metOn.isEmpty()) {
            problems.add("Ngày họp phải từ khi mở phiên đến hôm nay.");
        }
        if (members < 1 || members > MOST_MEMBERS || present < 1 || present > members) {
            problems.add(
                    "Số thành viên hội đồng từ 1 đến %d, số dự họp không quá số thành viên.".formatted(MOST_MEMBERS));
        } else if (present * 3 < members * 2) {
            problems.add(
                    "Hội đồng chỉ họp khi có ít nhất hai phần ba số thành viên (%d/%d).".formatted(present, members));
        }
        problemOf("nội dung chính của cuộc họp", content).ifPresent(problems::add);
        for (AssessmentResult result : proposed) {
            JsonNode votes = minutes.path("votes").path(result.dossierId());
            if (!votes.isIntegralNumber() || votes.asInt() < 0 || votes.asInt() > present) {
                problems.add("%s: số phiếu tán thành phải từ 0 đến số dự họp."
                        .formatted(
                                units.name(DossierId.parse(result.dossierId()).communeCode())));
            }
        }
        problems.addAll(strangers(proposed, minutes.path("votes")));
        problems.orThrow();
        assessment.councilMet(metOn.orElseThrow(), members, present, content, by);
        proposed.forEach(result ->
                result.voted(minutes.path("votes").path(result.dossierId()).asInt()));
        papers.issue(PaperType.COUNCIL_MINUTES, id.toString(), by);
    }

    private static List<String> strangers(List<AssessmentResult> proposed, JsonNode answers) {
        Set<String> expected =
                proposed.stream().map(AssessmentResult::dossierId).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        answers.fieldNames().forEachRemaining(key -> {
            if (!expected.contains(key)) {
                problems.add("Hồ sơ «%s» không thuộc phiên này.".formatted(key));
            }
        });
        return problems;
    }

    /**
     * The chair decides the class of every commune and recognises the clean and strong ones (D2.3c, D2.3d).
     *
     * @param decisions an object dossier → {@code {class, reason}}, one for every commune of the session
     * @param ownUnits the units where the chair works; a chair may not decide on a commune where they work, nor on
     *     their own appraisal
     */
    public void decide(UnitYear id, JsonNode decisions, String by, Collection<String> ownUnits) {
        Assessment assessment = assessment(id);
        if (assessment.decided()) {
            throw new RefusedException("Huyện đã quyết định xếp loại năm " + id.year() + ".");
        }
        requireOtherCommunes(id, ownUnits, "quyết định xếp loại");
        scoring.requireOtherAppraiser(dossiers(id), by, "quyết định xếp loại");
        List<AssessmentResult> proposed = results(id);
        Objections.orThrow(objections(proposed, decisions, assessment.councilPresent()));
        assessment.decide(by, clock.instant());
        for (AssessmentResult result : proposed) {
            JsonNode decision = decisions.path(result.dossierId());
            result.decide(decidedClass(decision).orElseThrow(), reason(decision));
            dossiers.classify(DossierId.parse(result.dossierId()), result.decidedClass(), result.reason(), by);
        }
        papers.issue(PaperType.CLASS_DECISION, id.toString(), by);
        papers.issueAll(
                PaperType.CLASS_NOTICE,
                proposed.stream().map(AssessmentResult::dossierId).toList(),
                by);
    }

    /** Every commune needs a class that its gates allow, and nothing else may be in the list. */
    private List<String> objections(List<AssessmentResult> proposed, JsonNode decisions, Integer present) {
        List<String> problems = new ArrayList<>();
        for (AssessmentResult result : proposed) {
            JsonNode decision = decisions.path(result.dossierId());
            String commune = units.name(DossierId.parse(result.dossierId()).communeCode());
            decidedClass(decision)
                    .map(decided -> result.objection(decided, reason(decision), commune, present))
                    .orElseGet(() -> Optional.of(commune + ": chưa chọn mức xếp loại."))
                    .ifPresent(problems::add);
        }
        problems.addAll(strangers(proposed, decisions));
        return problems;
    }

    private static Optional<Classification> decidedClass(JsonNode decision) {
        return Classification.named(decision.path("class").asText());
    }

    private static String reason(JsonNode decision) {
        return decision.path("reason").asText().strip();
    }

    /** The class that the decision table proposed for each commune of the session; empty before. */
    @Transactional(readOnly = true)
    public Map<DossierId, Classification> proposals(UnitYear id) {
        Map<DossierId, Classification> proposals = new LinkedHashMap<>();
        results(id).forEach(result -> proposals.put(DossierId.parse(result.dossierId()), result.proposedClass()));
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

    /** The chair signs the request: it is issued and goes to the province (D2.3e). Nothing where all were withdrawn since. */
    public void signRequest(UnitYear id, String by) {
        List<DossierId> proposed =
                proposedForExcellence(id).stream().map(Dossier::key).toList();
        if (proposed.isEmpty()) {
            return;
        }
        PaperService.Issued request = papers.issue(PaperType.EXCELLENCE_REQUEST, id.toString(), by);
        dossiers.requestExcellence(proposed, request.number(), request.on());
    }

    /** The request goes to the province with a number from elsewhere, as years do that were opened before papers were issued. */
    public void requestExcellence(UnitYear id, String number, Optional<LocalDate> date) {
        List<DossierId> proposed =
                proposedForExcellence(id).stream().map(Dossier::key).toList();
        dossiers.requestExcellence(id.year(), proposed, number, date);
    }

    /** @throws NoSuchElementException if the district has no session in this year */
    @Transactional(readOnly = true)
    Assessment assessment(UnitYear id) {
        return assessments
                .findById(id.toString())
                .orElseThrow(() -> new NoSuchElementException("Không có phiên đánh giá «" + id + "»."));
    }

    @Transactional(readOnly = true)
    List<AssessmentResult> results(UnitYear id) {
        return results.findByAssessmentIdOrderByDossierId(id.toString());
    }

    /** What was decided about these dossiers; those that are not decided are left out. */
    @Transactional(readOnly = true)
    List<AssessmentResult> decided(Collection<String> dossierIds) {
        return results.findAllById(dossierIds).stream()
                .filter(result -> result.decidedClass() != null)
                .toList();
    }

    /** What the appraised sheet of a commune adds up to. */
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
