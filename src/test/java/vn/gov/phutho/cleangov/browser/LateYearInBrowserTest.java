package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A person who opens a year late is told which deadlines have already passed. */
@CleangovTest
class LateYearInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    private TasklistPage screen;
    private LocalDate today;

    @Test
    void deadlines_that_have_passed_are_marked_and_warned_of_but_not_forbidden() {
        int late = year.freshYear();
        today = LocalDate.of(late, 4, 20);
        year.todayIs(today);
        screen = chromium.tasklist(port);
        screen.page().clock().setFixedTime(new Date(0)); // a computer that has lost its time
        screen.logIn("province-officer.25").startsProcess("Năm xây dựng chính quyền trong sạch, vững mạnh");

        assertThat(screen.form().getByLabel("Năm (bắt buộc)")).hasValue(Integer.toString(late));
        assertThat(screen.form().getByLabel("Bộ tiêu chí")).hasValue("TCCQCS-MACDINH/1");
        List<LocalDate> due = dates("due");
        long past = due.stream().filter(today::isAfter).count();
        assertThat(past).isBetween(2L, due.size() - 1L);
        assertMarked("opens");
        assertMarked("due");
        assertThat(screen.form()).containsText(past + " thời hạn đã qua.");
        screen.screenshot("late-year");

        Locator registration = screen.form().getByLabel("Đăng ký phấn đấu: hạn");
        registration.fill(today.plusDays(30).toString());
        assertMarked("due");
        assertThat(screen.form()).containsText((past - 1) + " thời hạn đã qua.");
        registration.fill(today.toString());
        assertThat(screen.form()).containsText((past - 1) + " thời hạn đã qua.");

        screen.starts();
        year.executeJobs();
        assertThat(cycles.exists(late)).isTrue();
    }

    @Test
    void a_year_opened_in_time_warns_of_nothing() {
        year.freshYear();
        screen = chromium.tasklist(port).logIn("province-officer.25");
        screen.startsProcess("Năm xây dựng chính quyền trong sạch, vững mạnh");
        assertThat(dates("due")).isNotEmpty();
        assertThat(screen.form()).not().containsText("đã qua");
    }

    private List<LocalDate> dates(String which) {
        return fields(which).all().stream()
                .map(Locator::inputValue)
                .map(LocalDate::parse)
                .toList();
    }

    private void assertMarked(String which) {
        List<LocalDate> dates = dates(which);
        for (int i = 0; i < dates.size(); i++) {
            Locator words = fields(which).nth(i).locator("+ div");
            long days = ChronoUnit.DAYS.between(dates.get(i), today);
            if (days > 0) {
                assertThat(words).containsText("đã qua " + days + " ngày");
            } else {
                assertThat(words).not().containsText("đã qua");
            }
        }
    }

    private Locator fields(String which) {
        return screen.form().locator("[data-date='" + which + "']");
    }
}
