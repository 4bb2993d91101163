package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The days off of a year as JSON. */
@RestController
class CalendarController {

    private final WorkingCalendar calendar;

    CalendarController(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * @param daysOff holidays, compensations and decided days off, by day
     * @param decided what was decided for single days, over the rules
     */
    record CalendarView(List<Holiday> daysOff, List<Decided> decided) {}

    record Decided(LocalDate day, boolean working, String name) {}

    @GetMapping("/api/calendar/{year}")
    CalendarView year(@PathVariable int year) {
        if (!WorkingCalendar.knows(year)) {
            throw new NoSuchElementException("Không có lịch của năm " + year + ".");
        }
        return new CalendarView(
                calendar.holidays(year),
                calendar.decisions(year).stream()
                        .map(day -> new Decided(day.day(), day.isWorking(), day.name()))
                        .toList());
    }
}
