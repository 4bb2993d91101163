package vn.gov.phutho.cleangov.explanation;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.dossier.EvidenceView;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Lowered indicators as JSON, for the forms of commune and agency. */
@RestController
class ExplanationController {

    private final ExplanationService explanations;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final EvidenceService evidence;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;

    ExplanationController(
            ExplanationService explanations,
            DossierService dossiers,
            ScoreService scoring,
            EvidenceService evidence,
            CycleService cycles,
            UnitService units,
            ReadAccess access) {
        this.explanations = explanations;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.evidence = evidence;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    /** @param criteriaSet as it applies to the commune */
    record CommuneView(
            DossierId dossierId,
            String communeName,
            CriteriaSet.Name criteriaSet,
            ZonedDateTime due,
            List<LoweredView> lowered) {}

    record RoundView(UnitYear roundId, String agencyName, CriteriaSet.Name criteriaSet, List<LoweredView> explained) {}

    /**
     * @param claimed the commune's own points
     * @param left the points that the agency had left before the explanation
     * @param content the explanation of the commune; null if there is none
     * @param answer the answer of the agency; null if there is none yet
     */
    record LoweredView(
            DossierId dossierId,
            String communeName,
            String indicator,
            String agencyName,
            Score self,
            Score appraised,
            BigDecimal claimed,
            BigDecimal left,
            String content,
            String answer,
            List<EvidenceView> evidence) {}

    /** What a commune may explain. */
    @GetMapping("/api/dossiers/{id}/explanations")
    CommuneView commune(@PathVariable DossierId id) {
        DossierId key = dossiers.dossier(id).key();
        access.require(key.communeCode());
        CriteriaSet set = cycles.criteriaSet(key.year());
        List<Explanation> lowered = explanations.of(key);
        return new CommuneView(
                id,
                units.name(key.communeCode()),
                set.nameFor(units.unit(key.communeCode()).type()),
                lowered.isEmpty() ? null : explanations.explanationDue(key),
                views(lowered, set));
    }

    /** What an agency has to answer. */
    @GetMapping("/api/explanation-rounds/{id}")
    RoundView round(@PathVariable UnitYear id, @RequestParam String agency) {
        ExplanationRound round = explanations.round(id);
        access.require(round.districtCode());
        CriteriaSet set = cycles.criteriaSet(round.year());
        return new RoundView(
                id,
                agencyName(set, agency),
                set.name(),
                views(
                        explanations.of(id).stream()
                                .filter(one -> one.isExplained() && one.agency().equals(agency))
                                .toList(),
                        set));
    }

    private List<LoweredView> views(List<Explanation> some, CriteriaSet set) {
        List<DossierId> ids = some.stream().map(Explanation::dossier).distinct().toList();
        Map<DossierId, Map<String, Score>> self = scoring.scores(ids, Side.SELF);
        Map<DossierId, Map<String, Score>> appraised = scoring.scores(ids, Side.APPRAISED);
        Map<DossierId, List<EvidenceView>> files = evidence.of(ids);
        return some.stream()
                .map(one -> new LoweredView(
                        one.dossier(),
                        units.name(one.dossier().communeCode()),
                        one.indicator(),
                        agencyName(set, one.agency()),
                        self.getOrDefault(one.dossier(), Map.of()).get(one.indicator()),
                        appraised.getOrDefault(one.dossier(), Map.of()).get(one.indicator()),
                        one.claimedPoints(),
                        one.loweredPoints(),
                        one.content(),
                        one.answer(),
                        files.getOrDefault(one.dossier(), List.of()).stream()
                                .filter(file -> file.indicator().equals(one.indicator()))
                                .toList()))
                .toList();
    }

    private static String agencyName(CriteriaSet set, String agency) {
        return set.agency(agency).map(CriteriaSet.Agency::name).orElse(agency);
    }
}
