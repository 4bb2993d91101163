package vn.gov.phutho.cleangov.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock that was moved to the moment of a timer must find that timer due. */
class MovableClockTest {

    /** Ahead of the system's time, where a truncated offset falls short. */
    private static final Instant TIMER = Instant.parse("2090-06-01T00:00:00Z");

    private final MovableClock clock =
            new MovableClock(MovableClock.ZONE, offset -> ClockUtil.offset(offset.toMillis()));

    @Test
    void the_clock_is_never_before_the_time_to_which_it_was_moved() {
        for (int i = 0; i < 10_000; i++) {
            clock.moveTo(TIMER);

            assertThat(ClockUtil.getCurrentTime()).as("the engine").isAfterOrEqualTo(Date.from(TIMER));
            assertThat(clock.instant()).as("the application").isAfterOrEqualTo(TIMER);
        }
    }

    @AfterEach
    void theEngineReadsTheSystemsTimeAgain() {
        ClockUtil.reset();
    }
}
