package vn.gov.phutho.cleangov.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * The one clock of the application: engine, calendar and pages read the same time. It runs like any clock, and a
 * rehearsal and the tests can move it. If it is never moved, it is the system's clock.
 */
public class MovableClock extends Clock {

    /** The province's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Clock system;
    private final Consumer<Duration> follower;
    private volatile Duration offset = Duration.ZERO;

    /** @param follower a clock that must show the same time; gets the offset from the system's time at each move */
    public MovableClock(ZoneId zone, Consumer<Duration> follower) {
        this(Clock.system(zone), follower);
    }

    private MovableClock(Clock system, Consumer<Duration> follower) {
        this.system = system;
        this.follower = follower;
    }

    /**
     * Sets the time, in the engine too. The offset is in whole milliseconds, like the engine's: a fraction would leave the
     * clock just before a timer that is due at this time.
     */
    public void moveTo(Instant time) {
        moveBy(Duration.ofMillis(time.toEpochMilli() - system.millis()));
    }

    /** Sets the offset from the system's time, in the engine too. */
    public void moveBy(Duration fromSystemTime) {
        offset = fromSystemTime;
        follower.accept(offset);
    }

    /** The offset from the system's time. */
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
