package vn.gov.phutho.cleangov.remediation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Plans for weak communes as JSON, for their forms. */
@RestController
class RemediationController {

    private final RemediationService remediations;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;

    RemediationController(RemediationService remediations, CycleService cycles, UnitService units, ReadAccess access) {
        this.remediations = remediations;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    record PlanView(
            DossierId dossierId,
            String communeName,
            String cause,
            List<AgencyView> agencies,
            List<Suggestion> suggestions,
            List<MeasureView> measures) {}

    record AgencyView(String code, String name) {}

    /** @param weakness an indicator in which the commune got few points */
    record Suggestion(String weakness, String agency) {}

    /** @param remedied the agency's answer; null until it has reported */
    record MeasureView(
            Long id,
            String weakness,
            String action,
            String agency,
            String agencyName,
            LocalDate due,
            String result,
            Boolean remedied,
            Measure.Verdict verdict,
            String verdictTitle) {}

    record Candidate(DossierId dossierId, String communeName) {}

    @GetMapping("/api/remediations/{id}")
    PlanView plan(@PathVariable DossierId id) {
        DossierId key = remediations.remediation(id).key();
        access.require(key.communeCode());
        CriteriaSet set = cycles.criteriaSet(key.year());
        return new PlanView(
                id,
                units.name(key.communeCode()),
                remediations.remediation(key).cause(),
                set.agencies().stream()
                        .map(agency -> new AgencyView(agency.code(), agency.name()))
                        .toList(),
                remediations.weakestIndicators(key).stream()
                        .map(indicator -> new Suggestion(
                                "Chỉ tiêu %s: %s".formatted(indicator.code(), indicator.name()), indicator.appraiser()))
                        .toList(),
                remediations.measures(key).stream()
                        .map(measure -> view(measure, set))
                        .toList());
    }

    /** The communes of the reader's districts that can get a plan in the open years. */
    @GetMapping("/api/remediations/candidates")
    List<Candidate> candidates() {
        return cycles.yearsOpen().stream()
                .flatMap(year -> access.places().unitCodes().stream()
                        .filter(code -> units.unit(code).level() == UnitLevel.DISTRICT)
                        .flatMap(code -> remediations.withoutPlan(new UnitYear(year, code)).stream()))
                .map(dossier -> new Candidate(
                        dossier.getId(), "%s, năm %d".formatted(units.name(dossier.communeCode()), dossier.year())))
                .toList();
    }

    private static MeasureView view(Measure measure, CriteriaSet set) {
        return new MeasureView(
                measure.id(),
                measure.weakness(),
                measure.action(),
                measure.agency(),
                set.agency(measure.agency()).map(CriteriaSet.Agency::name).orElse(measure.agency()),
                measure.due(),
                measure.result(),
                measure.remedied(),
                measure.verdict(),
                measure.verdict().title());
    }
}
