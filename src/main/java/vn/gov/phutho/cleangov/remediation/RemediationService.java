package vn.gov.phutho.cleangov.remediation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.DistrictFigures;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The plans of weak communes and the measures against each weakness (D2.2b). A plan may continue after its year: the
 * year closes without waiting for it, and its tasks and reminders go on until the district has concluded.
 */
@Service
@Transactional
public class RemediationService implements DistrictFigures {

    private static final int DAYS_TO_PLAN = 10;
    private static final int DAYS_TO_CONCLUDE = 5;
    private static final int SUGGESTED = 5;
    private static final int LONGEST_TEXT = 2000;

    private final RemediationRepository remediations;
    private final MeasureRepository measures;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final UnitService units;
    private final PaperService papers;
    private final Clock clock;

    RemediationService(
            RemediationRepository remediations,
            MeasureRepository measures,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            WorkingCalendar calendar,
            UnitService units,
            PaperService papers,
            Clock clock) {
        this.remediations = remediations;
        this.measures = measures;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.calendar = calendar;
        this.units = units;
        this.papers = papers;
        this.clock = clock;
    }

    /** Opens a plan for every commune of the district that is classified weak and has none. */
    List<DossierId> openForWeak(UnitYear district) {
        List<DossierId> weak = dossiers.ofDistrict(district.year(), district.unitCode()).stream()
                .filter(dossier -> dossier.classification() == Classification.YEU_KEM)
                .map(Dossier::key)
                .filter(id -> !remediations.existsById(id))
                .toList();
        weak.forEach(id -> remediations.saveAndFlush(
                new Remediation(id, district.unitCode(), "Xếp loại yếu kém năm " + id.year(), "", clock.instant())));
        return weak;
    }

    /**
     * Called after a class was decided again: opens a plan if the commune is weak and has no running plan.
     *
     * @return whether it opened one
     */
    boolean openIfWeak(DossierId id) {
        Dossier dossier = dossiers.dossier(id);
        Optional<Remediation> earlier = remediations.findById(id);
        if (dossier.classification() != Classification.YEU_KEM
                || earlier.filter(plan -> !plan.closed()).isPresent()) {
            return false;
        }
        String cause = "Xếp loại lại: yếu kém năm " + id.year();
        earlier.ifPresentOrElse(
                plan -> plan.reopen(cause, clock.instant()),
                () -> remediations.saveAndFlush(
                        new Remediation(id, dossier.districtCode(), cause, "", clock.instant())));
        return true;
    }

    /**
     * Called after a class was decided again: ends the plan that was opened because of the former class. A plan that
     * an official opened in mid-year continues.
     *
     * @return whether there was one
     */
    boolean endIfNotWeak(DossierId id) {
        Classification classification = dossiers.dossier(id).classification();
        Optional<Remediation> running = remediations
                .findById(id)
                .filter(plan -> !plan.closed() && plan.followsFromTheClass())
                .filter(plan -> classification != null && classification != Classification.YEU_KEM);
        running.ifPresent(plan -> {
            open(id).forEach(measure -> measure.concluded(Measure.Verdict.DROPPED));
            plan.close("", clock.instant());
            dossiers.remediationEnded(id, "Xếp loại lại: " + classification.title());
        });
        return running.isPresent();
    }

    /**
     * The district opens a plan for a commune before any classification.
     *
     * @throws RefusedException if the commune has no dossier or already has a plan, or if the reason is missing
     */
    void open(DossierId id, String cause, String by) {
        Optional<Dossier> dossier = dossiers.find(id.year(), id.communeCode());
        if (dossier.isEmpty()) {
            throw new RefusedException("Không có hồ sơ «%s».".formatted(id));
        }
        if (remediations.existsById(id)) {
            throw new RefusedException(
                    "%s đã có kế hoạch khắc phục trong năm %d.".formatted(units.name(id.communeCode()), id.year()));
        }
        if (cause.isBlank() || cause.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi vì sao huyện đưa xã vào diện khắc phục.");
        }
        remediations.saveAndFlush(new Remediation(id, dossier.get().districtCode(), cause, by, clock.instant()));
    }

    /**
     * The officer plans a measure against each weakness. The plan replaces a returned one completely.
     *
     * @throws RefusedException if the plan is approved already, or naming every measure that is not complete
     */
    void plan(DossierId id, RemediationPlan plan, String by) {
        Remediation remediation = remediation(id);
        if (remediation.approved()) {
            throw new RefusedException("Kế hoạch khắc phục đã được duyệt, không lập lại được nữa.");
        }
        plan.objections(cycles.criteriaSet(id.year()), LocalDate.now(clock)).orThrow();
        measures.deleteByDossierIdAndVerdict(id, Measure.Verdict.OPEN);
        measures.saveAllAndFlush(plan.measures().stream()
                .map(one -> new Measure(
                        id,
                        one.weakness(),
                        one.action(),
                        one.agency(),
                        one.due().orElseThrow()))
                .toList());
        remediation.planned(by);
    }

    /** The chair approves the plan. It is issued as a paper. */
    void approve(DossierId id, Signature signature) {
        remediation(id).approve(signature.by(), clock.instant());
        papers.issue(PaperType.REMEDIATION_PLAN, id, signature);
    }

    void sendBack(DossierId id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi lý do trả lại kế hoạch.");
        }
        remediation(id).sendBack(reason);
    }

    /** The agency reports what it has done about a weakness. */
    void report(long measureId, MeasureReport report, String by) {
        Objections.of(report).orThrow();
        measure(measureId).reported(report.result(), report.remedied().orElseThrow(), by, clock.instant());
    }

    /**
     * The district concludes on every open weakness: remedied, carried into next year's plan, or to be continued.
     *
     * @throws RefusedException naming every weakness whose conclusion is missing or cannot be right
     */
    void conclude(DossierId id, Conclusions conclusions, String by) {
        List<Measure> open = open(id);
        conclusions.objections(open, LocalDate.now(clock)).orThrow();
        for (Measure measure : open) {
            Conclusions.Conclusion one = conclusions.of(measure);
            Measure.Verdict verdict = one.verdict().orElseThrow();
            if (verdict == Measure.Verdict.OPEN) {
                measure.continued(one.due().orElseThrow());
            } else {
                measure.concluded(verdict);
            }
        }
        if (open(id).isEmpty()) {
            remediation(id).close(by, clock.instant());
        }
    }

    /** The open measures, in the order of the plan. */
    @Transactional(readOnly = true)
    List<Measure> open(DossierId id) {
        return measures(id).stream()
                .filter(measure -> measure.verdict() == Measure.Verdict.OPEN)
                .toList();
    }

    @Transactional(readOnly = true)
    List<Measure> measures(DossierId id) {
        return measures.findByDossierIdOrderById(id);
    }

    /** @throws NoSuchElementException if there is no such measure */
    @Transactional(readOnly = true)
    Measure measure(long measureId) {
        return measures.findById(measureId)
                .orElseThrow(() -> new NoSuchElementException("Không có biện pháp số " + measureId + "."));
    }

    /** @throws NoSuchElementException if the commune has no plan in this year */
    @Transactional(readOnly = true)
    Remediation remediation(DossierId id) {
        return remediations
                .findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có kế hoạch khắc phục «" + id + "»."));
    }

    /** The communes of a district that have no plan in this year. */
    @Transactional(readOnly = true)
    List<Dossier> withoutPlan(UnitYear district) {
        return dossiers.ofDistrict(district.year(), district.unitCode()).stream()
                .filter(dossier -> !remediations.existsById(dossier.getId()))
                .toList();
    }

    /**
     * The indicators in which the commune got the smallest share of the possible points, the worst first. A plan
     * usually begins with them. Empty for a commune that has not been appraised.
     */
    @Transactional(readOnly = true)
    List<Indicator> weakestIndicators(DossierId id) {
        Map<String, Score> scores = scoring.scores(id, Side.APPRAISED);
        return cycles.criteriaSet(id.year()).indicators().stream()
                .filter(indicator -> scores.containsKey(indicator.code()))
                .sorted(Comparator.comparingDouble(indicator -> share(indicator, scores)))
                .filter(indicator -> share(indicator, scores) < 1)
                .limit(SUGGESTED)
                .toList();
    }

    private static double share(Indicator indicator, Map<String, Score> scores) {
        return scores.get(indicator.code()).points().doubleValue()
                / indicator.maxPoints().doubleValue();
    }

    /** The due date of the plan: ten working days after it was opened. */
    @Transactional(readOnly = true)
    ZonedDateTime planDue(DossierId id) {
        LocalDate opened = LocalDate.ofInstant(remediation(id).openedAt(), clock.getZone());
        return calendar.due(calendar.plusWorkingDays(opened, DAYS_TO_PLAN));
    }

    @Transactional(readOnly = true)
    ZonedDateTime measureDue(long measureId) {
        return calendar.due(measure(measureId).due());
    }

    /** Five working days after the latest due date of the open measures; once all are concluded, of all measures. */
    @Transactional(readOnly = true)
    ZonedDateTime conclusionDue(DossierId id) {
        List<Measure> open = open(id);
        LocalDate last = (open.isEmpty() ? measures(id) : open)
                .stream().map(Measure::due).max(Comparator.naturalOrder()).orElseGet(() -> LocalDate.now(clock));
        return calendar.due(calendar.plusWorkingDays(last, DAYS_TO_CONCLUDE));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(UnitYear district) {
        List<Remediation> plans =
                remediations.findByYearAndDistrictCodeOrderByDossierId(district.year(), district.unitCode());
        return plans.stream()
                .map(plan -> {
                    List<Measure> all = measures(plan.key());
                    return (REMEDY + "%s: %d điểm yếu; đã khắc phục %d; chuyển năm sau %d; đang làm %d%s")
                            .formatted(
                                    units.name(plan.key().communeCode()),
                                    all.size(),
                                    count(all, Measure.Verdict.REMEDIED),
                                    count(all, Measure.Verdict.CARRIED_OVER),
                                    count(all, Measure.Verdict.OPEN),
                                    plan.approved() ? "" : plan.closed() ? " (đã dừng)" : " (kế hoạch chưa duyệt)");
                })
                .toList();
    }

    private static long count(List<Measure> measures, Measure.Verdict verdict) {
        return measures.stream().filter(measure -> measure.verdict() == verdict).count();
    }
}
