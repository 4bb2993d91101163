package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * The days that the run of one working day covers: earlier days that no run has covered (the computer was off),
 * today, and the days off that follow. For example, a reminder for a Sunday is sent on Friday. No reminder is lost
 * and none is sent on a day off.
 *
 * @param from the first day that no run has covered; later than today where a day off has become a working day
 * @param today a working day
 * @param until the last day before the next working day
 */
record CoveredDays(LocalDate from, LocalDate today, LocalDate until) {

    /** @param coveredUntil the last day that earlier runs have covered; empty if there was no earlier run */
    static CoveredDays of(LocalDate today, Optional<LocalDate> coveredUntil, WorkingCalendar calendar) {
        return new CoveredDays(
                coveredUntil.map(last -> last.plusDays(1)).orElse(today),
                today,
                calendar.plusWorkingDays(today, 1).minusDays(1));
    }

    /** The checks of this deadline: an overdue one is checked for today only, any other for every covered day. */
    List<DeadlineCheck> checksOf(Deadline deadline) {
        if (deadline.due().isBefore(today)) {
            return List.of(DeadlineCheck.of(deadline.due(), today));
        }
        LocalDate first = deadline.since().isAfter(from) ? deadline.since() : from;
        LocalDate last = deadline.due().isBefore(until) ? deadline.due() : until;
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .map(day -> DeadlineCheck.of(deadline.due(), day))
                        .toList();
    }
}
