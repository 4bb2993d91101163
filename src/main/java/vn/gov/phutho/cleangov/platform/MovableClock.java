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

    private final Clock system;
    private volatile Duration offset = Duration.ZERO;

    public MovableClock(ZoneId zone) {
        this(Clock.system(zone));
    }

    private MovableClock(Clock system) {
        this.system = system;
    }

    /** From now on it is this time, in the engine too. */
    public void moveTo(Instant time) {
        offset = Duration.between(system.instant(), time);
        ClockUtil.offset(offset.toMillis());
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
