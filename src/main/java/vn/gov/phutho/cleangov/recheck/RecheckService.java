package vn.gov.phutho.cleangov.recheck;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.recheck.RecheckedCommune.Conclusion;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.FourEyes;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The re-check of a random sample of the recognised communes. Everybody who may read it can repeat the draw. */
@Service
@Transactional
public class RecheckService implements YearObligation {

    /** Short enough to be read out at a meeting and typed in again. */
    static final int LARGEST_SEED = 999_999_999;

    private static final int DAYS_TO_CHECK = 10;

    private final RecheckRepository rechecks;
    private final RecheckedCommuneRepository communes;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    RecheckService(
            RecheckRepository rechecks,
            RecheckedCommuneRepository communes,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.rechecks = rechecks;
        this.communes = communes;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    void open(UnitYear id) {
        rechecks.saveAndFlush(new Recheck(id, clock.instant()));
    }

    /** The currently recognised communes in the province of this key. */
    @Transactional(readOnly = true)
    public List<Dossier> recognised(UnitYear id) {
        return ofProvince(id).filter(dossier -> dossier.recognisedAt() != null).toList();
    }

    /** The communes whose class is not decided, or was withdrawn and not decided again. */
    @Transactional(readOnly = true)
    public List<Dossier> undecided(UnitYear id) {
        return ofProvince(id)
                .filter(dossier -> dossier.classification() == null)
                .toList();
    }

    private Stream<Dossier> ofProvince(UnitYear id) {
        return units.childrenOf(id.unitCode()).stream()
                .flatMap(district -> dossiers.ofDistrict(id.year(), district.code()).stream());
    }

    /** Records that there was no recognised commune to draw from. */
    void nothingToDraw(UnitYear id) {
        recheck(id).nothingToDraw(clock.instant());
    }

    /**
     * Draws the sample, once.
     *
     * @param share per cent of the recognised communes, from 1 to 100; empty if the form sent no number
     * @param seed from 0 to {@value #LARGEST_SEED}; empty if the form sent no number
     */
    public void draw(UnitYear id, Optional<Integer> share, Optional<Integer> seed, String by) {
        Recheck recheck = recheck(id);
        if (recheck.drawnAt() != null) {
            throw new RefusedException("Mẫu kiểm tra lại đã được rút, không rút lần hai.");
        }
        if (share.isEmpty() || share.get() < 1 || share.get() > 100) {
            throw new RefusedException("Nhập tỷ lệ kiểm tra lại: số nguyên từ 1 đến 100 %.");
        }
        if (seed.isEmpty() || seed.get() < 0 || seed.get() > LARGEST_SEED) {
            throw new RefusedException("Nhập số khởi tạo: số nguyên từ 0 đến %d.".formatted(LARGEST_SEED));
        }
        List<Dossier> recognised = recognised(id);
        if (recognised.isEmpty() && !undecided(id).isEmpty()) {
            throw new RefusedException(
                    "Hiện không có xã nào được công nhận để rút mẫu, nhưng còn xã chưa xếp loại xong: rút mẫu sau.");
        }
        List<String> drawn = recheck.draw(
                seed.get(),
                share.get(),
                recognised.stream()
                        .map(dossier -> new Recheck.Framed(dossier.communeCode(), dossier.districtCode()))
                        .toList(),
                by,
                clock.instant());
        communes.saveAllAndFlush(drawn.stream()
                .map(code -> new RecheckedCommune(new DossierId(id.year(), code), id))
                .toList());
        dossiers.recheckDrawn(
                id,
                drawn,
                "Số khởi tạo %d, tỷ lệ %d %%, %d xã được công nhận"
                        .formatted(seed.get(), share.get(), recognised.size()));
    }

    /** Whether seed, share and frame give the stored sample. */
    @Transactional(readOnly = true)
    public boolean isAsDrawn(UnitYear id) {
        List<String> stored =
                sample(id).stream().map(one -> one.dossier().communeCode()).toList();
        return recheck(id).redraw().equals(stored);
    }

    /**
     * An official of the province concludes on a commune of the sample.
     *
     * @param ownUnits the units where the official works; an official may not re-check a commune or district where
     *     they work, nor their own appraisal or decision
     */
    void conclude(DossierId id, RecheckSheet sheet, String by, Collection<String> ownUnits) {
        if (!id.toString().equals(sheet.dossier())) {
            throw new RefusedException("Phiếu kiểm tra lại này không phải của xã này.");
        }
        requireNoConflict(id, by, ownUnits);
        sheet.objections(scoring.criteriaSet(id)).orThrow();
        Conclusion conclusion = sheet.conclusion().orElseThrow();
        commune(id).conclude(conclusion, sheet.reason(), sheet.remarks(), by, clock.instant());
        boolean deviates = conclusion == Conclusion.DEVIATES;
        dossiers.rechecked(id, deviates, deviates ? findings(id) : sheet.reason());
    }

    private void requireNoConflict(DossierId id, String by, Collection<String> ownUnits) {
        Dossier dossier = dossiers.dossier(id);
        dossiers.requireOtherCommune(id, ownUnits, "kiểm tra lại");
        if (ownUnits.contains(dossier.districtCode())) {
            throw new RefusedException(
                    RefusalCode.FOUR_EYES,
                    "Đồng chí công tác ở %s nên không được kiểm tra lại xã của huyện mình."
                            .formatted(units.name(dossier.districtCode())));
        }
        scoring.requireOtherAppraiser(id, by, "kiểm tra lại");
        FourEyes.require(by, dossier.classifiedBy(), "quyết định xếp loại xã này", "kiểm tra lại");
    }

    /** The deviations as a sentence, for the people who appraise and decide again. */
    @Transactional(readOnly = true)
    public String findings(DossierId id) {
        RecheckedCommune commune = commune(id);
        return deviating(commune)
                .map(indicator ->
                        "Chỉ tiêu %s: %s".formatted(indicator, commune.remarks().get(indicator)))
                .collect(Collectors.joining("; ", "", ". " + commune.reason()));
    }

    /** The agencies that appraise what deviates, each once, by code. */
    @Transactional(readOnly = true)
    public List<String> agencies(DossierId id) {
        CriteriaSet set = scoring.criteriaSet(id);
        return deviating(commune(id))
                .flatMap(indicator -> set.indicator(indicator).stream())
                .map(Indicator::appraiser)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> deviating(RecheckedCommune commune) {
        return commune.remarks().entrySet().stream()
                .filter(remark -> !remark.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted();
    }

    /** @throws NoSuchElementException if none was opened */
    @Transactional(readOnly = true)
    Recheck recheck(UnitYear id) {
        return rechecks.findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có đợt kiểm tra lại «" + id + "»."));
    }

    @Transactional(readOnly = true)
    List<Recheck> ofYear(int year) {
        return rechecks.findByYearOrderById(year);
    }

    /** The communes drawn, by code; none before the draw. */
    @Transactional(readOnly = true)
    List<RecheckedCommune> sample(UnitYear id) {
        return communes.findByRecheckIdOrderByDossierId(id);
    }

    /** @throws NoSuchElementException if it was not drawn */
    @Transactional(readOnly = true)
    RecheckedCommune commune(DossierId id) {
        return communes.findById(id)
                .orElseThrow(() -> new NoSuchElementException("Xã của hồ sơ «" + id + "» không có trong mẫu."));
    }

    /** Ten working days after the draw, but not after the province's last day of recognising. */
    @Transactional(readOnly = true)
    ZonedDateTime due(UnitYear id) {
        ZonedDateTime last =
                cycles.windowOf(id, Milestone.PROVINCIAL_RECOGNITION).due();
        LocalDate drawn = LocalDate.ofInstant(recheck(id).drawnAt(), clock.getZone());
        ZonedDateTime due = calendar.due(calendar.plusWorkingDays(drawn, DAYS_TO_CHECK));
        return due.isAfter(last) ? last : due;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return ofYear(year).stream()
                .flatMap(recheck -> {
                    String province = units.name(recheck.key().unitCode());
                    return recheck.drawnAt() == null && recheck.nothingAt() == null
                            ? Stream.of("việc rút mẫu kiểm tra lại của " + province)
                            : sample(recheck.key()).stream()
                                    .filter(one -> one.concludedAt() == null)
                                    .map(one -> "việc kiểm tra lại "
                                            + units.name(one.dossier().communeCode()));
                })
                .toList();
    }
}
