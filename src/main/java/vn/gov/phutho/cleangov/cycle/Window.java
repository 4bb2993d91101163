package vn.gov.phutho.cleangov.cycle;

import java.time.ZonedDateTime;
import java.util.Collection;

/**
 * The period in which a milestone may be worked on.
 *
 * @param opens the first moment
 * @param due the last moment: 17:00 of the last working day on or before the decided date
 */
public record Window(Milestone milestone, ZonedDateTime opens, ZonedDateTime due) {

    /** The window of a milestone among these. */
    public static Window of(Collection<Window> windows, Milestone milestone) {
        return windows.stream()
                .filter(window -> window.milestone() == milestone)
                .findFirst()
                .orElseThrow();
    }
}
