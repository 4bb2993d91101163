package vn.gov.phutho.cleangov.cycle;

import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * Something that a unit owes in a year, as the records tell it: what, who, when, and whether it is done. It is told whether or
 * not a process has come to it, so that nothing can be forgotten by a process that stands still.
 *
 * @param code names it within its unit and year: {@code registration}, {@code briefing-3}
 * @param clause of the directive that lays it down
 * @param title what officials call it
 * @param unitCode whose it is
 * @param group whose members answer for it
 * @param opens from when it can be done
 * @param due until when
 * @param doneAt null as long as it is not done
 */
public record Duty(
        String code,
        Clause clause,
        String title,
        String unitCode,
        String group,
        ZonedDateTime opens,
        ZonedDateTime due,
        Instant doneAt) {

    /** A duty with a window of the year. */
    public static Duty in(
            Window window, String code, Clause clause, String title, String unitCode, String group, Instant doneAt) {
        return new Duty(code, clause, title, unitCode, group, window.opens(), window.due(), doneAt);
    }
}
