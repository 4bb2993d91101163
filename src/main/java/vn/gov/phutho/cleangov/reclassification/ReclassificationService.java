package vn.gov.phutho.cleangov.reclassification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Withdraws the decision on a commune with a reason, and records the new one. The dossier is open again until then,
 * so the year cannot close.
 */
@Service
@Transactional
public class ReclassificationService {

    private static final int DAYS_TO_APPRAISE = 3;
    private static final int DAYS_TO_DECIDE = 5;
    private static final int DAYS_TO_REQUEST = 3;

    private final ReclassificationRepository reclassifications;
    private final ReappraisalRepository reappraisals;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final PaperService papers;
    private final Clock clock;
    private final Rights rights;

    ReclassificationService(
            ReclassificationRepository reclassifications,
            ReappraisalRepository reappraisals,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            PaperService papers,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.reclassifications = reclassifications;
        this.reappraisals = reappraisals;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * A chair withdraws a decision. The district's chair withdraws the district's own decision. Only the province's
     * chair withdraws the recognition as excellent.
     *
     * @param groups the chair's groups: role and unit
     */
    void withdraw(DossierId id, Withdrawal withdrawal, Signature signature, Collection<String> groups) {
        Optional<Dossier> found = dossiers.find(id.year(), id.communeCode());
        boolean ofDistrict = found.filter(
                        dossier -> rights.has(groups, Right.WITHDRAW_DECISION, dossier.districtCode()))
                .isPresent();
        boolean ofProvince = found.filter(dossier -> rights.has(
                        groups,
                        Right.WITHDRAW_DECISION,
                        units.provinceOf(dossier.districtCode()).code()))
                .isPresent();
        if (!ofDistrict && !ofProvince) {
            throw new RefusedException("Chọn một xã thuộc địa bàn của đồng chí.");
        }
        boolean excellent = found.get().classification() == Classification.XUAT_SAC;
        if (excellent && !ofProvince) {
            throw new RefusedException(
                    ("UBND tỉnh đã công nhận %s xuất sắc nên huyện không thu hồi được: chỉ đồng chí Chủ tịch UBND tỉnh"
                                    + " thu hồi quyết định của tỉnh.")
                            .formatted(units.name(id.communeCode())));
        }
        if (!excellent && !ofDistrict) {
            throw new RefusedException(("UBND tỉnh chưa công nhận %s xuất sắc: quyết định xếp loại của huyện do đồng"
                            + " chí Chủ tịch UBND huyện thu hồi.")
                    .formatted(units.name(id.communeCode())));
        }
        Objections.of(withdrawal).orThrow();
        dossiers.requireOtherCommune(id, units.placesOf(List.copyOf(groups)).unitCodes(), "thu hồi quyết định về");
        reopen(
                id,
                excellent ? Reclassification.PROVINCE_WITHDREW : Reclassification.DISTRICT_WITHDREW,
                withdrawal.reason(),
                withdrawal.agencies(),
                signature.by());
        papers.issue(PaperType.WITHDRAWAL_DECISION, id, signature);
    }

    /**
     * Reopens the decision on a commune: it must be made again.
     *
     * @param cause the kind of cause, as officials read it
     * @param agencies codes of the agencies that must appraise again; may be empty
     */
    public void reopen(DossierId id, String cause, String reason, Collection<String> agencies, String by) {
        Optional<String> unknown = agencies.stream()
                .filter(agency -> cycles.criteriaSet(id.year()).agency(agency).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            throw new RefusedException("Không có cơ quan thẩm định «%s».".formatted(unknown.get()));
        }
        Classification former = dossiers.dossier(id).classification();
        dossiers.reopen(id, cause + ": " + reason);
        Long opened = reclassifications
                .saveAndFlush(new Reclassification(id, cause, reason, former, by, clock.instant()))
                .id();
        reappraisals.saveAllAndFlush(new TreeSet<>(agencies)
                .stream().map(agency -> new Reappraisal(opened, agency)).toList());
    }

    /**
     * An agency appraises its indicators of this one commune again (D2.3c, D5).
     *
     * @param ownUnits the units where the appraiser works; an appraiser may not appraise a commune where they work
     */
    void reappraise(DossierId id, String agency, AgencySheet sheet, String by, Collection<String> ownUnits) {
        if (!agency.equals(sheet.agency())) {
            throw new RefusedException("Bảng thẩm định này không phải của cơ quan này.");
        }
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(agency);
        dossiers.requireOtherCommune(id, ownUnits, "thẩm định");
        scoring.appraise(List.of(id), indicators, sheet.entries(), by);
        reappraisals(id).stream()
                .filter(one -> one.agency().equals(agency))
                .forEach(one -> one.appraised(by, clock.instant()));
    }

    /** Stores the current result of the decision table. */
    public void proposeClass(DossierId id, Classification proposed, List<String> reasons) {
        Reclassification current = current(id);
        dossiers.classProposed(id, current.proposedClass(), proposed);
        current.propose(proposed, reasons);
    }

    /**
     * The district's chair decides the class again: not better than the proposed class, and with a reason (D2.3c).
     *
     * @param ownUnits the units where the chair works; a chair may not decide on a commune where they work, nor on
     *     their own appraisal
     */
    void decide(DossierId id, NewDecision decision, Signature signature, Collection<String> ownUnits) {
        String by = signature.by();
        dossiers.requireOtherCommune(id, ownUnits, "quyết định xếp loại");
        scoring.requireOtherAppraiser(id, by, "quyết định xếp loại");
        Objections.of(decision).orThrow();
        Classification decided = decision.decided().orElseThrow();
        current(id).decide(decided, decision.reason(), units.name(id.communeCode()), by, clock.instant());
        dossiers.classify(id, decided, decision.reason(), by);
        papers.issue(PaperType.RENEWED_DECISION, id, signature);
    }

    /** The current result of the decision table; empty until it has been evaluated. */
    @Transactional(readOnly = true)
    Optional<Classification> proposal(DossierId id) {
        return Optional.ofNullable(current(id).proposedClass());
    }

    /** The chair signs the request for excellence. The request is issued and sent to the province again (D2.3e). */
    public void signRequest(DossierId id, Signature signature) {
        PaperService.Issued request = papers.issue(PaperType.RENEWED_REQUEST, id, signature);
        dossiers.requestExcellence(List.of(id), request.number(), request.on());
    }

    /**
     * The same with a number that this system did not assign. Used by years that were opened before it issued papers.
     */
    public void requestExcellence(DossierId id, String number, Optional<LocalDate> date) {
        dossiers.requestExcellence(id.year(), List.of(id), number, date);
    }

    /** The last reclassification of this commune. @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    Reclassification current(DossierId id) {
        return reclassifications
                .findFirstByDossierIdOrderByIdDesc(id)
                .orElseThrow(() -> new NoSuchElementException("Không có việc xếp loại lại «" + id + "»."));
    }

    /** All reclassifications of a year, the oldest first. */
    @Transactional(readOnly = true)
    List<Reclassification> ofYear(int year) {
        return reclassifications.ofYear(String.valueOf(year));
    }

    /** The codes of the agencies that appraise again in the last reclassification of this commune. */
    @Transactional(readOnly = true)
    public List<String> agencies(DossierId id) {
        return reappraisals(id).stream().map(Reappraisal::agency).toList();
    }

    @Transactional(readOnly = true)
    List<Reappraisal> reappraisals(DossierId id) {
        return reappraisals.findByReclassificationIdInOrderByAgency(
                List.of(current(id).id()));
    }

    @Transactional(readOnly = true)
    List<Reappraisal> reappraisals(Collection<Reclassification> of) {
        return reappraisals.findByReclassificationIdInOrderByAgency(
                of.stream().map(Reclassification::id).toList());
    }

    @Transactional(readOnly = true)
    DossierId dossierOf(Reappraisal reappraisal) {
        return reclassifications
                .findById(reappraisal.reclassificationId())
                .map(Reclassification::dossier)
                .orElseThrow();
    }

    /** Three working days after the dossier was reopened. */
    ZonedDateTime reappraisalDue(Reclassification one) {
        return workingDaysAfter(one.reopenedAt(), DAYS_TO_APPRAISE);
    }

    /** Five working days after the dossier was reopened. */
    ZonedDateTime decisionDue(Reclassification one) {
        return workingDaysAfter(one.reopenedAt(), DAYS_TO_DECIDE);
    }

    /** Three working days after the new decision. */
    ZonedDateTime requestDue(Reclassification one) {
        return workingDaysAfter(one.decidedAt(), DAYS_TO_REQUEST);
    }

    private ZonedDateTime workingDaysAfter(Instant moment, int days) {
        return calendar.due(calendar.plusWorkingDays(LocalDate.ofInstant(moment, clock.getZone()), days));
    }
}
