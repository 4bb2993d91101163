package vn.gov.phutho.cleangov.duty;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovApplication;
import vn.gov.phutho.cleangov.calendar.MovesDeadlines;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.platform.ProcessKey;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Keeps the board of duties consistent with the records. When the first reader of the day opens a unit, its duties
 * are derived from the records. After that, each transaction that changes a record also writes the changed duties
 * before it commits. A moved deadline or working day concerns too many units for that: their duties are derived again
 * when the next reader opens them.
 *
 * <p>Locks prevent a transaction from writing outdated duties. Within a province, a change of records and the
 * derivation of all duties of a unit exclude each other. Two changes of different units run in parallel. Two changes
 * of one unit write its duties one after the other: the second waits until the first has committed.
 */
@Component
class DutyKeeper {

    private static final int UNITS_AT_ONCE = 500;

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(?) key";
    private static final String LOCK_SHARED =
            "select pg_advisory_xact_lock_shared(hashtextextended(key, 0)) from unnest(?) key";

    private final ObjectProvider<DutySource> sources;
    private final DutyTable table;
    private final CycleService cycles;
    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final UnitService units;
    private final Clock clock;

    DutyKeeper(
            ObjectProvider<DutySource> sources,
            DutyTable table,
            CycleService cycles,
            JdbcClient jdbc,
            EntityManager entities,
            TransactionTemplate transaction,
            UnitService units,
            Clock clock) {
        this.sources = sources;
        this.table = table;
        this.cycles = cycles;
        this.jdbc = jdbc;
        this.entities = entities;
        this.transaction = transaction;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Makes the board of a unit and of all units below it consistent with the records.
     *
     * @throws NoSuchElementException if the year was never opened, or there is no such unit
     */
    void bringUpToDate(int year, String unitCode) {
        List<Unit> scope = units.within(units.unit(unitCode).code());
        if (isUpToDate(year, scope)) {
            return;
        }
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        readAgain(year, scope);
    }

    private boolean isUpToDate(int year, List<Unit> scope) {
        return scope.size()
                == jdbc.sql("select count(*) from duty_unit where year = ? and as_of = ? and unit_code = any (?)")
                        .params(year, asOf(), DutyTable.codes(scope))
                        .query(Integer.class)
                        .single();
    }

    /**
     * Derives the duties of this year and the previous one again for all units on the board, before working hours.
     */
    @Scheduled(cron = "${cleangov.duties.read-again}")
    void keep() {
        takeOff();
        Map<Integer, List<Unit>> onBoard = new TreeMap<>();
        jdbc.sql("select distinct year, unit_code from duty where year >= ?")
                .param(LocalDate.now(clock).getYear() - 1)
                .query(row -> {
                    List<Unit> ofYear = onBoard.computeIfAbsent(row.getInt(1), year -> new ArrayList<>());
                    units.find(row.getString(2)).ifPresent(ofYear::add);
                });
        onBoard.forEach(this::readAgain);
    }

    /** Removes the duties of units that were merged or divided. Units are imported at each start. */
    @EventListener(ApplicationStartedEvent.class)
    void takeOff() {
        String[] noMore = jdbc.sql("select distinct unit_code from duty_unit").query(String.class).stream()
                .filter(code -> units.find(code).isEmpty())
                .toArray(String[]::new);
        jdbc.sql("delete from duty where unit_code = any (?)").param(noMore).update();
        jdbc.sql("delete from duty_unit where unit_code = any (?)")
                .param(noMore)
                .update();
    }

    private void readAgain(int year, List<Unit> some) {
        List<Unit> inOrder =
                some.stream().sorted(Comparator.comparing(Unit::code)).toList();
        for (int from = 0; from < inOrder.size(); from += UNITS_AT_ONCE) {
            List<Unit> portion = inOrder.subList(from, Math.min(from + UNITS_AT_ONCE, inOrder.size()));
            transaction.executeWithoutResult(status -> readPortion(year, portion));
        }
    }

    private void readPortion(int year, List<Unit> portion) {
        lock(LOCK, year, provinces(portion));
        Set<String> current = current(year, portion);
        List<Unit> others =
                portion.stream().filter(unit -> !current.contains(unit.code())).toList();
        if (!others.isEmpty()) {
            sources.stream().forEach(source -> table.write(year, source, others));
            jdbc.sql("insert into duty_unit (year, unit_code, as_of) select ?, code, ? from unnest(?) code"
                            + " on conflict (year, unit_code) do update set as_of = excluded.as_of")
                    .params(year, asOf(), DutyTable.codes(others))
                    .update();
        }
    }

    private Set<String> current(int year, Collection<Unit> some) {
        return new HashSet<>(
                jdbc.sql("select unit_code from duty_unit where year = ? and as_of = ? and unit_code = any (?)")
                        .params(year, asOf(), DutyTable.codes(some))
                        .query(String.class)
                        .list());
    }

    /**
     * Writes the duties that depend on these records. Called right before the commit: after it the transaction may
     * change only the board.
     */
    void recordsChanged(Collection<Object> records) {
        records.stream()
                .filter(MovesDeadlines.class::isInstance)
                .map(MovesDeadlines.class::cast)
                .forEach(this::deadlinesMoved);
        Map<Integer, Map<DutySource, Set<Unit>>> concerned = new TreeMap<>();
        for (DutySource source : sources.stream().toList()) {
            for (DutySource.Kind<?> kind : source.kinds()) {
                records.stream()
                        .filter(kind.type()::isInstance)
                        .map(kind::keyOf)
                        .distinct()
                        .forEach(key -> unitsOf(key, source.levels())
                                .forEach(unit -> concerned
                                        .computeIfAbsent(key.year(), year -> new HashMap<>())
                                        .computeIfAbsent(source, one -> new TreeSet<>(Comparator.comparing(Unit::code)))
                                        .add(unit)));
            }
        }
        concerned.forEach(this::writeChanged);
    }

    /** The unit of the record and those above it that have duties of these levels. */
    private List<Unit> unitsOf(ProcessKey key, Set<UnitLevel> levels) {
        return units.known(key.unitCode()).stream()
                .flatMap(unit -> units.pathTo(unit.code()).stream())
                .map(unit -> units.find(unit.code()))
                .flatMap(Optional::stream)
                .filter(unit -> levels.contains(unit.level()))
                .toList();
    }

    private void writeChanged(int year, Map<DutySource, Set<Unit>> concerned) {
        Set<Unit> all = new TreeSet<>(Comparator.comparing(Unit::code));
        concerned.values().forEach(all::addAll);
        lock(LOCK_SHARED, year, provinces(all));
        Set<String> onBoard = current(year, all);
        if (onBoard.isEmpty()) {
            return;
        }
        lock(LOCK, year, onBoard.stream().sorted().map(code -> "unit " + code));
        // Entities that were loaded before the lock may be older than what the previous holder of the lock committed.
        entities.clear();
        concerned.forEach((source, some) -> table.write(
                year,
                source,
                some.stream().filter(unit -> onBoard.contains(unit.code())).toList()));
    }

    private Stream<String> provinces(Collection<Unit> some) {
        return some.stream()
                .map(unit -> "province " + units.provinceOf(unit.code()).code())
                .distinct()
                .sorted();
    }

    /** @param names the names to lock, in a fixed order, so that two transactions cannot deadlock */
    private void lock(String sql, int year, Stream<String> names) {
        jdbc.sql(sql)
                .param(names.map(name -> "duties " + year + " " + name).toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /** Marks the duties of these units as outdated: they are derived again for the next reader. */
    private void deadlinesMoved(MovesDeadlines by) {
        List<Unit> concerned = by.ofUnit() == null
                ? units.provinces().stream()
                        .flatMap(province -> units.within(province.code()).stream())
                        .toList()
                : around(by.ofUnit());
        List<Integer> years = by.ofYear() != null
                ? List.of(by.ofYear())
                : jdbc.sql("select distinct year from duty_unit order by 1")
                        .query(Integer.class)
                        .list();
        for (int year : years) {
            lock(LOCK, year, provinces(concerned));
            jdbc.sql("update duty_unit set as_of = null where year = ? and unit_code = any (?)")
                    .params(year, DutyTable.codes(concerned))
                    .update();
        }
    }

    /** The unit, those below it, and those above it. */
    private List<Unit> around(String unitCode) {
        return Stream.concat(
                        units.pathTo(unitCode).stream(),
                        units.find(unitCode).stream().flatMap(unit -> units.within(unit.code()).stream()))
                .toList();
    }

    /**
     * The state for which duties are valid. A new version may derive them differently and units may change. Each new
     * day everything is derived again, so that no error remains.
     */
    private String asOf() {
        return "%s %s %d"
                .formatted(
                        CleangovApplication.class.getPackage().getImplementationVersion(),
                        LocalDate.now(clock),
                        units.edition());
    }
}
