package vn.gov.phutho.cleangov.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
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
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of the reports of June and December (D2.4). */
@Component
class ReportPapers implements PaperSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ReportRepository reports;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final Clock clock;

    ReportPapers(
            ReportRepository reports,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            Clock clock) {
        this.reports = reports;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.clock = clock;
    }

    /** The points in the report: their source, and the totals by commune. */
    private record Points(String basis, Map<DossierId, ScoreTotals> of) {}

    @Override
    public Set<PaperType> types() {
        return Set.of(PaperType.JUNE_REPORT, PaperType.DECEMBER_REPORT);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return drafted(type, key).map(this::content);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> issuer(PaperType type, String key) {
        return drafted(type, key).map(report -> report.key().districtCode());
    }

    private Optional<Report> drafted(PaperType type, String key) {
        return BusinessKey.find(ReportId.class, key)
                .flatMap(reports::findById)
                .filter(report -> type(report.key().half()) == type)
                .filter(Report::drafted);
    }

    static PaperType type(Half half) {
        return switch (half) {
            case H1 -> PaperType.JUNE_REPORT;
            case H2 -> PaperType.DECEMBER_REPORT;
        };
    }

    private PaperContent content(Report report) {
        ReportId id = report.key();
        KeptFigures figures = KeptFigures.of(report.figures());
        List<Dossier> communes = dossiers.ofDistrict(id.year(), id.districtCode());
        Map<DossierId, ScoreTotals> self = totals(
                id.year(),
                communes.stream().filter(one -> one.handedInAt() != null).toList(),
                Side.SELF);
        Map<DossierId, ScoreTotals> appraised = totals(
                id.year(),
                communes.stream().filter(one -> one.classification() != null).toList(),
                Side.APPRAISED);
        Points points = appraised.isEmpty()
                ? new Points(self.isEmpty() ? "chưa chấm điểm" : "điểm tự chấm", self)
                : new Points("điểm thẩm định", appraised);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Dossier commune : communes) {
            rows.add(Map.of(
                    "order", Integer.toString(rows.size() + 1),
                    "name", units.name(commune.communeCode()),
                    "registered",
                            commune.registeredAt() == null
                                    ? "chưa đăng ký"
                                    : DAY.format(LocalDate.ofInstant(commune.registeredAt(), clock.getZone())),
                    "self", total(self.get(commune.key())),
                    "appraised", total(appraised.get(commune.key())),
                    "classification",
                            commune.classification() == null
                                    ? "chưa xếp loại"
                                    : commune.classification().title()));
        }
        return new PaperContent(id.districtCode(), id.year())
                .text("pointsBasis", points.basis())
                .paragraphs("course", sentences(figures.course()))
                .paragraphs("situation", report.situation())
                .table("criteria", criteria(id.year(), points.of().values()))
                .paragraphs("classes", sentences(id.half() == Half.H1 ? figures.forecast() : figures.classes()))
                .paragraphs("weak", sentences(figures.weak()))
                .paragraphs("democracy", sentences(figures.democracy()))
                .paragraphs("press", sentences(figures.press()))
                .paragraphs("difficulties", report.difficulties())
                .paragraphs("proposals", report.proposals())
                .table("rows", rows);
    }

    private Map<DossierId, ScoreTotals> totals(int year, List<Dossier> communes, Side side) {
        return scoring.totals(year, communes.stream().map(Dossier::key).toList(), side);
    }

    private List<Map<String, String>> criteria(int year, Collection<ScoreTotals> totals) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Criterion criterion : cycles.criteriaSet(year).criteria()) {
            rows.add(Map.of(
                    "order", Integer.toString(rows.size() + 1),
                    "name", criterion.name(),
                    "maximum", number(criterion.maxPoints()),
                    "average",
                            totals.isEmpty()
                                    ? "–"
                                    : number(totals.stream()
                                            .map(one -> one.criteria().getOrDefault(criterion.code(), BigDecimal.ZERO))
                                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                                            .divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_UP))));
        }
        return rows;
    }

    /** Turns figures into sentences. A report of an older year without these figures has an empty chapter. */
    private static List<String> sentences(List<String> lines) {
        return lines.isEmpty()
                ? List.of("Không có.")
                : lines.stream()
                        .map(line -> line.matches(".*[.;:]") ? line : line + ".")
                        .toList();
    }

    private static String total(ScoreTotals totals) {
        return totals == null ? "–" : number(totals.total());
    }

    private static String number(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
