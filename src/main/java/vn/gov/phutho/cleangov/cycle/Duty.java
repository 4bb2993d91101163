package vn.gov.phutho.cleangov.cycle;

import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * A duty of a unit in a year, derived from the records: what, who, when, and whether it is done. It exists also if no
 * process has reached it yet, so that a stuck process cannot hide a duty.
 *
 * @param code unique within its unit and year: {@code registration}, {@code briefing-3}
 * @param clause the clause of the directive
 * @param title the Vietnamese name shown to officials
 * @param unitCode the unit that has the duty
 * @param group the group whose members are responsible
 * @param opens the time from which it can be done
 * @param due the time until which it must be done
 * @param doneAt null while it is not done
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
