package vn.gov.phutho.cleangov.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.CycleService.Course;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.overview.Counts.Moves;
import vn.gov.phutho.cleangov.overview.Standing.Ahead;
import vn.gov.phutho.cleangov.overview.Standing.Commune;
import vn.gov.phutho.cleangov.overview.Standing.District;
import vn.gov.phutho.cleangov.overview.Standing.ReportState;
import vn.gov.phutho.cleangov.overview.Standing.Step;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Counts a province or a district in the database: the number of statements does not depend on how many communes it has. */
@Service
@Transactional(readOnly = true)
public class StandingService {

    /**
     * The districts of a province, including former ones; for a district, the district itself. The database computes
     * an array first and can then use the index of dossiers by district. With a plain subquery it would read the
     * communes of the whole country before the join.
     */
    static final String DISTRICTS =
            " = any (array(select code from unit_in_time where code = :unit or parent_code = :unit)) ";

    /** The rank of a class in the order of {@link Classification}; 1 is the best. */
    static final String RANK = "array_position(array['XUAT_SAC', 'VUNG_MANH', 'KHA', 'TRUNG_BINH', 'YEU_KEM'], %s)";

    private static final int UNREGISTERED_SHOWN = 12;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");

    private final JdbcClient jdbc;
    private final CycleService cycles;
    private final UnitService units;
    private final OpenTasks openTasks;
    private final Clock clock;

    StandingService(JdbcClient jdbc, CycleService cycles, UnitService units, OpenTasks openTasks, Clock clock) {
        this.jdbc = jdbc;
        this.cycles = cycles;
        this.units = units;
        this.openTasks = openTasks;
        this.clock = clock;
    }

    /**
     * The progress of a unit; empty if the year was never opened.
     *
     * @param unit a province or a district
     */
    Optional<Standing> standing(int year, Unit unit) {
        List<Unit> below = unit.level() == UnitLevel.PROVINCE ? units.childrenOf(unit.code()) : List.of();
        Course course = cycles.course(
                year, Stream.concat(Stream.of(unit), below.stream()).toList());
        if (course.phase() == Phase.NOT_OPEN) {
            return Optional.empty();
        }
        Map<String, List<Window>> windows = course.windows();
        Map<Integer, Map<String, Counts>> counts = counts(year, unit);
        Map<String, Counts> now = counts.getOrDefault(year, Map.of());
        Map<String, Counts> before = counts.getOrDefault(year - 1, Map.of());
        Map<String, Map<Half, ReportState>> reports = reports(year, unit, windows);
        return Optional.of(new Standing(
                year,
                unit,
                line(course.phase()),
                now.entrySet().stream()
                        .map(one -> district(one.getKey(), one.getValue(), reports))
                        .sorted(Comparator.comparing(one -> UnitService.searchable(one.name())))
                        .toList(),
                Counts.sum(now.values()),
                before.isEmpty() ? null : Counts.sum(before.values()),
                unregistered(year, unit),
                ahead(windows.get(unit.code())),
                openTasks.overdue(year, unit.code())));
    }

    /**
     * The progress of a province, in the list of provinces.
     *
     * @param recognised communes recognised as clean and strong, including the excellent ones
     */
    record Province(String code, String name, long communes, long registered, long classified, long recognised) {}

    /** The progress of all provinces, for administrators; it includes provinces without a dossier of the year. */
    List<Province> provinces(int year) {
        return jdbc.sql("""
                        select p.code, p.name, count(d.id), count(d.registered_at), count(d.classified_at),
                               count(d.recognised_at)
                        from unit_in_time p
                        left join unit_in_time h on h.parent_code = p.code and h.valid_to is null
                        left join dossier_state d on d.district_code = h.code and d.year = :year
                        where p.parent_code is null and p.valid_to is null
                        group by p.code, p.name order by p.code
                        """)
                .param("year", year)
                .query((row, number) -> new Province(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .list();
    }

    private static List<Step> line(Phase current) {
        return Stream.of(
                        Phase.REGISTRATION,
                        Phase.IMPLEMENTATION,
                        Phase.SELF_REVIEW,
                        Phase.ASSESSMENT,
                        Phase.RECOGNITION,
                        Phase.CLOSED)
                .map(phase -> new Step(phase, phase.compareTo(current) < 0, phase == current))
                .toList();
    }

    private District district(String code, Counts counts, Map<String, Map<Half, ReportState>> reports) {
        Map<Half, ReportState> own = reports.getOrDefault(code, Map.of());
        return new District(
                units.find(code).map(Unit::code).orElse(null), name(code), counts, own.get(Half.H1), own.get(Half.H2));
    }

    /** The counts of this year and the previous one, by district. */
    private Map<Integer, Map<String, Counts>> counts(int year, Unit unit) {
        Map<Integer, Map<String, Counts>> counts = new HashMap<>();
        jdbc.sql("""
                        select d.year, d.district_code, count(*), count(d.registered_at),
                               count(*) filter (where d.registered_at is not null and not d.registered_in_time),
                               count(b.dossier_id), count(a.dossier_id), count(d.handed_in_at), count(d.classified_at),
                               count(d.recognised_at),
                               count(*) filter (where d.classification = 'XUAT_SAC') as XUAT_SAC,
                               count(*) filter (where d.classification = 'VUNG_MANH') as VUNG_MANH,
                               count(*) filter (where d.classification = 'KHA') as KHA,
                               count(*) filter (where d.classification = 'TRUNG_BINH') as TRUNG_BINH,
                               count(*) filter (where d.classification = 'YEU_KEM') as YEU_KEM,
                               count(*) filter (where %1$s < %2$s) as better,
                               count(*) filter (where %1$s = %2$s) as same,
                               count(*) filter (where %1$s > %2$s) as worse
                        from dossier_state d
                        left join dossier_state l on l.year = d.year - 1 and l.commune_code = d.commune_code
                        left join briefed_commune b on b.dossier_id = d.id
                        left join assigned_commune a on a.dossier_id = d.id
                        where d.year in (:year, :year - 1) and d.district_code
                        """.formatted(RANK.formatted("d.classification"), RANK.formatted("l.classification"))
                        + DISTRICTS + "group by d.year, d.district_code")
                .param("year", year)
                .param("unit", unit.code())
                .query(row -> {
                    counts.computeIfAbsent(row.getInt(1), one -> new TreeMap<>())
                            .put(row.getString(2), counts(row));
                });
        return counts;
    }

    private static Counts counts(ResultSet row) throws SQLException {
        Map<Classification, Long> byClass = new EnumMap<>(Classification.class);
        for (Classification one : Classification.values()) {
            byClass.put(one, row.getLong(one.name()));
        }
        return new Counts(
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                byClass,
                new Moves(row.getLong("better"), row.getLong("same"), row.getLong("worse")));
    }

    private List<Commune> unregistered(int year, Unit unit) {
        return jdbc.sql("select d.commune_code, d.district_code from dossier_state d"
                        + " where d.year = :year and d.registered_at is null and d.district_code" + DISTRICTS
                        + " order by d.district_code, d.commune_code limit :shown")
                .param("year", year)
                .param("unit", unit.code())
                .param("shown", UNREGISTERED_SHOWN)
                .query((row, number) -> new Commune(row.getString(1), name(row.getString(1)), name(row.getString(2))))
                .list();
    }

    private String name(String code) {
        return units.known(code).map(Unit::name).orElse(code);
    }

    private List<Ahead> ahead(List<Window> windows) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return windows.stream()
                .filter(window -> window.due().isAfter(now))
                .sorted(Comparator.comparing(Window::due))
                .map(window -> new Ahead(
                        window.milestone().title(),
                        window.due(),
                        ChronoUnit.DAYS.between(now.toLocalDate(), window.due().toLocalDate())))
                .toList();
    }

    private Map<String, Map<Half, ReportState>> reports(int year, Unit unit, Map<String, List<Window>> windows) {
        Map<String, Map<Half, ReportState>> reports = new HashMap<>();
        jdbc.sql("select district_code, half, submitted_at, received_at, returned_at from report_state"
                        + " where year = :year and district_code" + DISTRICTS)
                .param("year", year)
                .param("unit", unit.code())
                .query(row -> {
                    Half half = Half.valueOf(row.getString(2));
                    reports.computeIfAbsent(row.getString(1), code -> new EnumMap<>(Half.class))
                            .put(
                                    half,
                                    state(
                                            due(half, windows.get(row.getString(1))),
                                            row.getTimestamp(3),
                                            row.getTimestamp(4),
                                            row.getTimestamp(5)));
                });
        return reports;
    }

    /** Null for a district that no longer exists. */
    private static Window due(Half half, List<Window> windows) {
        return windows == null ? null : Window.of(windows, half.milestone());
    }

    /** @param window null for a district that no longer exists */
    private ReportState state(Window window, Timestamp submitted, Timestamp received, Timestamp returned) {
        if (received != null) {
            return new ReportState("đã tiếp nhận " + day(received), false, true);
        }
        if (submitted != null) {
            return new ReportState("đã gửi " + day(submitted) + ", chờ tiếp nhận", false, false);
        }
        String again = returned == null ? "" : ", bị trả lại";
        LocalDate today = LocalDate.now(clock);
        if (window != null && ZonedDateTime.now(clock).isAfter(window.due())) {
            long days = ChronoUnit.DAYS.between(window.due().toLocalDate(), today);
            return new ReportState((days == 0 ? "quá hạn hôm nay" : "chậm " + days + " ngày") + again, true, false);
        }
        return new ReportState(window == null ? "chưa gửi" : "hạn " + DAY.format(window.due()) + again, false, false);
    }

    private String day(Timestamp at) {
        return DAY.format(at.toInstant().atZone(clock.getZone()));
    }
}
