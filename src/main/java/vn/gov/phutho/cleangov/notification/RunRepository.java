package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs, at most one a day, and what the decision table was asked in each. */
@Repository
class RunRepository {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RunRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    boolean exists(LocalDate day) {
        return jdbc.sql("select exists (select 1 from reminder_run where day = ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** The last day that the runs before this day have spoken for. */
    Optional<LocalDate> coveredUntil(LocalDate before) {
        return jdbc.sql("select covers_until from reminder_run where day < ? order by day desc limit 1")
                .param(before)
                .query(LocalDate.class)
                .optional();
    }

    /** When the last run before this day began. */
    Optional<Instant> beganBefore(LocalDate day) {
        return jdbc.sql("select began_at from reminder_run where day < ? order by day desc limit 1")
                .param(day)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void insert(Coverage coverage, Instant now) {
        jdbc.sql("insert into reminder_run (day, covers_until, began_at, nobody_there) values (?, ?, ?, '')")
                .params(coverage.today(), coverage.until(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertChecks(LocalDate day, Collection<DeadlineCheck> checks) {
        batches.batchUpdate(
                "insert into deadline_check (day, deadline, looked_at_from, new_task_days, recipients)"
                        + " values (?, ?, ?, ?, '')",
                checks,
                BATCH,
                (row, check) -> {
                    row.setObject(1, day);
                    row.setObject(2, check.due());
                    row.setObject(3, check.lookedAtFrom());
                    row.setInt(4, check.newTaskDays());
                });
    }

    void decided(LocalDate day, DeadlineCheck check, Set<Capacity> recipients) {
        jdbc.sql("update deadline_check set recipients = ? where day = ? and deadline = ? and looked_at_from = ?"
                        + " and new_task_days = ?")
                .params(
                        recipients.stream().map(Capacity::name).collect(Collectors.joining(",")),
                        day,
                        check.due(),
                        check.lookedAtFrom(),
                        check.newTaskDays())
                .update();
    }

    /** The checks of a run in their order, with whom the decision table named. */
    Map<DeadlineCheck, Set<Capacity>> checks(LocalDate day) {
        Map<DeadlineCheck, Set<Capacity>> checks = new LinkedHashMap<>();
        jdbc.sql("select deadline, looked_at_from, new_task_days, recipients from deadline_check where day = ?"
                        + " order by deadline, looked_at_from, new_task_days")
                .param(day)
                .query(row -> {
                    checks.put(
                            new DeadlineCheck(
                                    row.getObject(1, LocalDate.class),
                                    row.getObject(2, LocalDate.class),
                                    row.getInt(3)),
                            capacities(row.getString(4)));
                });
        return checks;
    }

    private static Set<Capacity> capacities(String names) {
        return Stream.of(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Capacity::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capacity.class)));
    }

    void nobodyThere(LocalDate day, Collection<String> groups) {
        jdbc.sql("update reminder_run set nobody_there = ? where day = ?")
                .params(String.join(",", groups), day)
                .update();
    }

    /** @param nobodyThere the groups without members that it met */
    record LastRun(LocalDate day, Set<String> nobodyThere) {}

    Optional<LastRun> last() {
        return jdbc.sql("select day, nobody_there from reminder_run order by day desc limit 1")
                .query((row, number) -> new LastRun(
                        row.getObject(1, LocalDate.class),
                        Stream.of(row.getString(2).split(","))
                                .filter(group -> !group.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .optional();
    }
}
