package vn.gov.phutho.cleangov.calendar;

import static org.mockito.Mockito.mock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A working calendar without Spring or a database, for the date rules of any package. */
public final class CalendarForTests {

    private CalendarForTests() {}

    /** Saturday and Sunday off, nothing decided yet; decisions made on it are kept in memory. */
    public static WorkingCalendar byTheRules() {
        return withWeekend(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    public static WorkingCalendar withWeekend(Set<DayOfWeek> weekend) {
        return new WorkingCalendar(new CalendarProperties(weekend), new InMemory(), mock());
    }

    /** Counts how often a year is read, so that a test can see the cache at work. */
    static class InMemory implements CalendarDayRepository {

        private final SortedMap<LocalDate, CalendarDay> calendarDays = new TreeMap<>();
        private int reads;

        @Override
        public List<CalendarDay> findByDayBetweenOrderByDay(LocalDate first, LocalDate last) {
            reads++;
            return List.copyOf(calendarDays.subMap(first, last.plusDays(1)).values());
        }

        @Override
        public CalendarDay save(CalendarDay decided) {
            calendarDays.put(decided.day(), decided);
            return decided;
        }

        @Override
        public void deleteById(LocalDate day) {
            calendarDays.remove(day);
        }

        int reads() {
            return reads;
        }
    }
}
