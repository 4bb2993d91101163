package vn.gov.phutho.cleangov.coverage;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.Criterion;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * What the press plans and publishes (D4). A commune may be criticised only after its class is decided, in pieces
 * published from then on.
 *
 * <p>The year cannot close until every outlet has closed its own year: it has recorded its pieces, or has given a
 * reason for having none.
 */
@Service
@Transactional
public class CoverageService implements YearObligation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_LINK = 500;
    private static final int MOST_PIECES_AT_ONCE = 200;
    private static final int BEST_OF_A_CRITERION = 3;

    private final CoverageRepository coverages;
    private final CoveragePieceRepository coveragePieces;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;
    private final Clock clock;

    CoverageService(
            CoverageRepository coverages,
            CoveragePieceRepository coveragePieces,
            DossierService dossiers,
            ScoreService scoring,
            CycleService cycles,
            UnitService units,
            Clock clock) {
        this.coverages = coverages;
        this.coveragePieces = coveragePieces;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
        this.clock = clock;
    }

    /** Opens the year of every outlet of every province that has none yet. Returns the opened ones. */
    public List<AgencyYear> open(int year) {
        List<AgencyYear> opened = new ArrayList<>();
        for (Unit province : units.provinces()) {
            for (Agency outlet : units.agencies(Role.PROVINCE_MEDIA)) {
                AgencyYear id = new AgencyYear(year, outlet.code(), province.code());
                if (!coverages.existsById(id)) {
                    opened.add(id);
                }
            }
        }
        coverages.saveAllAndFlush(opened.stream().map(Coverage::new).toList());
        return opened;
    }

    public void plan(AgencyYear id, String plan, String by) {
        if (plan.isBlank() || plan.length() > LONGEST_TEXT) {
            throw new RefusedException("Ghi kế hoạch tuyên truyền, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        coverage(id).plan(plan, by, clock.instant());
    }

    /**
     * Records what an outlet has published, all pieces or none; closes the year of the outlet if these are the last
     * ones.
     */
    void record(AgencyYear id, PublishedPieces published, String by) {
        if (published.pieces().isEmpty() && !published.closing()) {
            throw new RefusedException("Ghi ít nhất một tin, bài.");
        }
        Objections problems = new Objections();
        List<CoveragePiece> known = new ArrayList<>(pieces(id));
        List<CoveragePiece> recorded = new ArrayList<>();
        int line = 0;
        for (PublishedPieces.Piece one : published.pieces()) {
            line++;
            Optional<CoveragePiece> piece = piece(id, one, by);
            Optional<String> problem = piece.map(read -> problemOf(id, read)
                            .or(() -> known.stream().anyMatch(read::isSameAs)
                                    ? Optional.of("tin, bài này đã được ghi")
                                    : Optional.empty()))
                    .orElse(Optional.of("chọn loại, đơn vị và ngày đăng"));
            if (problem.isPresent()) {
                problems.add("Dòng %d: %s.".formatted(line, problem.get()));
            } else {
                known.add(piece.orElseThrow());
                recorded.add(piece.orElseThrow());
            }
        }
        if (line > MOST_PIECES_AT_ONCE) {
            problems.add("Mỗi lần ghi không quá %d tin, bài.".formatted(MOST_PIECES_AT_ONCE));
        }
        problems.orThrow();
        coveragePieces.saveAllAndFlush(recorded);
        if (published.closing()) {
            close(id, published.closingNote(), by);
        }
    }

    /** The piece of a row; empty if the row names no kind, unit or day. */
    private Optional<CoveragePiece> piece(AgencyYear id, PublishedPieces.Piece one, String by) {
        Optional<Unit> unit = units.find(one.unit());
        return one.kind().isEmpty() || unit.isEmpty() || one.publishedOn().isEmpty()
                ? Optional.empty()
                : Optional.of(new CoveragePiece(
                        id,
                        one.kind().get(),
                        unit.get().code(),
                        one.publishedOn().get(),
                        one.title(),
                        one.link(),
                        by,
                        clock.instant()));
    }

    private Optional<String> problemOf(AgencyYear id, CoveragePiece piece) {
        LocalDate on = piece.publishedOn();
        if (!units.isWithin(piece.unitCode(), id.unitCode())) {
            return Optional.of("chọn một đơn vị của tỉnh");
        }
        if (on.getYear() != id.year() || on.isAfter(LocalDate.now(clock))) {
            return Optional.of("ngày đăng phải trong năm %d và không ở trong tương lai".formatted(id.year()));
        }
        if (piece.title().isEmpty() || piece.title().length() > LONGEST_TITLE) {
            return Optional.of("ghi tên tin, bài, không quá %d ký tự".formatted(LONGEST_TITLE));
        }
        if (piece.link().length() > LONGEST_LINK || !piece.link().matches("(https?://\\S+)?")) {
            return Optional.of("đường dẫn phải bắt đầu bằng http:// hoặc https://");
        }
        return piece.kind() == PieceKind.CRITICISE ? namedTooEarly(piece) : Optional.empty();
    }

    private Optional<String> namedTooEarly(CoveragePiece piece) {
        Unit unit = units.unit(piece.unitCode());
        if (unit.level() != UnitLevel.COMMUNE) {
            return Optional.empty();
        }
        Optional<LocalDate> decided = dossiers.find(piece.coverage().year(), unit.code())
                .map(Dossier::classifiedAt)
                .map(at -> LocalDate.ofInstant(at, clock.getZone()));
        if (decided.isEmpty()) {
            return Optional.of("chưa được phê phán %s vì huyện chưa quyết định xếp loại xã này".formatted(unit.name()));
        }
        return piece.publishedOn().isBefore(decided.get())
                ? Optional.of("không được phê phán %s trước ngày huyện quyết định xếp loại (%s)"
                        .formatted(unit.name(), DAY.format(decided.get())))
                : Optional.empty();
    }

    /**
     * Closes the year of an outlet that has recorded everything.
     *
     * @param note required if it has published nothing
     */
    private void close(AgencyYear id, String note, String by) {
        LocalDate opens = opensOn(id);
        if (LocalDate.now(clock).isBefore(opens)) {
            throw new RefusedException("Từ ngày %s mới khép được việc tuyên truyền của năm, khi đã có kết quả xếp loại."
                    .formatted(DAY.format(opens)));
        }
        if (note.length() > LONGEST_TEXT || note.isBlank() && pieces(id).isEmpty()) {
            throw new RefusedException(
                    "Chưa ghi tin, bài nào trong năm: ghi rõ lý do, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        coverage(id).close(note, by, clock.instant());
    }

    /** The day from which the results may be published, and the outlet may close its year. */
    @Transactional(readOnly = true)
    public LocalDate opensOn(AgencyYear id) {
        return cycles.windowOf(id, Milestone.COVERAGE).opens().toLocalDate();
    }

    /** What an outlet has recorded, the latest first. */
    List<CoveragePiece> pieces(AgencyYear id) {
        return coveragePieces.findByCoverageIdOrderByPublishedOnDescIdDesc(id);
    }

    /** The number of pieces of all outlets about each unit. Units without a piece are missing. */
    @Transactional(readOnly = true)
    public Map<String, Long> piecesByUnit(int year) {
        return coveragePieces.findByYear(year).stream()
                .collect(Collectors.groupingBy(CoveragePiece::unitCode, Collectors.counting()));
    }

    /**
     * The communes that the year's results suggest to the press: to commend (recognised by their district), to
     * criticise (weak), and to spread their experience (the best in each criterion). Only communes whose class is
     * decided.
     */
    @Transactional(readOnly = true)
    public List<Suggestion> suggestions(int year, String provinceCode) {
        List<Dossier> decided = units.childrenOf(provinceCode).stream()
                .flatMap(district -> dossiers.ofDistrict(year, district.code()).stream())
                .filter(dossier -> dossier.classification() != null)
                .toList();
        Stream<Suggestion> commended = decided.stream()
                .filter(dossier -> dossier.classification().recognised())
                .sorted(Comparator.comparing(Dossier::classification))
                .map(dossier -> suggestion(PieceKind.COMMEND, dossier));
        Stream<Suggestion> criticised = decided.stream()
                .filter(dossier -> dossier.classification() == Classification.YEU_KEM)
                .map(dossier -> suggestion(PieceKind.CRITICISE, dossier));
        return Stream.of(commended, criticised, experience(year, decided))
                .flatMap(all -> all)
                .toList();
    }

    private static Suggestion suggestion(PieceKind kind, Dossier dossier) {
        return new Suggestion(
                kind, dossier.communeCode(), dossier.classification().title());
    }

    private Stream<Suggestion> experience(int year, List<Dossier> decided) {
        Map<DossierId, Map<String, Score>> scores =
                scoring.scores(decided.stream().map(Dossier::key).toList(), Side.APPRAISED);
        Map<DossierId, ScoreTotals> totals = scores.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> scoring.totals(one.getKey(), one.getValue())));
        return cycles.criteriaSet(year).criteria().stream().flatMap(criterion -> best(criterion, totals));
    }

    private static Stream<Suggestion> best(Criterion criterion, Map<DossierId, ScoreTotals> totals) {
        return totals.entrySet().stream()
                .sorted(Comparator.<Map.Entry<DossierId, ScoreTotals>, BigDecimal>comparing(
                                one -> one.getValue().criteria().get(criterion.code()))
                        .thenComparing(one -> one.getValue().total())
                        .reversed()
                        .thenComparing(one -> one.getKey().communeCode()))
                .limit(BEST_OF_A_CRITERION)
                .map(one -> new Suggestion(
                        PieceKind.EXPERIENCE,
                        one.getKey().communeCode(),
                        "%s: %s/%s điểm"
                                .formatted(
                                        criterion.name(),
                                        decimal(one.getValue().criteria().get(criterion.code())),
                                        decimal(criterion.maxPoints()))));
    }

    private static String decimal(BigDecimal points) {
        return points.toPlainString().replace('.', ',');
    }

    /** @throws NoSuchElementException if there is no such outlet or its year was not opened */
    @Transactional(readOnly = true)
    Coverage coverage(AgencyYear id) {
        return coverages
                .findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có hồ sơ tuyên truyền «" + id + "»."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return coverages.findByYearAndClosedAtIsNullOrderById(year).stream()
                .map(coverage -> "việc tuyên truyền của %s (%s)"
                        .formatted(
                                units.agencyName(coverage.key().agencyCode()),
                                coverage.planned() ? "chưa khép" : "chưa có kế hoạch"))
                .toList();
    }
}
