package vn.gov.phutho.cleangov.dossier;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.standard.SheetEntries;
import vn.gov.phutho.cleangov.standard.SheetReader;
import vn.gov.phutho.cleangov.standard.SheetReading;
import vn.gov.phutho.cleangov.unit.FourEyes;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The communes' self-scores and the agencies' appraisals, by indicator, and their totals (D2.3c, D5). */
@Service
@Transactional
public class ScoreService {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final DossierService dossiers;
    private final ScoreSheets sheets;
    private final EvidenceFiles files;
    private final CycleService cycles;
    private final UnitService units;
    private final SheetReader reader;
    private final ObjectProvider<ComputedIndicators> records;
    private final History history;
    private final Clock clock;

    ScoreService(
            DossierService dossiers,
            ScoreSheets sheets,
            EvidenceFiles files,
            CycleService cycles,
            UnitService units,
            SheetReader reader,
            ObjectProvider<ComputedIndicators> records,
            History history,
            Clock clock) {
        this.dossiers = dossiers;
        this.sheets = sheets;
        this.files = files;
        this.cycles = cycles;
        this.units = units;
        this.reader = reader;
        this.records = records;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Stores the commune's own sheet: all indicators at once, or nothing, with a list of all problems. Values that
     * records measure cannot be entered; they are taken from the records.
     */
    public void scoreSelf(DossierId id, SheetEntries entries, String by) {
        requireSheetOpen(id);
        CriteriaSet set = criteriaSet(id);
        Map<String, ComputedIndicators.Value> computed = computed(id);
        Objections problems = new Objections();
        computed.forEach((code, value) -> {
            if (entries.has(code) && !matches(set, code, entries, value.measurement())) {
                problems.add("Chỉ tiêu %s: hệ thống tính từ hồ sơ trong năm, không nhập tay.".formatted(code));
            }
        });
        List<Indicator> open = set.indicators().stream()
                .filter(indicator -> !computed.containsKey(indicator.code()))
                .toList();
        SheetReading reading = reader.read(set, open, entries.without(computed.keySet()));
        problems.addAll(reading.problems());
        unproved(id, reading).forEach(problems::add);
        problems.orThrow();
        Map<String, Score> scores = scored(set, reading);
        computed.forEach((code, value) -> scores.put(
                code,
                new Score(
                        value.measurement(),
                        set.indicator(code).orElseThrow().points(value.measurement()),
                        false,
                        value.evidence())));
        store(Side.SELF, Map.of(id, scores), by);
    }

    /**
     * Why the commune's own sheet cannot be changed now: its district has classified it, or it is not the time of the
     * self-review, which the province may extend; empty if it can.
     */
    @Transactional(readOnly = true)
    public Optional<String> sheetLocked(DossierId id) {
        DossierStatus status = dossiers.dossier(id).status();
        if (status == DossierStatus.ASSESSED || status == DossierStatus.CLOSED) {
            return Optional.of("Huyện đã xếp loại, không sửa bản tự chấm được nữa.");
        }
        Window window = cycles.window(id.year(), Milestone.SELF_REVIEW, id.communeCode());
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (now.isBefore(window.opens())) {
            return Optional.of(
                    "Chưa đến kỳ tự đánh giá: bản tự chấm mở từ ngày %s.".formatted(DAY.format(window.opens())));
        }
        return now.isAfter(window.due())
                ? Optional.of(("Đã hết hạn tự đánh giá (%s ngày %s) nên bản tự chấm đã khóa. Xã đề nghị tỉnh"
                                + " gia hạn; khi tỉnh dời thời hạn, bản tự chấm mở lại.")
                        .formatted(TIME.format(window.due()), DAY.format(window.due())))
                : Optional.empty();
    }

    /** @throws RefusedException if the commune's sheet is locked, with the reason */
    public void requireSheetOpen(DossierId id) {
        sheetLocked(id).ifPresent(reason -> {
            throw new RefusedException(reason);
        });
    }

    /** The problems of values that have neither an evidence file nor an explanation (D5). */
    private Stream<String> unproved(DossierId id, SheetReading reading) {
        Set<String> proved =
                files.of(List.of(id)).stream().map(Evidence::indicator).collect(Collectors.toSet());
        return reading.readings().entrySet().stream()
                .filter(entry -> !entry.getValue().measurement().noCase())
                .filter(entry -> entry.getValue().note().isEmpty() && !proved.contains(entry.getKey()))
                .map(entry -> "Chỉ tiêu %s: cần tệp minh chứng hoặc giải trình.".formatted(entry.getKey()));
    }

    private boolean matches(CriteriaSet set, String code, SheetEntries entries, Measurement measurement) {
        SheetReading reading = reader.read(set, set.indicator(code).stream().toList(), entries.only(code));
        return measurement.equals(reading.measurements().get(code));
    }

    /** The values of the indicators that are computed from records of the year, by code. */
    @Transactional(readOnly = true)
    public Map<String, ComputedIndicators.Value> computed(DossierId id) {
        Map<String, ComputedIndicators.Value> computed = new LinkedHashMap<>();
        criteriaSet(id).indicators().stream()
                .filter(indicator -> indicator.computed() != null)
                .forEach(indicator -> records.stream()
                        .flatMap(kept -> kept.value(id, indicator).stream())
                        .findFirst()
                        .ifPresent(value -> computed.put(indicator.code(), value)));
        return computed;
    }

    /**
     * Stores an agency's appraisal: these indicators of all these communes to which they apply, all at once or
     * nothing.
     */
    public void appraise(Collection<DossierId> ids, List<Indicator> indicators, AppraisalGrid grid, String by) {
        Map<DossierId, List<String>> cells = new LinkedHashMap<>();
        for (DossierId id : ids) {
            CriteriaSet set = criteriaSet(id);
            cells.put(
                    id,
                    indicators.stream()
                            .map(Indicator::code)
                            .filter(code -> set.indicator(code).isPresent())
                            .toList());
        }
        appraise(cells, grid, by);
    }

    /**
     * Stores an agency's appraisal: only these indicators of each dossier, all at once or nothing.
     *
     * @param cells codes of the indicators of each dossier
     */
    public void appraise(Map<DossierId, List<String>> cells, AppraisalGrid grid, String by) {
        Objections problems = new Objections();
        Map<DossierId, Map<String, Score>> appraised = new LinkedHashMap<>();
        grid.sheets()
                .besides(cells.keySet())
                .forEach(key -> problems.add("Bảng có hồ sơ «%s» không thuộc phiên này.".formatted(key)));
        Map<DossierId, Map<String, Score>> handedIn = handedIn(cells.keySet());
        cells.forEach((id, codes) -> {
            CriteriaSet set = criteriaSet(id);
            SheetReading reading = reader.read(set, indicators(set, codes), grid.sheet(id));
            Stream.of(
                            reading.problems().stream(),
                            unexplained(reading, handedIn.getOrDefault(id, Map.of())),
                            lateEstimates(id, reading))
                    .flatMap(some -> some)
                    .forEach(problem -> problems.add(units.name(id.communeCode()) + ": " + problem));
            appraised.put(id, scored(set, reading));
        });
        problems.orThrow();
        store(Side.APPRAISED, appraised, by);
    }

    /** The problems of estimates after the district has decided: then only final values are allowed. */
    private Stream<String> lateEstimates(DossierId id, SheetReading reading) {
        Dossier dossier = dossiers.dossier(id);
        return dossier.classification() == null && dossier.reopenings() == 0
                ? Stream.empty()
                : reading.readings().entrySet().stream()
                        .filter(entry -> entry.getValue().estimate())
                        .map(entry -> "Chỉ tiêu %s: lúc này phải nhập số chính thức, không nhập số ước."
                                .formatted(entry.getKey()));
    }

    /** A commune has explained an indicator of which its points were lowered (D5). */
    public void explained(DossierId id, String indicator, String explanation) {
        history.record(List.of(new Change(id.toString(), Recorded.EXPLANATION + indicator, null, explanation, "")));
    }

    /** The own sheets of the communes that have handed them in. */
    private Map<DossierId, Map<String, Score>> handedIn(Collection<DossierId> ids) {
        return scores(dossiers.handedIn(ids), Side.SELF);
    }

    /** The problems of values that differ from the commune's own without a reason. */
    private static Stream<String> unexplained(SheetReading reading, Map<String, Score> self) {
        return reading.readings().entrySet().stream()
                .filter(entry -> self.containsKey(entry.getKey()))
                .filter(entry -> unexplained(self.get(entry.getKey()).measurement(), entry.getValue()))
                .map(entry ->
                        "Chỉ tiêu %s: khác số xã tự chấm thì phải ghi lý do ở phần ghi chú.".formatted(entry.getKey()));
    }

    static boolean unexplained(Measurement self, SheetReading.Reading appraised) {
        return !self.equals(appraised.measurement()) && appraised.note().isEmpty();
    }

    private void store(Side side, Map<DossierId, Map<String, Score>> entered, String by) {
        history.record(Recorded.scores(side, sheets.read(side, entered.keySet()), entered));
        sheets.write(side, entered, by, clock.instant());
    }

    private static Map<String, Score> scored(CriteriaSet set, SheetReading reading) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Map<String, BigDecimal> points = set.points(reading.measurements());
        reading.readings()
                .forEach((code, entry) -> scores.put(
                        code, new Score(entry.measurement(), points.get(code), entry.estimate(), entry.note())));
        return scores;
    }

    /** Refuses a person who would confirm their own appraisal, in any session (D5). */
    @Transactional(readOnly = true)
    public void requireOtherAppraiser(Collection<DossierId> ids, String by, String does) {
        sheets.writers(Side.APPRAISED, ids).forEach(writer -> FourEyes.require(by, writer, "thẩm định chỉ tiêu", does));
    }

    /** As {@link #requireOtherAppraiser(Collection, String, String)}, for one dossier. */
    @Transactional(readOnly = true)
    public void requireOtherAppraiser(DossierId id, String by, String does) {
        requireOtherAppraiser(List.of(id), by, does);
    }

    /** The scores of one side by indicator; empty if there are none yet. */
    @Transactional(readOnly = true)
    public Map<String, Score> scores(DossierId id, Side side) {
        return sheets.read(side, List.of(id)).getOrDefault(id, Map.of());
    }

    /** The scores of one side of several dossiers of one year; a dossier without scores is not in the answer. */
    @Transactional(readOnly = true)
    public Map<DossierId, Map<String, Score>> scores(Collection<DossierId> ids, Side side) {
        return sheets.read(side, ids);
    }

    /** The totals of a sheet. Indicators without a score count as 0. */
    @Transactional(readOnly = true)
    public ScoreTotals totals(DossierId id, Side side) {
        return totals(id, scores(id, side));
    }

    /** The totals of these scores of a dossier. */
    @Transactional(readOnly = true)
    public ScoreTotals totals(DossierId id, Map<String, Score> scores) {
        return totals(criteriaSet(id), scores);
    }

    /** The criteria set of the year as it applies to the commune. */
    @Transactional(readOnly = true)
    public CriteriaSet criteriaSet(DossierId id) {
        return applicable(cycles.criteriaSet(id.year()), id);
    }

    private static List<Indicator> indicators(CriteriaSet set, Collection<String> codes) {
        return set.indicators().stream()
                .filter(indicator -> codes.contains(indicator.code()))
                .toList();
    }

    private CriteriaSet applicable(CriteriaSet set, DossierId id) {
        return units.known(id.communeCode())
                .map(commune -> set.applicableTo(commune.type()))
                .orElse(set);
    }

    /** The totals of the sheet of each of these dossiers of one year. */
    @Transactional(readOnly = true)
    public Map<DossierId, ScoreTotals> totals(int year, Collection<DossierId> ids, Side side) {
        CriteriaSet set = cycles.criteriaSet(year);
        Map<DossierId, Map<String, Score>> scores = sheets.read(side, ids);
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id, id -> totals(applicable(set, id), scores.getOrDefault(id, Map.of()))));
    }

    /**
     * The points of each criterion of these dossiers of one year, summed in the database. Dossiers without scores are
     * missing.
     */
    @Transactional(readOnly = true)
    public Map<DossierId, Map<String, BigDecimal>> points(int year, Collection<DossierId> ids, Side side) {
        return sheets.points(SheetWeights.of(cycles.criteriaSet(year)), side, ids);
    }

    /** The mean points of a district's communes in each criterion. Communes without scores do not count. */
    @Transactional(readOnly = true)
    public Map<String, BigDecimal> means(int year, String districtCode, Side side) {
        return sheets.means(SheetWeights.of(cycles.criteriaSet(year)), side, year, districtCode);
    }

    private static ScoreTotals totals(CriteriaSet set, Map<String, Score> scores) {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        scores.forEach((code, score) -> measurements.put(code, score.measurement()));
        return ScoreTotals.of(set, measurements);
    }
}
