package vn.gov.phutho.cleangov.urging;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Records urgings and computes when the next one is due. */
@Service
@Transactional
public class UrgingService {

    private static final int LONGEST_TEXT = 2000;
    private static final int DAYS_TO_URGE = 3;
    private static final int DAYS_BETWEEN_URGINGS = 5;

    private final UrgingRepository urgings;
    private final CycleService cycles;
    private final WorkingCalendar calendar;
    private final Clock clock;

    UrgingService(UrgingRepository urgings, CycleService cycles, WorkingCalendar calendar, Clock clock) {
        this.urgings = urgings;
        this.cycles = cycles;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Records the urging of a late unit.
     *
     * @param promisedOn the day by which they promised to be done; empty if they named none
     * @param stopReason why the urging stops; empty if it goes on
     */
    void urge(
            Lateness lateness, String action, Optional<LocalDate> promisedOn, Optional<String> stopReason, String by) {
        if (action.isBlank()) {
            throw new RefusedException("Ghi đã đôn đốc như thế nào (gọi điện, công văn, làm việc trực tiếp…).");
        }
        if (action.length() > LONGEST_TEXT) {
            throw new RefusedException("Nội dung đôn đốc dài quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        if (promisedOn.isPresent() && promisedOn.get().isBefore(LocalDate.now(clock))) {
            throw new RefusedException("Ngày hẹn không được ở trong quá khứ.");
        }
        if (stopReason.isPresent() && stopReason.get().isBlank()) {
            throw new RefusedException("Thôi đôn đốc thì phải ghi lý do.");
        }
        if (stopReason.isPresent() && stopReason.get().length() > LONGEST_TEXT) {
            throw new RefusedException("Lý do thôi đôn đốc dài quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        urgings.save(
                new Urging(lateness, action, promisedOn.orElse(null), stopReason.orElse(null), by, clock.instant()));
    }

    /**
     * The first working day after the promised day; without a promise, the fifth working day after the last urging.
     */
    @Transactional(readOnly = true)
    LocalDate nextUrging(Lateness lateness) {
        return urgings.last(lateness)
                .map(last -> last.promisedOn() != null
                        ? calendar.plusWorkingDays(last.promisedOn(), 1)
                        : calendar.plusWorkingDays(
                                last.urgedAt().atZone(clock.getZone()).toLocalDate(), DAYS_BETWEEN_URGINGS))
                .orElseGet(() -> firstUrging(lateness));
    }

    /** The day on which the deadline passed; in a year opened after it, the day of the opening. */
    private LocalDate firstUrging(Lateness lateness) {
        LocalDate due =
                cycles.windowOf(lateness.key(), lateness.milestone()).due().toLocalDate();
        LocalDate opened = cycles.openedOn(lateness.key().year());
        return opened.isAfter(due) ? opened : due;
    }

    /** Three working days after the day on which the urging became due. */
    @Transactional(readOnly = true)
    ZonedDateTime urgeDue(Lateness lateness) {
        return calendar.due(calendar.plusWorkingDays(nextUrging(lateness), DAYS_TO_URGE));
    }
}
