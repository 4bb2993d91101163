package vn.gov.phutho.cleangov.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.engine.CurrentUser;

/** The days off of a year as JSON, and decisions on single days. */
@RestController
class CalendarController {

    private final WorkingCalendar calendar;
    private final CalendarProcess process;
    private final CurrentUser user;

    CalendarController(WorkingCalendar calendar, CalendarProcess process, CurrentUser user) {
        this.calendar = calendar;
        this.process = process;
        this.user = user;
    }

    /**
     * @param daysOff holidays, compensations and decided days off, by day
     * @param decided the decisions on single days; they override the rules
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

    /**
     * A decision on a day, which overrides the rules.
     *
     * @param kind {@code off}, {@code work} or {@code forget}
     */
    record Decision(LocalDate day, String kind, String name) {}

    /** Decides a day, as the form in Tasklist does; every deadline on that day moves. */
    @PostMapping("/api/calendar/days")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@RequestBody Decision decision) {
        process.dayDecided(decision.day(), decision.kind(), decision.name(), user.id());
    }
}
