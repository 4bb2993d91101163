package vn.gov.phutho.cleangov.cycle;

import java.time.LocalDate;

/**
 * The first and the last day of a window as decided. The calendar turns them into times.
 *
 * @param opens first day
 * @param due last day, before it is adjusted to working days
 */
public record Dates(LocalDate opens, LocalDate due) {}
