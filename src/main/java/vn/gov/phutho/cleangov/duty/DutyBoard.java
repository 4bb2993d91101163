package vn.gov.phutho.cleangov.duty;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/**
 * The table with the duties of all units, so that the database can count, sort and paginate them. {@link DutyKeeper}
 * writes it.
 */
@Repository
class DutyBoard {

    private static final int ROWS_AT_ONCE = 500;

    private static final String STATE = """
            case when d.done_at is not null then 'DONE' when d.due < :now then 'OVERDUE' when d.opens > :now then 'NOT_YET'
                 when d.due > :soon then 'IN_PROGRESS' else 'DUE_SOON' end
            """;

    private static final String ROWS = """
            select d.*, count(*) over () as found, g.urged_at, g.recipients,
                   coalesce(w.name, g.urged_by) as urged_by,
                   array(select p.name from post_holder h join person p on p.id = h.person_id
                         where h.group_id = d.group_id order by p.id) as people
            from duty d
            left join lateral (
                select u.urged_at, u.recipients, u.urged_by from duty_urging u
                where u.year = d.year and u.unit_code = d.unit_code and u.duty = d.code order by u.id desc limit 1) g on true
            left join person w on w.id = g.urged_by
            where d.year = :year and
            """;

    private static final String ORDER = " order by d.due, d.unit_code, d.clause, d.title, d.code";

    private final JdbcClient jdbc;
    private final JdbcClient inPortions;
    private final Clock clock;

    DutyBoard(JdbcClient jdbc, DataSource database, Clock clock) {
        this.jdbc = jdbc;
        JdbcTemplate portions = new JdbcTemplate(database);
        portions.setFetchSize(ROWS_AT_ONCE);
        this.inPortions = JdbcClient.create(portions);
        this.clock = clock;
    }

    /**
     * A duty on the board.
     *
     * @param people the names of those responsible; empty if the post is vacant
     * @param urged the last urging; null if there was none
     */
    record Line(Duty duty, List<String> people, DutyPage.Urged urged) {}

    /** @param total the number of lines on all pages */
    record LinePage(List<Line> lines, long total) {}

    /** The unit's own duties, ordered by due date. */
    List<Line> own(int year, Unit unit) {
        return asked(ROWS + "d.unit_code = :unit" + ORDER, jdbc, year, unit)
                .query((row, number) -> line(row))
                .list();
    }

    /** The number of overdue duties of each of these units itself. Units without one are missing. */
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

    /** A page of the overdue duties of the units below, the longest overdue first. */
    LinePage overdueBelow(int year, Unit unit, int page, int size) {
        List<Line> lines = new ArrayList<>();
        long[] total = new long[1];
        asked(ROWS + overdue(unit) + ORDER + " limit " + size + " offset " + (long) page * size, jdbc, year, unit)
                .query(row -> {
                    lines.add(line(row));
                    total[0] = row.getLong("found");
                });
        return new LinePage(lines, total[0]);
    }

    /** Passes all overdue duties of the units below to the reader, one by one. */
    void eachOverdueBelow(int year, Unit unit, Consumer<Line> reader) {
        asked(ROWS + overdue(unit) + ORDER, inPortions, year, unit).query(row -> {
            reader.accept(line(row));
        });
    }

    /** The number of duties of the units below, by clause and state. */
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

    /**
     * For each unit directly below, by its code: the number of duties in each state, of it and all units below it.
     */
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
                        : new DutyPage.Urged(urged, row.getString("urged_by"), row.getString("recipients")));
    }

    private ZonedDateTime time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
