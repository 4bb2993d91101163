package vn.gov.phutho.cleangov.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.CriteriaSetView;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What the forms of a session show. */
@RestController
class AssessmentController {

    private final AssessmentService assessments;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final EvidenceService evidence;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;

    AssessmentController(
            AssessmentService assessments,
            DossierService dossiers,
            ScoreService scoring,
            EvidenceService evidence,
            CycleService cycles,
            UnitService units,
            ReadAccess access) {
        this.assessments = assessments;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.evidence = evidence;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    record GridView(
            UnitYear assessmentId,
            String agency,
            String agencyName,
            CriteriaSet.Name criteriaSet,
            List<CriteriaSetView.IndicatorView> indicators,
            List<GridRow> communes) {}

    /** @param notApplicable codes of the indicators that do not apply to the commune's type of unit */
    record GridRow(
            DossierId dossierId,
            String communeCode,
            String communeName,
            boolean handedIn,
            List<String> notApplicable,
            Map<String, Score> self,
            Map<String, Score> appraised,
            List<EvidenceView> evidence) {}

    record SessionView(
            UnitYear assessmentId,
            String districtName,
            int year,
            String frontOpinion,
            String summary,
            Council council,
            CriteriaSet.Name criteriaSet,
            List<SessionRow> communes) {}

    /** The council that advises the chair; null until it has met. */
    record Council(LocalDate metOn, int members, int present, String minutes) {

        static Council of(Assessment assessment) {
            return assessment.councilMetOn() == null
                    ? null
                    : new Council(
                            assessment.councilMetOn(),
                            assessment.councilMembers(),
                            assessment.councilPresent(),
                            assessment.councilMinutes());
        }
    }

    /**
     * @param classReasons which condition ruled out which class for the commune
     * @param votesFor the proposed class; null until the council has met
     */
    record SessionRow(
            DossierId dossierId,
            String communeName,
            boolean registeredInTime,
            boolean handedIn,
            BigDecimal selfTotal,
            BigDecimal total,
            Map<String, BigDecimal> criteria,
            List<String> vetoReasons,
            Classification proposedClass,
            String proposedTitle,
            List<String> classReasons,
            Integer votesFor,
            Classification decidedClass,
            String reason) {}

    /** One agency's indicators of every commune: the commune's own value and the appraised one. */
    @GetMapping("/api/assessments/{id}/grid")
    GridView grid(@PathVariable UnitYear id, @RequestParam String agency) {
        Assessment assessment = readable(id);
        CriteriaSet set = cycles.criteriaSet(assessment.year());
        CriteriaSet.Agency appraiser = set.agency(agency)
                .orElseThrow(() -> new NoSuchElementException("Không có cơ quan thẩm định «" + agency + "»."));
        List<CriteriaSetView.IndicatorView> indicators = CriteriaSetView.indicatorsOf(set, agency);
        List<Dossier> communes = dossiers.ofDistrict(assessment.year(), assessment.districtCode());
        Map<DossierId, Map<String, Score>> self = scores(communes, Side.SELF);
        Map<DossierId, Map<String, Score>> appraised = scores(communes, Side.APPRAISED);
        Map<DossierId, List<EvidenceView>> files =
                evidence.of(communes.stream().map(Dossier::key).toList());
        List<String> codes =
                indicators.stream().map(CriteriaSetView.IndicatorView::code).toList();
        return new GridView(
                id,
                agency,
                appraiser.name(),
                set.name(),
                indicators,
                communes.stream()
                        .map(dossier -> new GridRow(
                                dossier.getId(),
                                dossier.communeCode(),
                                units.name(dossier.communeCode()),
                                dossier.handedInAt() != null,
                                notApplicable(set, codes, dossier),
                                dossier.handedInAt() == null ? Map.of() : only(codes, self.get(dossier.key())),
                                only(codes, appraised.get(dossier.key())),
                                dossier.handedInAt() == null
                                        ? List.of()
                                        : files.getOrDefault(dossier.key(), List.of()).stream()
                                                .filter(file -> codes.contains(file.indicator()))
                                                .toList()))
                        .toList());
    }

    /** Totals and classes of every commune of the session. */
    @GetMapping("/api/assessments/{id}")
    SessionView session(@PathVariable UnitYear id) {
        Assessment assessment = readable(id);
        List<Dossier> communes = dossiers.ofDistrict(assessment.year(), assessment.districtCode());
        List<DossierId> ids = communes.stream().map(Dossier::key).toList();
        Map<DossierId, ScoreTotals> self = scoring.totals(assessment.year(), ids, Side.SELF);
        Map<DossierId, ScoreTotals> appraised = scoring.totals(assessment.year(), ids, Side.APPRAISED);
        Map<DossierId, AssessmentResult> results = assessments.results(id).stream()
                .collect(Collectors.toMap(AssessmentResult::dossierId, Function.identity()));
        return new SessionView(
                id,
                units.name(assessment.districtCode()),
                assessment.year(),
                assessment.frontOpinion(),
                assessment.summary(),
                Council.of(assessment),
                cycles.criteriaSet(assessment.year()).name(),
                communes.stream()
                        .map(dossier -> row(
                                dossier,
                                self.get(dossier.key()),
                                appraised.get(dossier.key()),
                                results.get(dossier.getId())))
                        .toList());
    }

    private SessionRow row(Dossier dossier, ScoreTotals self, ScoreTotals appraised, AssessmentResult result) {
        boolean handedIn = dossier.handedInAt() != null;
        return new SessionRow(
                dossier.getId(),
                units.name(dossier.communeCode()),
                dossier.registeredInTime(),
                handedIn,
                handedIn ? self.total() : null,
                appraised.total(),
                appraised.criteria(),
                appraised.vetoReasons(),
                result == null ? null : result.proposedClass(),
                result == null ? null : result.proposedClass().title(),
                result == null ? List.of() : result.classReasons(),
                result == null ? null : result.votesFor(),
                result == null ? null : result.decidedClass(),
                result == null ? null : result.reason());
    }

    private List<String> notApplicable(CriteriaSet set, List<String> codes, Dossier dossier) {
        CriteriaSet applicable =
                set.applicableTo(units.unit(dossier.communeCode()).type());
        return codes.stream()
                .filter(code -> applicable.indicator(code).isEmpty())
                .toList();
    }

    private Map<DossierId, Map<String, Score>> scores(List<Dossier> communes, Side side) {
        return scoring.scores(communes.stream().map(Dossier::key).toList(), side);
    }

    private static Map<String, Score> only(List<String> codes, Map<String, Score> scores) {
        return scores == null
                ? Map.of()
                : codes.stream().filter(scores::containsKey).collect(Collectors.toMap(code -> code, scores::get));
    }

    private Assessment readable(UnitYear id) {
        Assessment assessment = assessments.assessment(id);
        access.require(assessment.districtCode());
        return assessment;
    }
}
