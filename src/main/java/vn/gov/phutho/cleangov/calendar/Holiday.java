package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;

/**
 * A day on which the offices are closed for another reason than the weekly rest: a statutory holiday, its compensation
 * or a day off as decided for the year. It may fall on a weekend.
 *
 * @param day the date in the province
 * @param name what officials read, Vietnamese
 */
public record Holiday(LocalDate day, String name) {}
