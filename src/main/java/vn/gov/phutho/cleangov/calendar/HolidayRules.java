package vn.gov.phutho.cleangov.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;

/**
 * The holidays by law, without any decision for the year. Today's law is applied to every year, past years
 * too.
 *
 * <p>Sources: Bộ luật Lao động 2019 (45/2019/QH14), Điều 112 khoản 1 for the holidays and Điều 111 khoản 3 for their
 * compensation; Nghị quyết 80-NQ/TW for 24 November, Ngày Văn hóa Việt Nam, from 2026. Where Điều 112 khoản 3 leaves the
 * choice to the Prime Minister (which five days of Tết, which day beside 2 September) the usual choice is the default.
 */
class HolidayRules {

    private static final int FIRST_YEAR_OF_CULTURE_DAY = 2026;

    private final Set<DayOfWeek> weekend;

    /** @param weekend the weekly days off, at most six */
    HolidayRules(Set<DayOfWeek> weekend) {
        this.weekend = weekend;
    }

    /**
     * The statutory holidays of a year and the days that compensate for them, one entry a day, sorted by day.
     *
     * @throws IllegalArgumentException if the year is outside the range of the Vietnamese lunar calendar (1813–2999)
     */
    List<Holiday> of(int year) {
        SortedMap<LocalDate, String> holidays = statutory(year);
        compensations(holidays).forEach(holidays::put);
        return holidays.entrySet().stream()
                .map(entry -> new Holiday(entry.getKey(), entry.getValue()))
                .toList();
    }

    private SortedMap<LocalDate, String> statutory(int year) {
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        holidays.put(LocalDate.of(year, Month.JANUARY, 1), "Tết Dương lịch");
        addTet(year, holidays);
        holidays.put(LocalDate.of(year, Month.APRIL, 30), "Ngày Chiến thắng 30/4");
        holidays.put(LocalDate.of(year, Month.MAY, 1), "Ngày Quốc tế Lao động 1/5");
        holidays.put(ancestorsDay(year), "Giỗ Tổ Hùng Vương");
        holidays.put(LocalDate.of(year, Month.SEPTEMBER, 2), "Quốc khánh 2/9");
        holidays.put(besideNationalDay(year), "Quốc khánh (ngày liền kề)");
        if (year >= FIRST_YEAR_OF_CULTURE_DAY) {
            holidays.put(LocalDate.of(year, Month.NOVEMBER, 24), "Ngày Văn hóa Việt Nam");
        }
        return holidays;
    }

    /** Five days: the last of the old lunar year and the first four of the new. */
    private static void addTet(int year, SortedMap<LocalDate, String> holidays) {
        LocalDate newYear = newYear(year);
        holidays.put(newYear.minusDays(1), "Tết Nguyên đán (ngày cuối năm cũ)");
        for (int day = 1; day <= 4; day++) {
            holidays.put(newYear.plusDays(day - 1L), "Tết Nguyên đán (mùng " + day + ")");
        }
    }

    /** The first day of the Vietnamese lunar year that begins in the given Gregorian year. */
    static LocalDate newYear(int year) {
        return lunar(year, 1, 1);
    }

    /** Giỗ Tổ Hùng Vương: the 10th day of the 3rd lunar month, never of a leap month. */
    static LocalDate ancestorsDay(int year) {
        return lunar(year, 3, 10);
    }

    private static LocalDate lunar(int year, int month, int day) {
        return VietnameseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(month), day)
                .transform(PlainDate.axis())
                .toTemporalAccessor();
    }

    /** 1 September, or 3 September when the first is a weekly day off. */
    private LocalDate besideNationalDay(int year) {
        LocalDate before = LocalDate.of(year, Month.SEPTEMBER, 1);
        return isWeekend(before) ? before.plusDays(2) : before;
    }

    /**
     * For each holiday on a weekly day off, the next working day that is neither a holiday nor another compensation.
     * Several in a row get successive days.
     */
    private Map<LocalDate, String> compensations(SortedMap<LocalDate, String> holidays) {
        SortedMap<LocalDate, String> compensations = new TreeMap<>();
        holidays.forEach((holiday, name) -> {
            if (isWeekend(holiday)) {
                LocalDate day = holiday;
                while (isWeekend(day) || holidays.containsKey(day) || compensations.containsKey(day)) {
                    day = day.plusDays(1);
                }
                compensations.put(day, "Nghỉ bù " + name);
            }
        });
        return compensations;
    }

    private boolean isWeekend(LocalDate day) {
        return weekend.contains(day.getDayOfWeek());
    }
}
