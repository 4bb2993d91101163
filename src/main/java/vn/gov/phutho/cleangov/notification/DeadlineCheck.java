package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * A day on which something is due, the day from which one looks at it and whether it is new: all that the decision table is
 * asked about. Written {@code 2026-06-30@2026-05-31}, and {@code 2026-06-12@2026-06-10+3} for a new task.
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

    static DeadlineCheck parse(String written) {
        String[] parts = written.split("[@+]");
        return new DeadlineCheck(
                LocalDate.parse(parts[0]),
                LocalDate.parse(parts[1]),
                parts.length > 2 ? Integer.parseInt(parts[2]) : NOT_NEW);
    }

    /** Calendar days; 0 on the day itself, -1 when it has passed, however long ago. */
    int daysLeft() {
        return (int) Math.max(-1, ChronoUnit.DAYS.between(lookedAtFrom, due));
    }

    /** 0 while it is not overdue. */
    int workingDaysOverdue(WorkingCalendar calendar) {
        return calendar.workingDaysBetween(due, lookedAtFrom);
    }

    @Override
    public String toString() {
        return due + "@" + lookedAtFrom + (newTaskDays == NOT_NEW ? "" : "+" + newTaskDays);
    }
}
