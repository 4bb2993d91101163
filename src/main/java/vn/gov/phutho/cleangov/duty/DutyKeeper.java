package vn.gov.phutho.cleangov.duty;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Keeps the board of duties as the records are. Every change of a record marks its unit (triggers of V30); within a second the units
 * that somebody has looked at are asked anew, before anybody looks again. Whoever is quicker than that waits. Every unit is asked
 * anew each day and after each start, so that nothing depends on a mark alone.
 */
@Component
class DutyKeeper {

    private static final int UNITS_AT_ONCE = 1_000;
    private static final int ROWS_AT_ONCE = 500;

    /** Readers wait for these; few, because each holds a connection that readers need too. */
    private static final int WORKERS = 2;

    /** Of all locks of the application's, the one for this. */
    private static final int LOCK = 30;

    private final OwedDuties owed;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final UnitService units;
    private final Clock clock;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, new CustomizableThreadFactory("duty-keeper-"));

    DutyKeeper(
            OwedDuties owed,
            JdbcClient jdbc,
            JdbcTemplate batch,
            TransactionTemplate transaction,
            UnitService units,
            Clock clock) {
        this.owed = owed;
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
        this.units = units;
        this.clock = clock;
    }

    /** A new version may count otherwise, and units may be no more. */
    @EventListener(ApplicationStartedEvent.class)
    void beginAnew() {
        jdbc.sql("truncate duty, duty_fresh, duty_stale").update();
    }

    @PreDestroy
    void end() {
        workers.shutdown();
    }

    /**
     * Returns when the board says of a unit and of all below it what the records say. Not to be called within a transaction: the
     * worker needs a connection while its caller waits.
     *
     * @throws NoSuchElementException if the year was never opened, or there is no such unit
     */
    void bringUpToDate(int year, String unitCode) {
        List<Unit> scope = units.within(units.unit(unitCode).code());
        if (isUpToDate(year, scope)) {
            return;
        }
        try {
            CompletableFuture.runAsync(() -> askAnew(year, scope), workers).join();
        } catch (CompletionException problem) {
            throw problem.getCause() instanceof RuntimeException cause ? cause : problem;
        }
    }

    /** Has asked anew whom somebody has looked at before: what has changed, and with each new day everything of this year and the last. */
    @Scheduled(fixedDelayString = "${cleangov.duties.kept-every}")
    void keep() {
        Map<Integer, List<Unit>> lookedAt = new TreeMap<>();
        Set<String> noMore = new HashSet<>();
        jdbc.sql("""
                        with marked as (select distinct year from duty_stale)
                        select f.year, f.unit_code from duty_fresh f
                        where exists (select 1 from marked m where m.year is null or m.year = f.year)
                              or f.day <> :today and f.year >= :last
                        union all select year, null from marked where year is not null
                        """)
                .param("today", LocalDate.now(clock))
                .param("last", LocalDate.now(clock).getYear() - 1)
                .query(row -> {
                    List<Unit> ofYear = lookedAt.computeIfAbsent(row.getInt(1), one -> new ArrayList<>());
                    String code = row.getString(2);
                    if (code != null) {
                        units.find(code).ifPresentOrElse(ofYear::add, () -> noMore.add(code));
                    }
                });
        if (!noMore.isEmpty()) {
            takeOff(noMore);
        }
        lookedAt.forEach(this::askAnew);
    }

    /** Units that have been merged or divided owe nothing any more. */
    private void takeOff(Set<String> noMore) {
        String[] codes = noMore.toArray(String[]::new);
        jdbc.sql("delete from duty where unit_code = any (?)").param(codes).update();
        jdbc.sql("delete from duty_fresh where unit_code = any (?)")
                .param(codes)
                .update();
    }

    private boolean isUpToDate(int year, List<Unit> scope) {
        return jdbc.sql("""
                        select not exists (select 1 from duty_stale where year = :year or year is null)
                               and :units = (select count(*) from duty_fresh
                                             where year = :year and day = :today and unit_code = any (:codes))
                        """)
                .param("year", year)
                .param("units", scope.size())
                .param("today", LocalDate.now(clock))
                .param("codes", codes(scope))
                .query(Boolean.class)
                .single();
    }

    /** Asks the records about those of these units whose duties may be others than on the board. */
    private void askAnew(int year, List<Unit> scope) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from pg_advisory_xact_lock(?, ?)")
                    .params(LOCK, year)
                    .query()
                    .listOfRows();
            forgetStale(year);
            Set<String> known = new HashSet<>(
                    jdbc.sql("select unit_code from duty_fresh where year = ? and day = ? and unit_code = any (?)")
                            .params(year, LocalDate.now(clock), codes(scope))
                            .query(String.class)
                            .list());
            List<Unit> missing =
                    scope.stream().filter(unit -> !known.contains(unit.code())).toList();
            for (int from = 0; from < missing.size(); from += UNITS_AT_ONCE) {
                List<Unit> some = missing.subList(from, Math.min(from + UNITS_AT_ONCE, missing.size()));
                write(year, some, owed.of(year, some));
            }
        });
    }

    /** What has changed for others than those asked anew now waits until somebody looks at it. */
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
        String[] codes = codes(some);
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

    private static String[] codes(List<Unit> some) {
        return some.stream().map(Unit::code).toArray(String[]::new);
    }
}
