package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * A check of a deadline: the due day, the day for which it is checked, and whether the task is new. Written
 * {@code 2026-06-30@2026-05-31}, and {@code 2026-06-12@2026-06-10+3} for a new task.
 *
 * @param newTaskDays for a task created since the previous run: calendar days until it is due; otherwise
 *     {@link #NOT_NEW}
 */
record DeadlineCheck(LocalDate due, LocalDate lookedAtFrom, int newTaskDays) {

    static final int NOT_NEW = -1;

    static DeadlineCheck of(LocalDate due, LocalDate lookedAtFrom) {
        return new DeadlineCheck(due, lookedAtFrom, NOT_NEW);
    }

    /** For a task of which no notice has been sent yet. */
    static DeadlineCheck ofNew(Deadline task, LocalDate today) {
        return new DeadlineCheck(task.due(), today, (int) ChronoUnit.DAYS.between(task.since(), task.due()));
    }

    /** The input of the decision table. Many deadlines share one case. */
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
