package vn.gov.phutho.cleangov.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The one clock of the application: engine, calendar and pages read the same time. It runs like any clock and can be
 * moved, which a rehearsal and the tests do. Where nothing moves it, it is the system's clock.
 */
public class MovableClock extends Clock {

    /** The province's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Clock system;
    private volatile Duration offset = Duration.ZERO;

    public MovableClock(ZoneId zone) {
        this(Clock.system(zone));
    }

    private MovableClock(Clock system) {
        this.system = system;
    }

    /**
     * From now on it is this time, in the engine too. Counted in whole milliseconds, as the engine does: a rest would leave
     * the clock a moment before a timer that is due at just this time.
     */
    public void moveTo(Instant time) {
        offset = Duration.ofMillis(time.toEpochMilli() - system.millis());
        ClockUtil.offset(offset.toMillis());
    }

    /** How far it stands from the system's time. */
    Duration offset() {
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
        MovableClock sameTime = new MovableClock(system.withZone(zone));
        sameTime.offset = offset;
        return sameTime;
    }
}
