package vn.gov.phutho.cleangov.remediation;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.document.PaperContent;
import vn.gov.phutho.cleangov.document.PaperSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of the plan for a weak commune (D2.2b). */
@Component
class RemediationPapers implements PaperSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final RemediationRepository remediations;
    private final MeasureRepository measures;
    private final CycleService cycles;
    private final UnitService units;

    RemediationPapers(
            RemediationRepository remediations, MeasureRepository measures, CycleService cycles, UnitService units) {
        this.remediations = remediations;
        this.measures = measures;
        this.cycles = cycles;
        this.units = units;
    }

    @Override
    public Set<PaperType> types() {
        return Set.of(PaperType.REMEDIATION_PLAN);
    }

    /** None until the officer has written a plan. */
    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return BusinessKey.find(DossierId.class, key)
                .flatMap(remediations::findById)
                .flatMap(plan -> {
                    List<Measure> planned = measures.findByDossierIdOrderById(plan.key()).stream()
                            .filter(measure -> measure.verdict() == Measure.Verdict.OPEN)
                            .toList();
                    return planned.isEmpty() ? Optional.empty() : Optional.of(content(plan, planned));
                });
    }

    private PaperContent content(Remediation plan, List<Measure> planned) {
        DossierId id = plan.key();
        CriteriaSet set = cycles.criteriaSet(id.year());
        List<Map<String, String>> rows = new ArrayList<>();
        for (Measure measure : planned) {
            rows.add(Map.of(
                    "order", Integer.toString(rows.size() + 1),
                    "weakness", measure.weakness(),
                    "action", measure.action(),
                    "agency",
                            set.agency(measure.agency())
                                    .map(CriteriaSet.Agency::name)
                                    .orElse(measure.agency()),
                    "due", DAY.format(measure.due())));
        }
        return new PaperContent(plan.districtCode(), id.year())
                .unit("communeName", units.name(id.communeCode()))
                .paragraphs("cause", plan.cause())
                .table("rows", rows);
    }
}
