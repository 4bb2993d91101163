package vn.gov.phutho.cleangov.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells browsers how far the application's clock stands from the system's, so that «12 ngày nữa» is true in a demo too. */
@RestController
class BrowserClockController {

    private final Clock clock;

    BrowserClockController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/forms/clock")
    Map<String, Long> clock() {
        return Map.of(
                "offsetMillis", Duration.between(Instant.now(), clock.instant()).toMillis());
    }
}
