package vn.gov.phutho.cleangov.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.RefusedException;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = CalendarForTests.byTheRules();

    @Nested
    class Days {

        @Test
        void weekdaysAreWorkedAndWeekendsAndHolidaysAreNot() {
            assertThat(calendar.isWorkingDay(day("2026-06-12"))).isTrue();
            assertThat(calendar.isWorkingDay(day("2026-06-13"))).isFalse();
            assertThat(calendar.isWorkingDay(day("2026-06-14"))).isFalse();
            assertThat(calendar.isWorkingDay(day("2026-02-17"))).isFalse();
            assertThat(calendar.isWorkingDay(day("2026-04-27"))).isFalse();
        }

        @Test
        void aHolidayHasAName() {
            assertThat(calendar.holidayName(day("2026-11-24"))).contains("Ngày Văn hóa Việt Nam");
            assertThat(calendar.holidayName(day("2026-04-26"))).contains("Giỗ Tổ Hùng Vương");
            assertThat(calendar.holidayName(day("2026-06-12"))).isEmpty();
            assertThat(calendar.holidayName(day("2026-06-13"))).isEmpty();
        }

        @ParameterizedTest(name = "of {0} it is {1}")
        @CsvSource({
            "2026-01, 2026-01-30",
            "2026-02, 2026-02-27",
            "2026-03, 2026-03-31",
            "2026-04, 2026-04-29",
            "2026-05, 2026-05-29",
            "2026-06, 2026-06-30",
            "2027-02, 2027-02-26",
            "2028-02, 2028-02-29",
            "2029-06, 2029-06-29",
            "2030-06, 2030-06-28",
        })
        void theLastWorkingDayOfAMonth(YearMonth month, LocalDate expected) {
            assertThat(calendar.lastWorkingDayOnOrBefore(month.atEndOfMonth())).isEqualTo(expected);
            assertThat(calendar.dueWithin(month.atDay(1), month.atEndOfMonth())).isEqualTo(calendar.due(expected));
        }

        @Tag("D2.4")
        @ParameterizedTest(name = "in {0} it is {1}")
        @CsvSource({
            "2026, 2026-12-07", // Monday
            "2027, 2027-12-07", // Tuesday
            "2028, 2028-12-07", // Thursday
            "2029, 2029-12-07", // Friday
            "2030, 2030-12-06", // the 7th is a Saturday
            "2031, 2031-12-05", // the 7th is a Sunday
        })
        void theLastWorkingDayOfTheFirstWeekOfDecember(int year, LocalDate expected) {
            assertThat(calendar.dueWithin(LocalDate.of(year, 12, 1), LocalDate.of(year, 12, 7)))
                    .isEqualTo(expected.atTime(17, 0).atZone(MovableClock.ZONE));
        }

        @Test
        void aWindowWithoutAWorkingDayIsDueOnItsLastDay() {
            assertThat(calendar.dueWithin(day("2026-02-14"), day("2026-02-22")))
                    .isEqualTo(day("2026-02-22").atTime(17, 0).atZone(MovableClock.ZONE));
        }

        @ParameterizedTest(name = "{1} after {0}: {2}")
        @CsvSource({
            "2026-11-20, 1, 2026-11-23",
            "2026-11-20, 2, 2026-11-25", // over Ngày Văn hóa Việt Nam
            "2026-02-13, 1, 2026-02-23", // over Tết
            "2026-02-17, 1, 2026-02-23",
            "2026-12-31, 1, 2027-01-04",
            "2026-06-13, 0, 2026-06-13",
        })
        void theNthWorkingDayAfter(LocalDate from, int count, LocalDate expected) {
            assertThat(calendar.plusWorkingDays(from, count)).isEqualTo(expected);
        }

        @Test
        void workingDaysAreNotCountedBackwards() {
            assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(day("2026-06-12"), -1));
        }

        @ParameterizedTest(name = "from {0} to {1}: {2}")
        @CsvSource({
            "2026-06-12, 2026-06-12, 0",
            "2026-06-12, 2026-06-14, 0",
            "2026-06-12, 2026-06-15, 1",
            "2026-06-11, 2026-06-12, 1",
            "2026-02-13, 2026-02-27, 5",
            "2026-06-15, 2026-06-12, 0",
            "2025-12-31, 2026-12-31, 249",
        })
        void workingDaysBetween(LocalDate from, LocalDate to, int expected) {
            assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(expected);
        }
    }

    @Nested
    class Moments {

        @Test
        void aDueDateEndsAtFiveOfTheLastWorkingDay() {
            assertThat(calendar.due(day("2026-02-28"))).isEqualTo(moment("2026-02-27T17:00+07:00[Asia/Ho_Chi_Minh]"));
            assertThat(calendar.due(day("2026-11-30"))).isEqualTo(moment("2026-11-30T17:00+07:00[Asia/Ho_Chi_Minh]"));
        }

        @Test
        void aWindowOpensAtMidnightOfItsDayWorkedOrNot() {
            assertThat(calendar.opens(day("2026-01-15"))).isEqualTo(moment("2026-01-15T00:00+07:00[Asia/Ho_Chi_Minh]"));
            assertThat(calendar.opens(day("2026-02-17"))).isEqualTo(moment("2026-02-17T00:00+07:00[Asia/Ho_Chi_Minh]"));
        }
    }

    @Nested
    class Decisions {

        /** The Friday after New Year 2026 was given free and worked on the Saturday of the week after. */
        @Test
        void aDayIsSwapped() {
            calendar.decideDay(day("2026-01-02"), false, "Nghỉ hoán đổi Tết Dương lịch");
            calendar.decideDay(day("2026-01-10"), true, "Làm bù cho ngày 02/01/2026");

            assertThat(calendar.isWorkingDay(day("2026-01-02"))).isFalse();
            assertThat(calendar.holidayName(day("2026-01-02"))).contains("Nghỉ hoán đổi Tết Dương lịch");
            assertThat(calendar.isWorkingDay(day("2026-01-10"))).isTrue();
            assertThat(calendar.holidayName(day("2026-01-10"))).isEmpty();
            assertThat(calendar.lastWorkingDayOnOrBefore(day("2026-01-11"))).isEqualTo(day("2026-01-10"));
        }

        @Test
        void aHolidayOfTheRulesIsMadeAWorkingDay() {
            calendar.decideDay(day("2026-09-01"), true, "Quốc khánh nghỉ ngày 03/9");
            calendar.decideDay(day("2026-09-03"), false, "Quốc khánh (ngày liền kề)");

            assertThat(calendar.holidays(2026))
                    .filteredOn(holiday -> holiday.day().getMonthValue() == 9)
                    .containsExactly(
                            new Holiday(day("2026-09-02"), "Quốc khánh 2/9"),
                            new Holiday(day("2026-09-03"), "Quốc khánh (ngày liền kề)"));
            assertThat(calendar.isWorkingDay(day("2026-09-01"))).isTrue();
        }

        @Test
        void theLaterDecisionCounts() {
            calendar.decideDay(day("2026-12-07"), false, "Nghỉ bù");
            calendar.decideDay(day("2026-12-07"), true, "Làm việc bình thường");

            assertThat(calendar.isWorkingDay(day("2026-12-07"))).isTrue();
        }

        @Test
        void aForgottenDecisionReturnsTheDayToTheRules() {
            calendar.decideDay(day("2026-12-07"), false, "Nghỉ bù");
            assertThat(calendar.due(day("2026-12-07"))).isEqualTo(moment("2026-12-04T17:00+07:00[Asia/Ho_Chi_Minh]"));

            calendar.forgetDecision(day("2026-12-07"));

            assertThat(calendar.due(day("2026-12-07"))).isEqualTo(moment("2026-12-07T17:00+07:00[Asia/Ho_Chi_Minh]"));
            assertThat(calendar.holidayName(day("2026-12-07"))).isEmpty();
        }

        @Test
        void aDayWithoutADecisionMayBeForgotten() {
            calendar.forgetDecision(day("2026-02-17"));

            assertThat(calendar.isWorkingDay(day("2026-02-17"))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void aDecisionWithoutANameIsRefused(String name) {
            assertThatThrownBy(() -> calendar.decideDay(day("2026-12-07"), false, name))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith("Chưa có tên");
            assertThat(calendar.isWorkingDay(day("2026-12-07"))).isTrue();
        }
    }

    @Nested
    class Memory {

        private final CalendarForTests.InMemory calendarDays = new CalendarForTests.InMemory();
        private final WorkingCalendar calendar =
                new WorkingCalendar(new CalendarProperties(Set.of(SATURDAY, SUNDAY)), calendarDays, mock());

        @Test
        void aYearIsReadOnce() {
            for (int n = 0; n < 10_000; n++) {
                calendar.due(day("2026-12-07"));
            }

            assertThat(calendarDays.reads()).isEqualTo(1);
        }

        @Test
        void aYearReadWhileADecisionWasPendingIsForgottenWhenItsTransactionEnds() {
            TransactionSynchronizationManager.initSynchronization();
            try {
                calendar.decideDay(day("2026-12-07"), false, "Nghỉ bù");
                assertThat(calendar.isWorkingDay(day("2026-12-07"))).isFalse();
                calendarDays.deleteById(day("2026-12-07")); // what the rollback does to the table
                TransactionSynchronizationManager.getSynchronizations()
                        .forEach(each -> each.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
            } finally {
                TransactionSynchronizationManager.clearSynchronization();
            }

            assertThat(calendar.isWorkingDay(day("2026-12-07"))).isTrue();
        }
    }

    @Nested
    class Weekend {

        @Test
        void isSaturdayAndSundayUnlessConfigured() {
            assertThat(configured("cleangov.other", "").weekend()).containsExactlyInAnyOrder(SATURDAY, SUNDAY);
            assertThat(configured("cleangov.calendar.weekend", "FRIDAY,SATURDAY")
                            .weekend())
                    .containsExactlyInAnyOrder(FRIDAY, SATURDAY);
        }

        @Test
        void mayBeOneDay() {
            WorkingCalendar sixDays = CalendarForTests.withWeekend(Set.of(SUNDAY));

            assertThat(sixDays.isWorkingDay(day("2026-02-28"))).isTrue();
            assertThat(sixDays.due(day("2026-02-28"))).isEqualTo(moment("2026-02-28T17:00+07:00[Asia/Ho_Chi_Minh]"));
            assertThat(sixDays.isWorkingDay(day("2026-03-01"))).isFalse();
        }

        @Test
        void leavesADayToWork() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CalendarProperties(EnumSet.allOf(DayOfWeek.class)))
                    .withMessageContaining("cleangov.calendar.weekend");
        }

        private static CalendarProperties configured(String key, String value) {
            MapConfigurationPropertySource source = new MapConfigurationPropertySource();
            source.put(key, value);
            return new Binder(source).bindOrCreate("cleangov.calendar", CalendarProperties.class);
        }
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static ZonedDateTime moment(String text) {
        return ZonedDateTime.parse(text);
    }
}
