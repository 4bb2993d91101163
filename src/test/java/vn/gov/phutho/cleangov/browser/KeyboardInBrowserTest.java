package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** An official without a mouse does the same work. */
@CleangovTest
class KeyboardInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String UNIT = "Thị trấn Đoan Hùng";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    private Commune commune;
    private TasklistPage screen;
    private Keyboard keyboard;

    @BeforeEach
    void a_year_is_open() {
        commune = year.yearOpens().commune("07969");
        screen = chromium.tasklist(port);
        keyboard = new Keyboard(screen.page());
    }

    @Test
    void a_chair_registers_without_a_mouse() {
        takes("commune-chair.07969", "Đăng ký phấn đấu");
        keyboard.tabsTo(screen.form().locator("input[type=radio]").first())
                .presses("ArrowDown")
                .tabsTo(screen.form().getByLabel("Nội dung cam kết phấn đấu"))
                .types("Giải quyết đúng hạn mọi hồ sơ.");
        screen.screenshot("keyboard-registration");
        completes();

        assertThat(commune.dossier().target()).isEqualTo(Classification.XUAT_SAC);
        assertThat(commune.dossier().commitment()).isEqualTo("Giải quyết đúng hạn mọi hồ sơ.");
    }

    @Test
    @Tag("D5")
    void an_officer_fills_in_the_score_sheet_without_a_mouse() {
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        takes("commune-officer.07969", "Tự chấm điểm");
        for (Indicator indicator : year.typedIndicators()) {
            keyboard.measures(
                    screen.line(indicator.code()),
                    Measurements.measured(indicator, true).toNode());
        }
        assertThat(screen.form()).containsText("Đã nhập đủ.");
        screen.screenshot("keyboard-score-sheet");
        completes();

        assertThat(scoring.totals(DossierId.parse(commune.key()), Side.SELF).total())
                .as("all but the 14 points of what was not done in the year")
                .isEqualByComparingTo("86");
    }

    /** From the list of tasks to the form. */
    private void takes(String user, String task) {
        screen.logIn(user);
        keyboard.tabsTo(screen.card(task, UNIT, year.year()).locator("h4.task a"))
                .presses("Enter");
        Locator claim = screen.page().locator(".task-card button.claim");
        keyboard.tabsTo(claim);
        screen.screenshot("keyboard-claim-" + task);
        keyboard.presses("Enter");
        screen.page().locator(".task-card button.unclaim").waitFor();
        screen.waitForForm();
    }

    private void completes() {
        Locator complete = screen.page().locator(".form-actions .btn-primary");
        keyboard.tabsTo(complete);
        keyboard.presses("Enter");
        assertThat(screen.page().getByText("Chọn một việc trong danh sách.")).isVisible();
    }
}
