package vn.gov.phutho.cleangov.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.gov.phutho.cleangov.history.Change;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The working days of the offices, and the times computed from them. The working week comes from
 * {@code cleangov.calendar.weekend}, the holidays from {@link HolidayRules}. A decision on a single day
 * ({@link #decideDay}) overrides both. It changes only that day: the compensations by the rules do not move.
 *
 * <p>Cheap to use: each year is computed once and cached until a decision changes. Methods about a day throw
 * {@link IllegalArgumentException} outside the years 1813–2999, because the lunar calendar covers only these.
 */
@Service
public class WorkingCalendar {

    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);
    private static final int EARLIEST = 1813;
    private static final int LATEST = 2999;

    /** The prefix of a decision's name in the history of its year: {@code day.2026-04-27}. */
    public static final String HISTORY = "day.";

    private final Set<DayOfWeek> weekend;
    private final HolidayRules rules;
    private final CalendarDayRepository calendarDays;
    private final History history;

    /**
     * Always replaced, never cleared: a thread that read the decisions before a change then stores its year in a map
     * that is no longer used.
     */
    private volatile Map<Integer, Year> years = new ConcurrentHashMap<>();

    WorkingCalendar(CalendarProperties properties, CalendarDayRepository calendarDays, History history) {
        this.weekend = properties.weekend();
        this.rules = new HolidayRules(weekend);
        this.calendarDays = calendarDays;
        this.history = history;
    }

    /** Whether the calendar covers this year. */
    static boolean knows(int year) {
        return year >= EARLIEST && year <= LATEST;
    }

    /** Whether the offices work on this day. */
    public boolean isWorkingDay(LocalDate day) {
        Year year = year(day.getYear());
        return year.workedInstead().contains(day)
                || !weekend.contains(day.getDayOfWeek()) && !year.daysOff().containsKey(day);
    }

    /**
     * The Vietnamese name of the holiday, compensation or decided day off on this day, also when it falls on a weekend;
     * empty on an ordinary day, an ordinary weekend and a make-up working day (làm bù).
     */
    public Optional<String> holidayName(LocalDate day) {
        return Optional.ofNullable(year(day.getYear()).daysOff().get(day));
    }

    /** The day itself if it is a working day, otherwise the last working day before it. */
    public LocalDate lastWorkingDayOnOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /**
     * The n-th working day after a day. The day itself does not count.
     *
     * @param count working days, 0 or more; 0 gives the day itself, even if it is a day off
     * @throws IllegalArgumentException if the count is negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("The number of working days is negative: " + count);
        }
        LocalDate reached = day;
        int left = count;
        while (left > 0) {
            reached = reached.plusDays(1);
            if (isWorkingDay(reached)) {
                left--;
            }
        }
        return reached;
    }

    /**
     * The number of working days after the first day up to and including the second; 0 if the second is not later than
     * the first.
     */
    public int workingDaysBetween(LocalDate fromExclusive, LocalDate toInclusive) {
        int count = 0;
        for (LocalDate day = fromExclusive.plusDays(1); !day.isAfter(toInclusive); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    /** The due time for a date: 17:00 in the province on that date, or on the last working day before it. */
    public ZonedDateTime due(LocalDate day) {
        return lastWorkingDayOnOrBefore(day).atTime(CLOSE_OF_BUSINESS).atZone(MovableClock.ZONE);
    }

    /** The opening time of a window: 00:00 in the province on that day, even if it is a day off. */
    public ZonedDateTime opens(LocalDate day) {
        return day.atStartOfDay(MovableClock.ZONE);
    }

    /**
     * The due time of a window: 17:00 on its last working day, so that the deadline is never outside the window. A
     * window without a working day is due on its last day.
     *
     * @param from the first day of the window
     * @param to the last day of the window
     */
    public ZonedDateTime dueWithin(LocalDate from, LocalDate to) {
        LocalDate last = lastWorkingDayOnOrBefore(to);
        return (last.isBefore(from) ? to : last).atTime(CLOSE_OF_BUSINESS).atZone(MovableClock.ZONE);
    }

    /**
     * The holidays of a year after all decisions, sorted by day: statutory holidays (also those on a weekend),
     * compensations and days off by decision, without make-up working days.
     */
    public List<Holiday> holidays(int year) {
        return year(year).daysOff().entrySet().stream()
                .map(entry -> new Holiday(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Decides whether a day is a working day. This overrides the rules and any earlier decision on that day.
     *
     * @param working false for a day off (nghỉ bù, nghỉ Tết), true for a make-up working day (làm bù)
     * @param name the Vietnamese name shown to officials
     * @throws RefusedException if the name is missing
     */
    @Transactional
    public void decideDay(LocalDate day, boolean working, String name) {
        if (name == null || name.isBlank()) {
            throw new RefusedException(
                    "Chưa có tên cho ngày này. Hãy ghi rõ lý do nghỉ hoặc làm bù, ví dụ «Nghỉ bù Giỗ Tổ Hùng Vương».");
        }
        remember(day, kind(working), name.strip());
        calendarDays.save(new CalendarDay(day, working, name.strip()));
        forgetYears();
    }

    /** Deletes the decision on a day, so that the rules apply again. Does nothing if there is none. */
    @Transactional
    public void forgetDecision(LocalDate day) {
        remember(day, null, "");
        calendarDays.deleteById(day);
        forgetYears();
    }

    /** Records it in the history of the day's year, for all units. */
    private void remember(LocalDate day, String decided, String name) {
        String before = calendarDays.findByDayBetweenOrderByDay(day, day).stream()
                .map(earlier -> kind(earlier.isWorking()))
                .findFirst()
                .orElse(null);
        if (before != null || decided != null) {
            history.record(List.of(new Change(Integer.toString(day.getYear()), HISTORY + day, before, decided, name)));
        }
    }

    private static String kind(boolean working) {
        return working ? "WORK" : "OFF";
    }

    /** @throws RefusedException if the calendar does not cover the year: a day of a form may lie anywhere */
    private Year year(int year) {
        if (!knows(year)) {
            throw new RefusedException("Lịch làm việc không có năm %d. Chưa thay đổi gì.".formatted(year));
        }
        Map<Integer, Year> known = years;
        Year answer = known.get(year);
        if (answer == null) {
            answer = workOut(year);
            known.put(year, answer);
        }
        return answer;
    }

    /** The decisions on single days of a year, by day. */
    List<CalendarDay> decisions(int year) {
        return calendarDays.findByDayBetweenOrderByDay(
                LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(year, Month.DECEMBER, 31));
    }

    private Year workOut(int year) {
        SortedMap<LocalDate, String> daysOff = new TreeMap<>();
        Set<LocalDate> workedInstead = new HashSet<>();
        rules.of(year).forEach(holiday -> daysOff.put(holiday.day(), holiday.name()));
        for (CalendarDay decided : decisions(year)) {
            if (decided.isWorking()) {
                daysOff.remove(decided.day());
                workedInstead.add(decided.day());
            } else {
                daysOff.put(decided.day(), decided.name());
            }
        }
        return new Year(daysOff, workedInstead);
    }

    /** Clears the cache now, for the rest of this transaction, and again when it ends, whether it commits or rolls back. */
    private void forgetYears() {
        years = new ConcurrentHashMap<>();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    years = new ConcurrentHashMap<>();
                }
            });
        }
    }

    /** One year by rules and decisions. Immutable. */
    private record Year(SortedMap<LocalDate, String> daysOff, Set<LocalDate> workedInstead) {}
}
