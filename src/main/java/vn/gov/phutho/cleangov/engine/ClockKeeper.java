package vn.gov.phutho.cleangov.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.platform.MovableClock;

/**
 * Keeps the movable clock across restarts: a demo that is in March is still in March tomorrow. Otherwise the timers
 * of a whole year would fire at once. Without {@code cleangov.clock.movable} it does not change the system's time.
 */
@Component
public class ClockKeeper {

    private static final LocalTime START_OF_WORK = LocalTime.of(8, 0);

    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean movable;

    ClockKeeper(
            MovableClock clock,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Value("${cleangov.clock.movable:false}") boolean movable,
            @Value("${cleangov.clock.starts-on:}") String startsOn,
            @Value("${rehearse:}") String rehearsedYear) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.movable = movable;
        if (movable) {
            jdbc.sql("select offset_ms from moved_clock")
                    .query(Long.class)
                    .optional()
                    .ifPresentOrElse(
                            offset -> clock.moveBy(Duration.ofMillis(offset)),
                            () -> begin(firstDay(startsOn, rehearsedYear)));
        }
    }

    /**
     * A database uses a movable clock from its first day or never: if it has run with real time, its timers would
     * fire at wrong times.
     */
    private void begin(ZonedDateTime day) {
        boolean workedOn = jdbc.sql("select to_regclass('act_hi_procinst') is not null")
                        .query(Boolean.class)
                        .single()
                && jdbc.sql("select exists (select 1 from act_hi_procinst)")
                        .query(Boolean.class)
                        .single();
        if (workedOn) {
            throw new IllegalStateException("This database holds processes of real operation: neither a demo nor a"
                    + " rehearsal may move its clock. Name another database, or leave the profile demo out.");
        }
        moveTo(day);
    }

    private ZonedDateTime firstDay(String startsOn, String rehearsedYear) {
        LocalDate day = !rehearsedYear.isBlank()
                ? Year.of(Integer.parseInt(rehearsedYear)).atDay(1)
                : startsOn.isBlank()
                        ? LocalDate.now(clock)
                        : MonthDay.parse(startsOn).atYear(LocalDate.now(clock).getYear());
        return day.atTime(START_OF_WORK).atZone(clock.getZone());
    }

    /** Moves the clock permanently. Only forward, because fired timers cannot be undone. */
    public void moveTo(ZonedDateTime time) {
        if (!movable) {
            throw new IllegalStateException("the clock does not move here: cleangov.clock.movable is off");
        }
        clock.moveTo(time.toInstant());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into moved_clock (only_row, offset_ms) values (true, ?)"
                            + " on conflict (only_row) do update set offset_ms = excluded.offset_ms")
                    .param(clock.offset().toMillis())
                    .update();
        });
    }
}
