package vn.gov.phutho.cleangov.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperContent;
import vn.gov.phutho.cleangov.document.PaperSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of the province's decision on excellence (D2.3e). */
@Component
class RecognitionPapers implements PaperSource {

    private final RecognitionService recognitions;
    private final ScoreService scoring;
    private final UnitService units;

    RecognitionPapers(RecognitionService recognitions, ScoreService scoring, UnitService units) {
        this.recognitions = recognitions;
        this.scoring = scoring;
        this.units = units;
    }

    @Override
    public Set<PaperType> types() {
        return Set.of(PaperType.EXCELLENCE_DECISION);
    }

    /** None if nothing is granted: a refusal has no paper of this type. */
    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return BusinessKey.find(UnitYear.class, key).flatMap(id -> {
            List<Dossier> granted = recognitions.toBeGranted(id);
            return granted.isEmpty() ? Optional.empty() : Optional.of(content(id, granted));
        });
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> issuer(PaperType type, String key) {
        return BusinessKey.find(UnitYear.class, key)
                .filter(id -> !recognitions.toBeGranted(id).isEmpty())
                .map(UnitYear::unitCode);
    }

    private PaperContent content(UnitYear id, List<Dossier> granted) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Dossier commune : granted) {
            rows.add(Map.of(
                    "order", Integer.toString(rows.size() + 1),
                    "name", units.name(commune.communeCode()),
                    "district", units.name(commune.districtCode()),
                    "appraised",
                            scoring.totals(commune.key(), Side.APPRAISED)
                                    .total()
                                    .toPlainString()
                                    .replace('.', ',')));
        }
        return new PaperContent(id.unitCode(), id.year())
                .text("granted", rows.size())
                .table("rows", rows);
    }
}
