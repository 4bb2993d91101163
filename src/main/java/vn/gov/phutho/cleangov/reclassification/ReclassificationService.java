package vn.gov.phutho.cleangov.reclassification;

import com.fasterxml.jackson.databind.JsonNode;
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
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.Role;
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
    private static final int LONGEST_TEXT = 2000;

    private final ReclassificationRepository reclassifications;
    private final ReappraisalRepository reappraisals;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final PaperService papers;
    private final Clock clock;

    ReclassificationService(
            ReclassificationRepository reclassifications,
            ReappraisalRepository reappraisals,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            PaperService papers,
            Clock clock) {
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
     * @param agencies codes of the agencies that must appraise again; may be empty
     * @param groups the chair's groups: role and unit
     */
    public void withdraw(
            DossierId id, String reason, Collection<String> agencies, String by, Collection<String> groups) {
        Optional<Dossier> found = dossiers.find(id.year(), id.communeCode());
        boolean ofDistrict = found.filter(dossier -> groups.contains(Role.DISTRICT_CHAIR.group(dossier.districtCode())))
                .isPresent();
        boolean ofProvince = found.filter(dossier -> groups.contains(Role.PROVINCE_CHAIR.group(
                        units.provinceOf(dossier.districtCode()).code())))
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
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi lý do thu hồi quyết định, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        dossiers.requireOtherCommune(id, units.placesOf(List.copyOf(groups)).unitCodes(), "thu hồi quyết định về");
        reopen(
                id,
                excellent ? Reclassification.PROVINCE_WITHDREW : Reclassification.DISTRICT_WITHDREW,
                reason,
                agencies,
                by);
        papers.issue(PaperType.WITHDRAWAL_DECISION, id.toString(), by);
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
     * @param grid {@code {agency, entries: {dossier: {code: entry}}}}
     * @param ownUnits the units where the appraiser works; an appraiser may not appraise a commune where they work
     */
    public void reappraise(DossierId id, String agency, JsonNode grid, String by, Collection<String> ownUnits) {
        if (!agency.equals(grid.path("agency").asText())) {
            throw new RefusedException("Bảng thẩm định này không phải của cơ quan này.");
        }
        List<Indicator> indicators = cycles.criteriaSet(id.year()).indicatorsOf(agency);
        dossiers.requireOtherCommune(id, ownUnits, "thẩm định");
        scoring.appraise(List.of(id), indicators, grid.path("entries"), by);
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
     * @param decided empty if the chair chose no class
     * @param ownUnits the units where the chair works; a chair may not decide on a commune where they work, nor on
     *     their own appraisal
     */
    public void decide(
            DossierId id, Optional<Classification> decided, String reason, String by, Collection<String> ownUnits) {
        dossiers.requireOtherCommune(id, ownUnits, "quyết định xếp loại");
        scoring.requireOtherAppraiser(id, by, "quyết định xếp loại");
        if (decided.isEmpty()) {
            throw new RefusedException("Chọn mức xếp loại.");
        }
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi lý do của quyết định mới, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        current(id).decide(decided.get(), reason, units.name(id.communeCode()), by, clock.instant());
        dossiers.classify(id, decided.get(), reason, by);
        papers.issue(PaperType.RENEWED_DECISION, id.toString(), by);
    }

    /** The current result of the decision table; empty until it has been evaluated. */
    @Transactional(readOnly = true)
    public Optional<Classification> proposal(DossierId id) {
        return Optional.ofNullable(current(id).proposedClass());
    }

    /** The chair signs the request for excellence. The request is issued and sent to the province again (D2.3e). */
    public void signRequest(DossierId id, String by) {
        PaperService.Issued request = papers.issue(PaperType.RENEWED_REQUEST, id.toString(), by);
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
                .findFirstByDossierIdOrderByIdDesc(id.toString())
                .orElseThrow(() -> new NoSuchElementException("Không có việc xếp loại lại «" + id + "»."));
    }

    /** All reclassifications of a year, the oldest first. */
    @Transactional(readOnly = true)
    List<Reclassification> ofYear(int year) {
        return reclassifications.findByDossierIdStartingWithOrderById(year + "-");
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
