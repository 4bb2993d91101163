package vn.gov.phutho.cleangov.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The clock of a demo as JSON: shows the time, and moves it forward to a day or to the next timer. Absent in
 * production.
 */
@RestController
@ConditionalOnProperty("cleangov.clock.movable")
class ClockController {

    private static final LocalTime START_OF_WORK = LocalTime.of(8, 0);
    private static final int YEARS_AT_MOST = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DueJobs dueJobs;
    private final RehearsalProcess process;
    private final Clock clock;

    ClockController(DueJobs dueJobs, RehearsalProcess process, Clock clock) {
        this.dueJobs = dueJobs;
        this.process = process;
        this.clock = clock;
    }

    /**
     * @param now the application's time
     * @param next when the next timer fires, except those of the daily reminders; null if there is none
     */
    record Time(OffsetDateTime now, OffsetDateTime next) {}

    /** @param day moves to the morning of this day; null moves to the time at which the next timer fires */
    record Move(LocalDate day) {}

    @GetMapping("/api/clock")
    Time time() {
        return new Time(
                OffsetDateTime.now(clock),
                process.nextMilestone(clock.instant())
                        .map(timer -> timer.atZone(clock.getZone()).toOffsetDateTime())
                        .orElse(null));
    }

    @PostMapping("/api/clock")
    Time move(@RequestBody Move move) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime to = move.day() != null
                ? move.day().atTime(START_OF_WORK).atZone(clock.getZone())
                : process.nextMilestone(clock.instant())
                        .map(timer -> timer.atZone(clock.getZone()))
                        .orElseThrow(() -> new RefusedException("Không còn mốc nào phía trước."));
        if (to.isBefore(now) && move.day() != null) {
            throw new RefusedException("Đồng hồ diễn tập chỉ đi tới: bây giờ đã là %s.".formatted(DAY.format(now)));
        }
        if (to.isAfter(now.plusYears(YEARS_AT_MOST))) {
            throw new RefusedException("Mỗi lần chỉ đi tới nhiều nhất %d năm.".formatted(YEARS_AT_MOST));
        }
        dueJobs.forwardTo(to);
        return time();
    }
}
