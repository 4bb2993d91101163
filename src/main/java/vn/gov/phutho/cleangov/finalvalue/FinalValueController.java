package vn.gov.phutho.cleangov.finalvalue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The estimates of an agency as JSON, for its form. */
@RestController
class FinalValueController {

    private final FinalValueService finalValues;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;

    FinalValueController(
            FinalValueService finalValues,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            ReadAccess access) {
        this.finalValues = finalValues;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    record ListView(String agencyName, CriteriaSet.Name criteriaSet, List<EstimateView> estimates) {}

    /** @param points the points of the estimate */
    record EstimateView(
            String dossierId,
            String communeName,
            String indicator,
            Score self,
            Score appraised,
            BigDecimal points,
            boolean entered) {}

    @GetMapping("/api/final-values/{id}")
    ListView estimates(@PathVariable UnitYear id, @RequestParam String agency) {
        UnitYear key = id;
        access.require(key.unitCode());
        CriteriaSet set = cycles.criteriaSet(key.year());
        List<FinalValue> asked = finalValues.of(key, agency);
        List<DossierId> ids = asked.stream().map(FinalValue::dossier).distinct().toList();
        Map<DossierId, Map<String, Score>> self = scoring.scores(ids, Side.SELF);
        Map<DossierId, Map<String, Score>> appraised = scoring.scores(ids, Side.APPRAISED);
        return new ListView(
                set.agency(agency).map(CriteriaSet.Agency::name).orElse(agency),
                set.name(),
                asked.stream()
                        .map(one -> new EstimateView(
                                one.dossier().toString(),
                                units.name(one.dossier().communeCode()),
                                one.indicator(),
                                self.getOrDefault(one.dossier(), Map.of()).get(one.indicator()),
                                appraised.get(one.dossier()).get(one.indicator()),
                                one.estimatedPoints(),
                                one.isEntered()))
                        .toList());
    }
}
