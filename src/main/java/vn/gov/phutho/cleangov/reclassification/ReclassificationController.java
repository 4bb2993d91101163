package vn.gov.phutho.cleangov.reclassification;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What the forms for the withdrawal and for the new decision show. */
@RestController
class ReclassificationController {

    private final ReclassificationService reclassifications;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;
    private final Rights rights;

    ReclassificationController(
            ReclassificationService reclassifications,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            ReadAccess access,
            Rights rights) {
        this.rights = rights;
        this.reclassifications = reclassifications;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
    }

    /** @param agencies those that appraise in the year; the chair may ask some of them to appraise again */
    record CandidateYear(int year, List<Candidate> candidates, List<AgencyView> agencies) {}

    record AgencyView(String code, String name) {}

    record Candidate(DossierId dossierId, String communeName, String districtName, String classTitle) {}

    record CaseView(
            DossierId dossierId,
            int year,
            String communeName,
            String districtName,
            CriteriaSet.Name criteriaSet,
            String cause,
            String reason,
            Instant reopenedAt,
            String formerTitle,
            List<ReappraisalView> reappraisals,
            boolean registeredInTime,
            boolean handedIn,
            BigDecimal selfTotal,
            BigDecimal total,
            Map<String, BigDecimal> criteria,
            List<String> vetoReasons,
            List<String> classReasons,
            Classification proposedClass,
            String proposedTitle) {}

    record ReappraisalView(String agencyName, boolean appraised) {}

    /** The decisions of each open year that the logged-in chair can withdraw. */
    @GetMapping("/api/reclassifications/candidates")
    List<CandidateYear> candidates() {
        return cycles.yearsOpen().stream()
                .map(year -> new CandidateYear(
                        year,
                        units.districts().stream()
                                .flatMap(district -> dossiers.ofDistrict(year, district.code()).stream())
                                .filter(this::canWithdraw)
                                .map(dossier -> new Candidate(
                                        dossier.getId(),
                                        units.name(dossier.communeCode()),
                                        units.name(dossier.districtCode()),
                                        dossier.classification().title()))
                                .toList(),
                        cycles.criteriaSet(year).agencies().stream()
                                .map(agency -> new AgencyView(agency.code(), agency.name()))
                                .toList()))
                .toList();
    }

    private boolean canWithdraw(Dossier dossier) {
        if (dossier.classification() == null) {
            return false;
        }
        String decidedIn = dossier.classification() == Classification.XUAT_SAC
                ? units.provinceOf(dossier.districtCode()).code()
                : dossier.districtCode();
        return rights.has(Right.WITHDRAW_DECISION, decidedIn);
    }

    @GetMapping("/api/reclassifications/{id}")
    CaseView current(@PathVariable DossierId id) {
        Reclassification current = reclassifications.current(id);
        Dossier dossier = dossiers.dossier(current.dossier());
        access.require(dossier.communeCode());
        CriteriaSet set = cycles.criteriaSet(dossier.year());
        boolean handedIn = dossier.handedInAt() != null;
        ScoreTotals appraised = scoring.totals(dossier.key(), Side.APPRAISED);
        return new CaseView(
                dossier.getId(),
                dossier.year(),
                units.name(dossier.communeCode()),
                units.name(dossier.districtCode()),
                set.nameFor(units.unit(dossier.communeCode()).type()),
                current.cause(),
                current.reason(),
                current.reopenedAt(),
                current.formerClass().title(),
                reclassifications.reappraisals(dossier.key()).stream()
                        .map(one -> new ReappraisalView(
                                set.agency(one.agency())
                                        .map(CriteriaSet.Agency::name)
                                        .orElse(one.agency()),
                                one.appraisedAt() != null))
                        .toList(),
                dossier.registeredInTime(),
                handedIn,
                handedIn ? scoring.totals(dossier.key(), Side.SELF).total() : null,
                appraised.total(),
                appraised.criteria(),
                appraised.vetoReasons(),
                current.classReasons(),
                current.proposedClass(),
                current.proposedClass() == null ? null : current.proposedClass().title());
    }
}
