package vn.gov.phutho.cleangov.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** All changes of dossiers. Stages call it; it depends on none of them. */
@Service
@Transactional
public class DossierService implements YearObligation {

    private static final int LONGEST_COMMITMENT = 2000;
    private static final int LONGEST_NUMBER = 60;
    private static final int PAGE = 50;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DossierRepository dossiers;
    private final CycleService cycles;
    private final UnitService units;
    private final History history;
    private final Clock clock;

    DossierService(DossierRepository dossiers, CycleService cycles, UnitService units, History history, Clock clock) {
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.units = units;
        this.history = history;
        this.clock = clock;
    }

    /** Opens the dossiers of the next communes that have none in this year; fewer than {@code limit} when it is done. */
    public List<Dossier> openNext(int year, int limit) {
        Set<String> opened = new HashSet<>(dossiers.communesOf(year));
        List<Unit> communes = units.communes().stream()
                .filter(commune -> !opened.contains(commune.code()))
                .limit(limit)
                .toList();
        Map<String, Dossier> before = of(year - 1, communes);
        List<Dossier> next = communes.stream()
                .map(commune -> opened(new DossierId(year, commune.code()), before.get(commune.code())))
                .toList();
        return dossiers.saveAllAndFlush(next);
    }

    /** @param before the commune's dossier of the year before; null if there was none */
    private Dossier opened(DossierId id, Dossier before) {
        String district = units.districtOf(id.communeCode()).code();
        Dossier dossier = new Dossier(id, district, clock.instant());
        if (before != null && before.districtCode().equals(district)) {
            dossier.follow(before);
        }
        return dossier;
    }

    /** The commune's chair registers it (D2.3a, D3.1a). After the deadline it counts as late, which closes the two upper classes. */
    public void register(DossierId id, Classification target, String commitment, String by) {
        if (target == null || !target.recognised()) {
            throw new RefusedException(
                    "Chọn danh hiệu phấn đấu: «Trong sạch, vững mạnh» hoặc «Trong sạch, vững mạnh xuất sắc».");
        }
        if (commitment.isBlank()) {
            throw new RefusedException("Nhập nội dung cam kết phấn đấu.");
        }
        if (commitment.length() > LONGEST_COMMITMENT) {
            throw new RefusedException("Nội dung cam kết dài quá %d ký tự.".formatted(LONGEST_COMMITMENT));
        }
        boolean inTime = !ZonedDateTime.now(clock)
                .isAfter(cycles.window(id.year(), Milestone.REGISTRATION, id.communeCode())
                        .due());
        change(id, "", dossier -> dossier.register(target, commitment, inTime, by, clock.instant()));
    }

    /** The chair has signed: the sheet is handed in to the district. */
    public void handIn(DossierId id) {
        change(id, "", dossier -> dossier.handIn(clock.instant()));
    }

    /** The chair has sent the sheet back to be corrected. */
    public void returned(DossierId id, String reason) {
        history.record(
                List.of(new Change(id.toString(), Recorded.SELF_REVIEW, Recorded.SCORED, Recorded.RETURNED, reason)));
    }

    /**
     * The decision table has proposed a class.
     *
     * @param before the earlier proposal; null if there was none
     */
    public void classProposed(DossierId id, Classification before, Classification proposed) {
        history.record(Change.between(
                id.toString(),
                before == null ? Map.of() : Map.of(Recorded.PROPOSED_CLASS, before.name()),
                Map.of(Recorded.PROPOSED_CLASS, proposed.name()),
                ""));
    }

    /**
     * The district decides the class (D2.3c, D2.3d).
     *
     * @param reason why the class differs from the proposed one; empty if it does not
     */
    public void classify(DossierId id, Classification decided, String reason, String by) {
        change(id, reason, dossier -> dossier.classify(decided, by, clock.instant()));
    }

    /**
     * Withdraws the decision on a commune so that it can be made again. Possible until the year closes.
     *
     * @param reason the reason; the history records the removed values with it
     */
    public void reopen(DossierId id, String reason) {
        if (!cycles.yearsOpen().contains(id.year())) {
            throw new RefusedException("Năm %d đã khép nên không thu hồi quyết định được nữa.".formatted(id.year()));
        }
        change(id, reason, Dossier::reopen);
    }

    /** Refuses a person who would judge the sheet of a commune where they work (D5). */
    @Transactional(readOnly = true)
    public void requireOtherCommune(DossierId id, Collection<String> ownUnits, String does) {
        if (ownUnits.contains(id.communeCode())) {
            throw new RefusedException(
                    RefusalCode.FOUR_EYES,
                    "Đồng chí công tác ở %s nên không được %s phiếu của xã mình."
                            .formatted(units.name(id.communeCode()), does));
        }
    }

    /** The province has drawn the sample of its re-check. @param how how it was drawn */
    public void recheckDrawn(UnitYear province, List<String> communeCodes, String how) {
        history.record(List.of(
                new Change(province.toString(), Recorded.RECHECK_SAMPLE, null, String.join(", ", communeCodes), how)));
    }

    /** The province has checked the appraised sheet again. */
    public void rechecked(DossierId id, boolean deviates, String reason) {
        history.record(List.of(new Change(
                id.toString(), Recorded.RECHECK, null, deviates ? Recorded.DEVIATES : Recorded.CONFIRMED, reason)));
    }

    /** The commune's remediation plan ends before it is carried out. */
    public void remediationEnded(DossierId id, String reason) {
        history.record(
                List.of(new Change(id.toString(), Recorded.REMEDIATION, Recorded.RUNNING, Recorded.ENDED, reason)));
    }

    /**
     * A district's request for excellence, of one commune or of several, goes to the province (D2.3e).
     *
     * @param number of the request paper
     * @param date of the request paper; empty if the form sent none
     */
    public void requestExcellence(int year, Collection<DossierId> ids, String number, Optional<LocalDate> date) {
        if (number.isBlank() || number.length() > LONGEST_NUMBER) {
            throw new RefusedException("Nhập số tờ trình, không quá %d ký tự.".formatted(LONGEST_NUMBER));
        }
        if (date.isEmpty() || date.get().getYear() != year || date.get().isAfter(LocalDate.now(clock))) {
            throw new RefusedException("Ngày tờ trình phải trong năm %d và không ở tương lai.".formatted(year));
        }
        requestExcellence(ids, number, date.get());
    }

    /** The district requests excellence with a paper that has been issued: {@code 05/TTr-UBND} (D2.3e). */
    public void requestExcellence(Collection<DossierId> ids, String number, LocalDate date) {
        String paper = "Tờ trình số %s ngày %s".formatted(number, DAY.format(date));
        for (DossierId id : ids) {
            change(id, paper, dossier -> dossier.requestExcellence(number, date, clock.instant()));
        }
    }

    /** The dossiers of a province whose districts have requested excellence, decided or not. */
    @Transactional(readOnly = true)
    public List<Dossier> requests(int year, String provinceCode) {
        return dossiers.findByYearAndRequestedAtIsNotNullOrderByCommuneCode(year).stream()
                .filter(dossier -> isInProvince(provinceCode, dossier.districtCode()))
                .toList();
    }

    /** Whether a district of this province has yet to decide a class or to send a request. */
    @Transactional(readOnly = true)
    public boolean districtsPending(int year, String provinceCode) {
        return dossiers.districtsUndecided(year).stream().anyMatch(district -> isInProvince(provinceCode, district));
    }

    private boolean isInProvince(String provinceCode, String districtCode) {
        return units.provinceOf(districtCode).code().equals(provinceCode);
    }

    /**
     * The province decides on excellence (D2.3e).
     *
     * @param reason why not; may be empty if granted
     */
    public void decideExcellence(DossierId id, boolean granted, String reason) {
        change(id, reason, dossier -> dossier.decideExcellence(granted, clock.instant()));
    }

    public void close(DossierId id) {
        change(id, "", dossier -> dossier.close(clock.instant()));
    }

    /** Changes a dossier and records the changes in the history. */
    void change(DossierId id, String reason, Consumer<Dossier> action) {
        Dossier dossier = dossier(id);
        Map<String, String> before = dossier.recordedValues();
        action.accept(dossier);
        history.record(Change.between(id.toString(), before, dossier.recordedValues(), reason));
    }

    /** @throws NoSuchElementException if there is no such dossier */
    @Transactional(readOnly = true)
    public Dossier dossier(DossierId id) {
        return dossiers.findById(id).orElseThrow(() -> new NoSuchElementException("Không có hồ sơ «" + id + "»."));
    }

    /** A commune's dossier of a year; empty if the year was not opened for it. */
    @Transactional(readOnly = true)
    public Optional<Dossier> find(int year, String communeCode) {
        return dossiers.findById(new DossierId(year, communeCode));
    }

    /**
     * The dossiers of these communes in a year, by commune code. Communes for which the year was not opened are
     * missing.
     */
    @Transactional(readOnly = true)
    public Map<String, Dossier> of(int year, Collection<Unit> communes) {
        return dossiers
                .findAllById(communes.stream()
                        .map(commune -> new DossierId(year, commune.code()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Dossier::communeCode, Function.identity()));
    }

    /** Those of these dossiers whose communes have handed in their sheets. */
    Set<DossierId> handedIn(Collection<DossierId> ids) {
        return dossiers.findAllById(ids).stream()
                .filter(dossier -> dossier.handedInAt() != null)
                .map(Dossier::key)
                .collect(Collectors.toSet());
    }

    /** The dossiers of a district's communes, by commune code. */
    @Transactional(readOnly = true)
    public List<Dossier> ofDistrict(int year, String districtCode) {
        return dossiers.findByYearAndDistrictCodeOrderByCommuneCode(year, districtCode);
    }

    /** The progress of the communes of a district. */
    @Transactional(readOnly = true)
    public DossierFigures figures(int year, String districtCode) {
        return DossierFigures.of(ofDistrict(year, districtCode));
    }

    /** A page of 50 dossiers, from page 0; null filters nothing. */
    @Transactional(readOnly = true)
    public Page<Dossier> search(Integer year, DossierStatus status, Collection<Unit> communes, int page) {
        boolean everywhere = communes.size() == units.communes().size();
        List<String> codes = communes.stream().map(Unit::code).toList();
        return dossiers.search(
                year,
                status,
                everywhere,
                everywhere ? List.of("") : codes,
                PageRequest.of(page, PAGE, Sort.by("year").descending().and(Sort.by("communeCode"))));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return dossiers.findByYearAndStatusNotOrderByCommuneCode(year, DossierStatus.CLOSED).stream()
                .map(dossier -> "hồ sơ của %s, %s (%s)"
                        .formatted(
                                units.name(dossier.communeCode()),
                                units.name(dossier.districtCode()),
                                dossier.statusTitle()))
                .toList();
    }
}
