package vn.gov.phutho.cleangov.notification;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;

/**
 * A day on which something is due and the day from which one looks at it: all that the decision table is asked about.
 * Written {@code 2026-06-30@2026-05-31}.
 */
record DeadlineCheck(LocalDate due, LocalDate lookedAtFrom) {

    static DeadlineCheck parse(String written) {
        int at = written.indexOf('@');
        return new DeadlineCheck(LocalDate.parse(written.substring(0, at)), LocalDate.parse(written.substring(at + 1)));
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
        return due + "@" + lookedAtFrom;
    }
}
