package vn.gov.phutho.cleangov.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends browsers the current day, because a computer's clock may be wrong, and the difference between the
 * application's clock and the system's, so that «12 ngày nữa» is correct in a demo too.
 */
@RestController
class BrowserClockController {

    private final Clock clock;

    BrowserClockController(Clock clock) {
        this.clock = clock;
    }

    record Time(LocalDate today, long offsetMillis) {}

    @GetMapping("/forms/clock")
    Time clock() {
        return new Time(
                LocalDate.now(clock),
                Duration.between(Instant.now(), clock.instant()).toMillis());
    }
}
