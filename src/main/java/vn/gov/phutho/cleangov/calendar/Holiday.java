package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;

/**
 * A day on which the offices are closed, apart from the weekly days off: a statutory holiday, its compensation or a
 * day off by decision. It may be on a weekend.
 *
 * @param day the date in the province
 * @param name the Vietnamese name shown to officials
 */
public record Holiday(LocalDate day, String name) {}
