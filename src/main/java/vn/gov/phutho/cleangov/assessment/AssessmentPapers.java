package vn.gov.phutho.cleangov.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperContent;
import vn.gov.phutho.cleangov.document.PaperSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ExcellenceFile;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of the papers of a session: the council's minutes, the decision, the request for excellence. */
@Component
class AssessmentPapers implements PaperSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** A placeholder to fill in by hand until the council has met. */
    private static final String OPEN = "……";

    private final AssessmentRepository assessments;
    private final AssessmentService service;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final ExcellenceFile excellence;
    private final UnitService units;

    AssessmentPapers(
            AssessmentRepository assessments,
            AssessmentService service,
            DossierService dossiers,
            ScoreService scoring,
            ExcellenceFile excellence,
            UnitService units) {
        this.assessments = assessments;
        this.service = service;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.excellence = excellence;
        this.units = units;
    }

    /** A commune of the session, with its totals. */
    private record Row(AssessmentResult result, Dossier dossier, ScoreTotals self, ScoreTotals appraised) {

        /** The class that the chair has decided; before that, the proposed one. */
        Classification classification() {
            return Optional.ofNullable(result.decidedClass()).orElse(result.proposedClass());
        }

        boolean recognised() {
            return classification().recognised();
        }
    }

    @Override
    public Set<PaperType> types() {
        return Set.of(
                PaperType.COUNCIL_MINUTES,
                PaperType.CLASS_DECISION,
                PaperType.CLASS_NOTICE,
                PaperType.EXCELLENCE_REQUEST);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return type == PaperType.CLASS_NOTICE
                ? Optional.ofNullable(notices(List.of(key)).get(key))
                : ofSession(type, key);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, PaperContent> contents(PaperType type, Collection<String> keys) {
        return type == PaperType.CLASS_NOTICE ? notices(keys) : PaperSource.super.contents(type, keys);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> issuer(PaperType type, String key) {
        if (type == PaperType.CLASS_NOTICE) {
            return BusinessKey.find(DossierId.class, key).stream()
                    .flatMap(id -> service.decided(List.of(id)).stream())
                    .findFirst()
                    .map(result -> result.assessmentId().unitCode());
        }
        return BusinessKey.find(UnitYear.class, key)
                .filter(assessments::existsById)
                .filter(id -> {
                    List<AssessmentResult> results = service.results(id);
                    return type == PaperType.EXCELLENCE_REQUEST ? isAnyProposed(id, results) : !results.isEmpty();
                })
                .map(UnitYear::unitCode);
    }

    private boolean isAnyProposed(UnitYear id, List<AssessmentResult> results) {
        Set<DossierId> proposed =
                service.proposedForExcellence(id).stream().map(Dossier::key).collect(Collectors.toSet());
        return results.stream().map(AssessmentResult::dossierId).anyMatch(proposed::contains);
    }

    /** The notices by dossier. There is no notice for a dossier that is not decided. */
    private Map<String, PaperContent> notices(Collection<String> keys) {
        Map<String, PaperContent> notices = new LinkedHashMap<>();
        service
                .decided(keys.stream()
                        .flatMap(key -> BusinessKey.find(DossierId.class, key).stream())
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(AssessmentResult::assessmentId, LinkedHashMap::new, Collectors.toList()))
                .forEach((session, decided) -> rows(session, decided)
                        .forEach(row -> notices.put(row.dossier().getId().toString(), notice(row))));
        return notices;
    }

    private Optional<PaperContent> ofSession(PaperType type, String key) {
        return BusinessKey.find(UnitYear.class, key)
                .flatMap(assessments::findById)
                .flatMap(session -> {
                    List<Row> rows = rows(session);
                    PaperContent content = new PaperContent(session.districtCode(), session.year());
                    return rows.isEmpty()
                            ? Optional.empty()
                            : switch (type) {
                                case COUNCIL_MINUTES -> Optional.of(minutes(content, session, rows));
                                case CLASS_DECISION -> Optional.of(decision(content, session, rows));
                                case EXCELLENCE_REQUEST -> request(content, session, rows);
                                default -> Optional.empty();
                            };
                });
    }

    private PaperContent minutes(PaperContent content, Assessment session, List<Row> rows) {
        return council(content, session)
                .paragraphs(
                        "minutes", Optional.ofNullable(session.councilMinutes()).orElse(OPEN))
                .paragraphs("frontOpinion", session.frontOpinion())
                .table(
                        "rows",
                        numbered(
                                rows,
                                row -> Map.of(
                                        "appraised", number(row.appraised().total()),
                                        "proposed", row.result().proposedClass().title(),
                                        "votes", votes(session, row))));
    }

    private PaperContent decision(PaperContent content, Assessment session, List<Row> rows) {
        List<String> classes = Stream.of(Classification.values())
                .map(one -> "- %s: %d đơn vị;"
                        .formatted(
                                one.titleByDistrict(),
                                rows.stream()
                                        .filter(row -> row.classification() == one)
                                        .count()))
                .toList();
        return content.text("communes", rows.size())
                .text("recognised", rows.stream().filter(Row::recognised).count())
                .text("councilMetOn", day(session.councilMetOn()))
                .paragraphs("classes", last(classes))
                .table(
                        "rows",
                        numbered(
                                rows,
                                row -> Map.of(
                                        "appraised", number(row.appraised().total()),
                                        "classification", row.classification().titleByDistrict(),
                                        "recognised", row.recognised() ? "Công nhận" : "")));
    }

    private PaperContent notice(Row row) {
        AssessmentResult result = row.result();
        Dossier dossier = row.dossier();
        DossierId id = dossier.key();
        CriteriaSet set = scoring.criteriaSet(id);
        Optional<ScoreTotals> self = Optional.of(row.self()).filter(one -> dossier.handedInAt() != null);
        ScoreTotals appraised = row.appraised();
        List<Map<String, String>> criteria = new ArrayList<>();
        for (Criterion criterion : set.criteria()) {
            criteria.add(Map.of(
                    "order", Integer.toString(criteria.size() + 1),
                    "name", criterion.name(),
                    "maximum", number(criterion.maxPoints()),
                    "self",
                            self.map(totals -> number(totals.criteria().get(criterion.code())))
                                    .orElse("–"),
                    "appraised", number(appraised.criteria().get(criterion.code()))));
        }
        List<String> reasons = new ArrayList<>(result.classReasons());
        if (!result.reason().isBlank()) {
            reasons.add("Ý kiến của Chủ tịch Ủy ban nhân dân huyện: " + result.reason());
        }
        return new PaperContent(dossier.districtCode(), id.year())
                .unit("communeName", units.name(id.communeCode()))
                .text("classification", result.decidedClass().titleByDistrict())
                .text("total", number(appraised.total()))
                .text("maximum", number(set.maxPoints()))
                .paragraphs("reasons", reasons.isEmpty() ? List.of("Không có.") : reasons)
                .table("criteria", criteria);
    }

    /** None if no commune is proposed. */
    private Optional<PaperContent> request(PaperContent content, Assessment session, List<Row> rows) {
        Set<DossierId> proposed = service.proposedForExcellence(session.getId()).stream()
                .map(Dossier::getId)
                .collect(Collectors.toSet());
        List<Row> requested = rows.stream()
                .filter(row -> proposed.contains(row.dossier().getId()))
                .toList();
        return requested.isEmpty()
                ? Optional.empty()
                : Optional.of(council(content, session)
                        .text("communes", rows.size())
                        .text(
                                "recognised",
                                rows.stream().filter(Row::recognised).count())
                        .text("requested", requested.size())
                        .paragraphs("frontOpinion", session.frontOpinion())
                        .table(
                                "rows",
                                numbered(
                                        requested,
                                        row -> Map.of(
                                                "self",
                                                        row.dossier().handedInAt() == null
                                                                ? "–"
                                                                : number(row.self()
                                                                        .total()),
                                                "appraised",
                                                        number(row.appraised().total()),
                                                "votes", votes(session, row))))
                        .sections("annexes", annexes(session, requested)));
    }

    private List<PaperContent> annexes(Assessment session, List<Row> requested) {
        List<PaperContent> annexes = new ArrayList<>();
        for (Row row : requested) {
            DossierId id = row.dossier().key();
            List<String> achievements = new ArrayList<>(excellence.achievements(id));
            achievements.add("Hội đồng xét, công nhận: %s phiếu tán thành.".formatted(votes(session, row)));
            annexes.add(new PaperContent(session.districtCode(), session.year())
                    .text("order", annexes.size() + 1)
                    .text("communeName", units.name(id.communeCode()))
                    .paragraphs("achievements", String.join("\n", achievements))
                    .table("sheet", excellence.sheet(id)));
        }
        return annexes;
    }

    private static PaperContent council(PaperContent content, Assessment session) {
        return content.text("councilMetOn", day(session.councilMetOn()))
                .text("councilMembers", orOpen(session.councilMembers()))
                .text("councilPresent", orOpen(session.councilPresent()));
    }

    private List<Row> rows(Assessment session) {
        UnitYear id = session.getId();
        return rows(id, service.results(id));
    }

    private List<Row> rows(UnitYear session, List<AssessmentResult> results) {
        Map<DossierId, Dossier> communes = dossiers.ofDistrict(session.year(), session.unitCode()).stream()
                .collect(Collectors.toMap(Dossier::getId, Function.identity()));
        Collection<DossierId> ids =
                results.stream().map(AssessmentResult::dossierId).toList();
        Map<DossierId, ScoreTotals> self = scoring.totals(session.year(), ids, Side.SELF);
        Map<DossierId, ScoreTotals> appraised = scoring.totals(session.year(), ids, Side.APPRAISED);
        return results.stream()
                .map(one -> new Row(
                        one, communes.get(one.dossierId()), self.get(one.dossierId()), appraised.get(one.dossierId())))
                .toList();
    }

    private List<Map<String, String>> numbered(List<Row> rows, Function<Row, Map<String, String>> cells) {
        List<Map<String, String>> numbered = new ArrayList<>();
        for (Row row : rows) {
            Map<String, String> all = new HashMap<>(cells.apply(row));
            all.put("order", Integer.toString(numbered.size() + 1));
            all.put("name", units.name(row.dossier().communeCode()));
            numbered.add(all);
        }
        return numbered;
    }

    /** The last of a list ends with a full stop. */
    private static List<String> last(List<String> lines) {
        List<String> ended = new ArrayList<>(lines);
        ended.replaceAll(line -> line.equals(lines.get(lines.size() - 1)) ? line.replace(';', '.') : line);
        return ended;
    }

    private static String votes(Assessment session, Row row) {
        return row.result().votesFor() == null
                ? OPEN
                : "%d/%d".formatted(row.result().votesFor(), session.councilPresent());
    }

    private static String day(LocalDate day) {
        return day == null ? OPEN : DAY.format(day);
    }

    private static String orOpen(Integer number) {
        return number == null ? OPEN : number.toString();
    }

    private static String number(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
