package vn.gov.phutho.cleangov.cycle;

import java.time.LocalDate;

/**
 * The first and the last day of a window as decided; the calendar turns them into hours.
 *
 * @param opens first day
 * @param due last day, before working days are looked at
 */
public record Dates(LocalDate opens, LocalDate due) {}
