package vn.gov.phutho.cleangov.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * The one clock of the application: engine, calendar and pages read the same time. It runs like any clock and can be
 * moved, which a rehearsal and the tests do. Where nothing moves it, it is the system's clock.
 */
public class MovableClock extends Clock {

    /** The province's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Clock system;
    private final Consumer<Duration> follower;
    private volatile Duration offset = Duration.ZERO;

    /** @param follower is given the offset from the system's time with each move: a clock that must show the same time */
    public MovableClock(ZoneId zone, Consumer<Duration> follower) {
        this(Clock.system(zone), follower);
    }

    private MovableClock(Clock system, Consumer<Duration> follower) {
        this.system = system;
        this.follower = follower;
    }

    /**
     * From now on it is this time, in the engine too. Counted in whole milliseconds, as the engine does: a rest would leave
     * the clock a moment before a timer that is due at just this time.
     */
    public void moveTo(Instant time) {
        moveBy(Duration.ofMillis(time.toEpochMilli() - system.millis()));
    }

    /** From now on it stands this far from the system's time, in the engine too. */
    public void moveBy(Duration fromSystemTime) {
        offset = fromSystemTime;
        follower.accept(offset);
    }

    /** How far it stands from the system's time. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock sameTime = new MovableClock(system.withZone(zone), follower);
        sameTime.offset = offset;
        return sameTime;
    }
}
