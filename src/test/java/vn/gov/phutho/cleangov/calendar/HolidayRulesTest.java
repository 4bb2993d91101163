package vn.gov.phutho.cleangov.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayRulesTest {

    private final HolidayRules rules = new HolidayRules(Set.of(SATURDAY, SUNDAY));

    /** In 2007 and 2030 the Chinese new year falls a day later; 2027's new moon comes an hour before midnight. */
    @ParameterizedTest
    @CsvSource({"2007-02-17", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02"})
    void theLunarYearBeginsInVietnam(LocalDate newYear) {
        assertThat(HolidayRules.newYear(newYear.getYear())).isEqualTo(newYear);
    }

    /** 2023 has a leap second month before it, 2004 too. */
    @ParameterizedTest
    @CsvSource({"2004-04-28", "2023-04-29", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23", "2030-04-12"})
    void theAncestorsAreHonouredOnTheTenthOfTheThirdMonth(LocalDate day) {
        assertThat(HolidayRules.ancestorsDay(day.getYear())).isEqualTo(day);
    }

    @Test
    void theYear2026() {
        assertThat(rules.of(2026))
                .containsExactly(
                        holiday("2026-01-01", "Tết Dương lịch"),
                        holiday("2026-02-16", "Tết Nguyên đán (ngày cuối năm cũ)"),
                        holiday("2026-02-17", "Tết Nguyên đán (mùng 1)"),
                        holiday("2026-02-18", "Tết Nguyên đán (mùng 2)"),
                        holiday("2026-02-19", "Tết Nguyên đán (mùng 3)"),
                        holiday("2026-02-20", "Tết Nguyên đán (mùng 4)"),
                        holiday("2026-04-26", "Giỗ Tổ Hùng Vương"),
                        holiday("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương"),
                        holiday("2026-04-30", "Ngày Chiến thắng 30/4"),
                        holiday("2026-05-01", "Ngày Quốc tế Lao động 1/5"),
                        holiday("2026-09-01", "Quốc khánh (ngày liền kề)"),
                        holiday("2026-09-02", "Quốc khánh 2/9"),
                        holiday("2026-11-24", "Ngày Văn hóa Việt Nam"));
    }

    @Test
    void cultureDayIsAHolidaySince2026() {
        assertThat(days(2025)).doesNotContain(LocalDate.of(2025, 11, 24));
        assertThat(days(2027)).contains(LocalDate.of(2027, 11, 24));
    }

    @ParameterizedTest(name = "in {0} it is {1}")
    @CsvSource({
        "2026, 2026-09-01", // 2 September is a Wednesday
        "2030, 2030-09-03", // a Monday: the first is a Sunday
        "2029, 2029-09-03", // a Sunday: the first is a Saturday
        "2028, 2028-09-01", // a Saturday: the first is a Friday
    })
    void theDayBesideNationalDayIsTheFirstUnlessThatIsAWeekend(int year, LocalDate beside) {
        assertThat(rules.of(year)).contains(new Holiday(beside, "Quốc khánh (ngày liền kề)"));
    }

    @Test
    void aCompensationSkipsHolidays() {
        assertThat(rules.of(2029))
                .contains(
                        holiday("2029-09-02", "Quốc khánh 2/9"),
                        holiday("2029-09-03", "Quốc khánh (ngày liền kề)"),
                        holiday("2029-09-04", "Nghỉ bù Quốc khánh 2/9"));
    }

    /** Giỗ Tổ on a Saturday, 30 April on a Sunday, 1 May on a Monday: the five days off that 2023 really had. */
    @Test
    void severalHolidaysOnOneWeekendTakeSuccessiveDays() {
        assertThat(rules.of(2023))
                .contains(
                        holiday("2023-04-29", "Giỗ Tổ Hùng Vương"),
                        holiday("2023-04-30", "Ngày Chiến thắng 30/4"),
                        holiday("2023-05-01", "Ngày Quốc tế Lao động 1/5"),
                        holiday("2023-05-02", "Nghỉ bù Giỗ Tổ Hùng Vương"),
                        holiday("2023-05-03", "Nghỉ bù Ngày Chiến thắng 30/4"));
    }

    @Test
    void tetOverAWeekendIsCompensatedAfterItsLastDay() {
        assertThat(days(2027))
                .containsSubsequence(
                        LocalDate.of(2027, 2, 5),
                        LocalDate.of(2027, 2, 6),
                        LocalDate.of(2027, 2, 7),
                        LocalDate.of(2027, 2, 8),
                        LocalDate.of(2027, 2, 9),
                        LocalDate.of(2027, 2, 10),
                        LocalDate.of(2027, 2, 11))
                .doesNotContain(LocalDate.of(2027, 2, 12));
    }

    @Test
    void compensationFollowsTheWeekendOfTheOffices() {
        List<Holiday> holidays = new HolidayRules(Set.of(FRIDAY)).of(2026);

        assertThat(holidays)
                .contains(holiday("2026-02-21", "Nghỉ bù Tết Nguyên đán (mùng 4)"))
                .contains(holiday("2026-05-02", "Nghỉ bù Ngày Quốc tế Lao động 1/5"))
                .doesNotContain(holiday("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương"));
    }

    /** No two statutory holidays of this century share a day, and no compensation leaves its year. */
    @Test
    void everyYearIsSortedAndGivesBackWhatTheWeekendTook() {
        for (int year = 2026; year <= 2100; year++) {
            assertThat(rules.of(year)).as("%d", year).isSortedAccordingTo(Comparator.comparing(Holiday::day));
            assertThat(days(year))
                    .as("days off in the working week of %d", year)
                    .filteredOn(day -> day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY)
                    .hasSize(12);
            int thisYear = year;
            assertThat(days(year)).allMatch(day -> day.getYear() == thisYear);
        }
    }

    @Test
    void aYearWithoutKnownLunarCalendarIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> rules.of(1812));
        assertThatIllegalArgumentException().isThrownBy(() -> rules.of(3000));
        assertThat(rules.of(1813)).isNotEmpty();
        assertThat(rules.of(2999)).isNotEmpty();
    }

    private List<LocalDate> days(int year) {
        return rules.of(year).stream().map(Holiday::day).toList();
    }

    private static Holiday holiday(String day, String name) {
        return new Holiday(LocalDate.parse(day), name);
    }
}
