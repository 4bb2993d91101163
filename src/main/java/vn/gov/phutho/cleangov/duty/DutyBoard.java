package vn.gov.phutho.cleangov.duty;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The duties of all units side by side, so that the database counts, sorts and cuts them into pages. Every change of a record marks
 * its unit (triggers of V30), and whoever looks has the marked units asked anew first; every unit is asked anew each day and after each
 * start, so that nothing depends on a mark alone.
 */
@Repository
class DutyBoard {

    private static final int UNITS_AT_ONCE = 1_000;
    private static final int ROWS_AT_ONCE = 500;

    /** Of all locks of the application's, the one for this. */
    private static final int LOCK = 30;

    private static final String STATE = """
            case when d.done_at is not null then 'DONE' when d.due < :now then 'OVERDUE' when d.opens > :now then 'NOT_YET'
                 when d.due > :soon then 'IN_PROGRESS' else 'DUE_SOON' end
            """;

    private static final String ROWS = """
            select d.*, count(*) over () as found, g.urged_at, g.recipients,
                   coalesce(nullif(concat_ws(' ', w.first_, w.last_), ''), g.urged_by) as urged_by,
                   array(select concat_ws(' ', p.first_, p.last_) from act_id_membership m
                         join act_id_user p on p.id_ = m.user_id_ where m.group_id_ = d.group_id order by p.id_) as people
            from duty d
            left join lateral (
                select u.urged_at, u.recipients, u.urged_by from duty_urging u
                where u.year = d.year and u.unit_code = d.unit_code and u.duty = d.code order by u.id desc limit 1) g on true
            left join act_id_user w on w.id_ = g.urged_by
            where d.year = :year and
            """;

    private static final String ORDER = " order by d.due, d.unit_code, d.clause, d.title, d.id";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final JdbcClient inPortions;
    private final UnitService units;
    private final Clock clock;

    DutyBoard(JdbcClient jdbc, JdbcTemplate batch, UnitService units, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        JdbcTemplate portions = new JdbcTemplate(batch.getDataSource());
        portions.setFetchSize(ROWS_AT_ONCE);
        this.inPortions = JdbcClient.create(portions);
        this.units = units;
        this.clock = clock;
    }

    /**
     * A duty as it stands on the board.
     *
     * @param people who answer for it; none where nobody holds the post
     * @param urged how they were last urged; null if never
     */
    record Line(Duty duty, List<String> people, DutyList.Urged urged) {}

    /** @param total of all pages */
    record Found(List<Line> lines, long total) {}

    /** A new version may count otherwise, and units may be no more. */
    @EventListener(ApplicationStartedEvent.class)
    void beginAnew() {
        jdbc.sql("truncate duty, duty_fresh, duty_stale").update();
    }

    /**
     * Asks the records anew about those of these units whose duties may be others than on the board.
     *
     * @param ask the duties of some units by the records
     */
    void bringUpToDate(int year, List<Unit> scope, Function<List<Unit>, List<Duty>> ask) {
        String[] codes = scope.stream().map(Unit::code).toArray(String[]::new);
        boolean fresh = jdbc.sql("""
                        select not exists (select 1 from duty_stale where year = :year or year is null)
                               and :units = (select count(*) from duty_fresh
                                             where year = :year and day = :today and unit_code = any (:codes))
                        """)
                .param("year", year)
                .param("units", codes.length)
                .param("today", LocalDate.now(clock))
                .param("codes", codes)
                .query(Boolean.class)
                .single();
        if (fresh) {
            return;
        }
        jdbc.sql("select 1 from pg_advisory_xact_lock(?, ?)")
                .params(LOCK, year)
                .query()
                .listOfRows();
        forgetStale(year);
        Set<String> known = new HashSet<>(
                jdbc.sql("select unit_code from duty_fresh where year = ? and day = ? and unit_code = any (?)")
                        .params(year, LocalDate.now(clock), codes)
                        .query(String.class)
                        .list());
        List<Unit> missing =
                scope.stream().filter(unit -> !known.contains(unit.code())).toList();
        for (int from = 0; from < missing.size(); from += UNITS_AT_ONCE) {
            List<Unit> some = missing.subList(from, Math.min(from + UNITS_AT_ONCE, missing.size()));
            write(year, some, ask.apply(some));
        }
    }

    /** What has changed is asked anew by whoever next looks at it, the reader of this moment perhaps. */
    private void forgetStale(int year) {
        Set<String> stale = new HashSet<>();
        boolean[] all = new boolean[2];
        jdbc.sql("delete from duty_stale where year = ? or year is null returning year, unit_code, below")
                .param(year)
                .query(row -> {
                    String code = row.getString(2);
                    all[0] |= row.getObject(1) == null;
                    all[1] |= code == null;
                    if (code != null && units.known(code).isPresent()) {
                        units.pathTo(code).forEach(unit -> stale.add(unit.code()));
                        if (row.getBoolean(3) && units.find(code).isPresent()) {
                            units.within(code).forEach(unit -> stale.add(unit.code()));
                        }
                    }
                });
        if (all[0]) {
            jdbc.sql("delete from duty_fresh").update();
        } else if (all[1]) {
            jdbc.sql("delete from duty_fresh where year = ?").param(year).update();
        } else {
            jdbc.sql("delete from duty_fresh where year = ? and unit_code = any (?)")
                    .params(year, stale.toArray(String[]::new))
                    .update();
        }
    }

    private void write(int year, List<Unit> some, List<Duty> duties) {
        String[] codes = some.stream().map(Unit::code).toArray(String[]::new);
        jdbc.sql("delete from duty where year = ? and unit_code = any (?)")
                .params(year, codes)
                .update();
        Map<String, String> districts = new LinkedHashMap<>();
        some.stream()
                .filter(unit -> unit.level() != UnitLevel.PROVINCE)
                .forEach(unit ->
                        districts.put(unit.code(), units.districtOf(unit.code()).code()));
        batch.batchUpdate(
                "insert into duty (year, unit_code, district_code, province_code, code, clause, title, group_id, opens, due, done_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                duties,
                ROWS_AT_ONCE,
                (row, duty) -> {
                    row.setInt(1, year);
                    row.setString(2, duty.unitCode());
                    row.setString(3, districts.get(duty.unitCode()));
                    row.setString(4, units.provinceOf(duty.unitCode()).code());
                    row.setString(5, duty.code());
                    row.setString(6, duty.clause().name());
                    row.setString(7, duty.title());
                    row.setString(8, duty.group());
                    row.setTimestamp(9, Timestamp.from(duty.opens().toInstant()));
                    row.setTimestamp(10, Timestamp.from(duty.due().toInstant()));
                    row.setTimestamp(11, duty.doneAt() == null ? null : Timestamp.from(duty.doneAt()));
                });
        jdbc.sql("insert into duty_fresh (year, unit_code, day) select ?, code, ? from unnest(?) code"
                        + " on conflict (year, unit_code) do update set day = excluded.day")
                .params(year, LocalDate.now(clock), codes)
                .update();
    }

    /** The unit's own, what is due first comes first. */
    List<Line> own(int year, Unit unit) {
        return asked(ROWS + "d.unit_code = :unit" + ORDER, jdbc, year, unit)
                .query((row, number) -> line(row))
                .list();
    }

    /** How much each of these units owes itself that is overdue; one that is not late is missing. */
    Map<String, Integer> overdueOf(int year, List<Unit> some) {
        Map<String, Integer> overdue = new LinkedHashMap<>();
        jdbc.sql("select unit_code, count(*) from duty where year = ? and unit_code = any (?) and done_at is null"
                        + " and due < ? group by 1")
                .params(year, some.stream().map(Unit::code).toArray(String[]::new), Timestamp.from(clock.instant()))
                .query(row -> {
                    overdue.put(row.getString(1), row.getInt(2));
                });
        return overdue;
    }

    /** A page of what is overdue below it, what has been overdue longest comes first. */
    Found overdueBelow(int year, Unit unit, int page, int size) {
        List<Line> lines = new ArrayList<>();
        long[] total = new long[1];
        asked(ROWS + overdue(unit) + ORDER + " limit " + size + " offset " + (long) page * size, jdbc, year, unit)
                .query(row -> {
                    lines.add(line(row));
                    total[0] = row.getLong("found");
                });
        return new Found(lines, total[0]);
    }

    /** All of it, one after the other. */
    void eachOverdueBelow(int year, Unit unit, Consumer<Line> reader) {
        asked(ROWS + overdue(unit) + ORDER, inPortions, year, unit).query(row -> {
            reader.accept(line(row));
        });
    }

    /** How far the units below are, by clause. */
    Map<Clause, Map<DutyState, Long>> clausesBelow(int year, Unit unit) {
        Map<Clause, Map<DutyState, Long>> clauses = new EnumMap<>(Clause.class);
        counted(
                "d.clause",
                year,
                unit,
                row -> clauses.computeIfAbsent(Clause.valueOf(row.getString(1)), one -> new TreeMap<>())
                        .put(DutyState.valueOf(row.getString(2)), row.getLong(3)));
        return clauses;
    }

    /** How far each unit right below is, with all that lies below it, by its code. */
    Map<String, Map<DutyState, Long>> unitsBelow(int year, Unit unit) {
        Map<String, Map<DutyState, Long>> below = new LinkedHashMap<>();
        String child = unit.level() == UnitLevel.PROVINCE ? "d.district_code" : "d.unit_code";
        counted(
                child,
                year,
                unit,
                row -> below.computeIfAbsent(row.getString(1), one -> new TreeMap<>())
                        .put(DutyState.valueOf(row.getString(2)), row.getLong(3)));
        return below;
    }

    private interface Counter {
        void read(ResultSet row) throws SQLException;
    }

    private void counted(String by, int year, Unit unit, Counter counter) {
        asked(
                        "select " + by + ", " + STATE + ", count(*) from duty d where d.year = :year and " + below(unit)
                                + " group by 1, 2",
                        jdbc,
                        year,
                        unit)
                .query(row -> {
                    counter.read(row);
                });
    }

    private JdbcClient.StatementSpec asked(String sql, JdbcClient client, int year, Unit unit) {
        Instant now = clock.instant();
        return client.sql(sql)
                .param("year", year)
                .param("unit", unit.code())
                .param("now", Timestamp.from(now))
                .param(
                        "soon",
                        Timestamp.from(
                                DutyState.soon(now.atZone(clock.getZone())).toInstant()));
    }

    private static String below(Unit unit) {
        return switch (unit.level()) {
            case PROVINCE -> "d.province_code = :unit and d.unit_code <> :unit";
            case DISTRICT -> "d.district_code = :unit and d.unit_code <> :unit";
            case COMMUNE -> "false";
        };
    }

    private static String overdue(Unit unit) {
        return below(unit) + " and d.done_at is null and d.due < :now";
    }

    private Line line(ResultSet row) throws SQLException {
        Duty duty = new Duty(
                row.getString("code"),
                Clause.valueOf(row.getString("clause")),
                row.getString("title"),
                row.getString("unit_code"),
                row.getString("group_id"),
                time(row, "opens"),
                time(row, "due"),
                instant(row, "done_at"));
        Array people = row.getArray("people");
        Instant urged = instant(row, "urged_at");
        return new Line(
                duty,
                List.of((String[]) people.getArray()),
                urged == null
                        ? null
                        : new DutyList.Urged(urged, row.getString("urged_by"), row.getString("recipients")));
    }

    private ZonedDateTime time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
