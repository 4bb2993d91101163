package vn.gov.phutho.cleangov.cycle;

import java.time.ZonedDateTime;

/**
 * When a milestone may be worked on.
 *
 * @param opens the first moment
 * @param due the last moment: 17:00 of the last working day on or before the decided date
 */
public record Window(Milestone milestone, ZonedDateTime opens, ZonedDateTime due) {}
