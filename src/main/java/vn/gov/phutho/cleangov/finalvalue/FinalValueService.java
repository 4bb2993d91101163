package vn.gov.phutho.cleangov.finalvalue;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.dossier.AppraisalGrid;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The estimates on which a district decided, and the final values that replace them before the year closes. */
@Service
@Transactional
public class FinalValueService implements YearObligation {

    /** Leaves time to decide a changed class again within the year. */
    private static final int DAYS_BEFORE_THE_YEAR_ENDS = 7;

    private final FinalValueRepository finalValues;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final Clock clock;

    FinalValueService(
            FinalValueRepository finalValues,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            Clock clock) {
        this.finalValues = finalValues;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.clock = clock;
    }

    /** Lists the estimates of the agencies of a district. Returns whether there are any. */
    public boolean open(UnitYear id) {
        List<DossierId> communes = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::key)
                .toList();
        Map<DossierId, Map<String, Score>> appraised = scoring.scores(communes, Side.APPRAISED);
        List<FinalValue> estimates = appraised.entrySet().stream()
                .flatMap(sheet -> scoring.criteriaSet(sheet.getKey()).indicators().stream()
                        .filter(indicator -> Optional.ofNullable(
                                        sheet.getValue().get(indicator.code()))
                                .filter(Score::estimate)
                                .isPresent())
                        .map(indicator -> new FinalValue(
                                id,
                                sheet.getKey(),
                                indicator.code(),
                                indicator.appraiser(),
                                sheet.getValue().get(indicator.code()).points(),
                                clock.instant())))
                .toList();
        finalValues.saveAllAndFlush(estimates);
        return !estimates.isEmpty();
    }

    /** The agencies whose estimates are listed. */
    @Transactional(readOnly = true)
    public List<String> agencies(UnitYear id) {
        return of(id).stream().map(FinalValue::agency).distinct().sorted().toList();
    }

    /** The indicators of each dossier whose estimates an agency has to replace. */
    @Transactional(readOnly = true)
    Map<DossierId, List<String>> asked(UnitYear id, String agency) {
        return of(id, agency).stream()
                .collect(Collectors.groupingBy(
                        FinalValue::dossier,
                        LinkedHashMap::new,
                        Collectors.mapping(FinalValue::indicator, Collectors.toList())));
    }

    /** The due date of final values: a week before the last deadline of the year. */
    @Transactional(readOnly = true)
    public ZonedDateTime due(UnitYear id) {
        ZonedDateTime ends =
                cycles.windowOf(id, Milestone.PROVINCIAL_RECOGNITION).due();
        return calendar.due(ends.toLocalDate().minusDays(DAYS_BEFORE_THE_YEAR_ENDS));
    }

    /**
     * An agency enters the final values of all its estimates: all at once or none.
     *
     * @param before the current class of each of these dossiers by the decision table
     * @param ownUnits the units where the appraiser works; an appraiser may not appraise a commune where they work
     */
    void enter(
            UnitYear id,
            String agency,
            AppraisalGrid values,
            Map<DossierId, Classification> before,
            String by,
            Collection<String> ownUnits) {
        List<FinalValue> asked = of(id, agency);
        asked.stream().map(FinalValue::dossier).distinct().forEach(dossier -> {
            dossiers.requireOtherCommune(dossier, ownUnits, "nhập số chính thức vào");
            requireDecided(dossier);
        });
        scoring.appraise(asked(id, agency), values, by);
        asked.forEach(one -> one.entered(before.get(one.dossier()), by, clock.instant()));
    }

    /**
     * Refuses final values while the class is open for a new decision, so that values do not change during that
     * decision.
     */
    private void requireDecided(DossierId id) {
        if (dossiers.dossier(id).classification() == null) {
            throw new RefusedException("%s đang được xếp loại lại: nhập số chính thức sau khi huyện đã quyết định."
                    .formatted(units.name(id.communeCode())));
        }
    }

    /**
     * The decision table's class of each dossier before the first final value that was entered after its decision.
     * Dossiers whose class was, or is being, decided again since then are missing.
     */
    @Transactional(readOnly = true)
    public Map<DossierId, Classification> classesBefore(UnitYear id) {
        Map<DossierId, Classification> before = new LinkedHashMap<>();
        of(id).stream()
                .filter(one -> Optional.ofNullable(
                                dossiers.dossier(one.dossier()).classifiedAt())
                        .filter(one.enteredAt()::isAfter)
                        .isPresent())
                .sorted(Comparator.comparing(FinalValue::enteredAt))
                .forEach(one -> before.putIfAbsent(one.dossier(), one.classBefore()));
        return before;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return finalValues.missing(String.valueOf(year)).stream()
                .map(one -> "số chính thức của %s, chỉ tiêu %s"
                        .formatted(units.name(one.dossier().communeCode()), one.indicator()))
                .toList();
    }

    @Transactional(readOnly = true)
    List<FinalValue> of(UnitYear id) {
        return finalValues.findBySessionIdInOrderByIdDossierIdAscIdIndicatorAsc(List.of(id));
    }

    @Transactional(readOnly = true)
    List<FinalValue> of(UnitYear id, String agency) {
        return of(id).stream().filter(one -> one.agency().equals(agency)).toList();
    }
}
