package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * A day on which something is due, the day from which one looks at it and whether it is new. Written
 * {@code 2026-06-30@2026-05-31}, and {@code 2026-06-12@2026-06-10+3} for a new task.
 *
 * @param newTaskDays how many calendar days a task was given that appeared since the run before; {@link #NOT_NEW} for all else
 */
record DeadlineCheck(LocalDate due, LocalDate lookedAtFrom, int newTaskDays) {

    static final int NOT_NEW = -1;

    static DeadlineCheck of(LocalDate due, LocalDate lookedAtFrom) {
        return new DeadlineCheck(due, lookedAtFrom, NOT_NEW);
    }

    /** For a task that nobody has been told of. */
    static DeadlineCheck ofNew(Deadline task, LocalDate today) {
        return new DeadlineCheck(task.due(), today, (int) ChronoUnit.DAYS.between(task.since(), task.due()));
    }

    /** What the decision table is asked about it: many deadlines are the same case. */
    PolicyCase policyCase(WorkingCalendar calendar) {
        return new PolicyCase(
                (int) Math.max(-1, ChronoUnit.DAYS.between(lookedAtFrom, due)),
                calendar.workingDaysBetween(due, lookedAtFrom),
                newTaskDays);
    }

    @Override
    public String toString() {
        return due + "@" + lookedAtFrom + (newTaskDays == NOT_NEW ? "" : "+" + newTaskDays);
    }
}
