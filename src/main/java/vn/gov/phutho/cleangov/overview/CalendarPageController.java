package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A year on one page: the deadlines that hold for the reader's unit, days off and make-up working days. */
@Controller
class CalendarPageController {

    private static final int DAYS_OF_A_WEEK = 7;

    private final WorkingCalendar calendar;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;
    private final PageHead head;
    private final Clock clock;
    private final Rights rights;

    CalendarPageController(
            WorkingCalendar calendar,
            CycleService cycles,
            UnitService units,
            ReadAccess access,
            CurrentUser user,
            PageHead head,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.calendar = calendar;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
        this.user = user;
        this.head = head;
        this.clock = clock;
    }

    /** @param weeks seven days each, from Monday; null for a day of another month */
    record MonthView(String title, List<List<DayView>> weeks, List<Event> events) {}

    /** @param style {@code off}, {@code instead}, {@code weekend}; empty for an ordinary day */
    record DayView(int number, String style, boolean deadline, boolean today, String label) {}

    /** @param deadline true for a deadline; false for a day off or a make-up working day */
    record Event(LocalDate day, String title, boolean deadline) {}

    @GetMapping("/calendar")
    String calendar(@RequestParam(defaultValue = "0") int year, Model model) {
        int shown = head.write(model, year);
        Optional<Unit> unit = access.places().unitCodes().stream()
                .map(units::unit)
                .min(Comparator.comparing(Unit::level).thenComparing(Unit::code));
        List<Window> windows = unit.isPresent() ? windows(shown, unit.get().code()) : cycles.windows(shown);
        model.addAttribute("unit", unit.orElse(null));
        model.addAttribute("mayDecide", rights.has(Right.DECIDE_HOLIDAYS));
        model.addAttribute(
                "months",
                Stream.of(Month.values())
                        .map(month -> month(YearMonth.of(shown, month), windows))
                        .toList());
        return "calendar";
    }

    /** The deadlines of a year; an impossible year is refused first. */
    private List<Window> windows(int year, String unit) {
        cycles.windows(year);
        return cycles.windows(year, unit);
    }

    private MonthView month(YearMonth month, List<Window> windows) {
        List<List<DayView>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(DayOfWeek.MONDAY);
        for (LocalDate from = monday; !from.isAfter(month.atEndOfMonth()); from = from.plusDays(DAYS_OF_A_WEEK)) {
            List<DayView> week = new ArrayList<>();
            for (int day = 0; day < DAYS_OF_A_WEEK; day++) {
                LocalDate one = from.plusDays(day);
                week.add(YearMonth.from(one).equals(month) ? day(one, windows) : null);
            }
            weeks.add(week);
        }
        return new MonthView("Tháng " + month.getMonthValue(), weeks, events(month, windows));
    }

    private List<Event> events(YearMonth month, List<Window> windows) {
        Stream<Event> due = windows.stream()
                .filter(window -> YearMonth.from(window.due()).equals(month))
                .map(window -> new Event(
                        window.due().toLocalDate(), "Hạn: " + window.milestone().title(), true));
        Stream<Event> days = month.atDay(1)
                .datesUntil(month.atEndOfMonth().plusDays(1))
                .flatMap(day -> name(day).map(name -> new Event(day, name, false)).stream());
        return Stream.concat(due, days)
                .sorted(Comparator.comparing(Event::day).thenComparing(Event::title))
                .toList();
    }

    private Optional<String> name(LocalDate day) {
        return calendar.holidayName(day).or(() -> instead(day) ? Optional.of("Làm bù") : Optional.empty());
    }

    private DayView day(LocalDate day, List<Window> windows) {
        boolean deadline =
                windows.stream().anyMatch(window -> window.due().toLocalDate().equals(day));
        String style = calendar.holidayName(day).isPresent()
                ? "off"
                : instead(day) ? "instead" : calendar.isWorkingDay(day) ? "" : "weekend";
        String label = name(day).orElse("") + (deadline ? " (có hạn)" : "");
        return new DayView(day.getDayOfMonth(), style, deadline, day.equals(LocalDate.now(clock)), label.strip());
    }

    /** Whether this is a weekend day on which people work. */
    private boolean instead(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 && calendar.isWorkingDay(day);
    }
}
