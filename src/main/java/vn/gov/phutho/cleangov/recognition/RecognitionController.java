package vn.gov.phutho.cleangov.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What the province's forms show: the requests that are not decided yet. */
@RestController
class RecognitionController {

    private final RecognitionService recognitions;
    private final ScoreService scoring;
    private final UnitService units;
    private final ReadAccess access;

    RecognitionController(RecognitionService recognitions, ScoreService scoring, UnitService units, ReadAccess access) {
        this.recognitions = recognitions;
        this.scoring = scoring;
        this.units = units;
        this.access = access;
    }

    record ListView(UnitYear recognitionId, String provinceName, List<RequestView> requests) {}

    record RequestView(
            DossierId dossierId,
            String communeName,
            String districtName,
            BigDecimal total,
            Map<String, BigDecimal> criteria,
            String documentNumber,
            LocalDate documentDate,
            Boolean agreed,
            String opinion) {}

    @GetMapping("/api/recognitions/{id}")
    ListView requests(@PathVariable UnitYear id) {
        access.require(id.unitCode());
        return new ListView(
                id,
                units.name(id.unitCode()),
                recognitions.undecided(id).stream().map(this::view).toList());
    }

    private RequestView view(Dossier dossier) {
        ScoreTotals totals = scoring.totals(dossier.key(), Side.APPRAISED);
        Optional<Recognition> recognition = recognitions.recognition(dossier);
        return new RequestView(
                dossier.getId(),
                units.name(dossier.communeCode()),
                units.name(dossier.districtCode()),
                totals.total(),
                totals.criteria(),
                dossier.requestNumber(),
                dossier.requestDate(),
                recognition.map(Recognition::agreed).orElse(null),
                recognition.map(Recognition::opinion).orElse(""));
    }
}
