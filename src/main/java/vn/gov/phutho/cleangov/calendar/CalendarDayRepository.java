package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.repository.Repository;

/** The decided days, at most one decision a day. */
interface CalendarDayRepository extends Repository<CalendarDay, LocalDate> {

    /** Both ends included. */
    List<CalendarDay> findByDayBetweenOrderByDay(LocalDate first, LocalDate last);

    /** Replaces an earlier decision on the same day. */
    CalendarDay save(CalendarDay decided);

    /** Does nothing if there is no decision on the day. */
    void deleteById(LocalDate day);
}
