package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** Nothing that somebody has typed is lost: not with the session, not with the network, not with the computer. */
@CleangovTest
class DraftInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String COMMUNE = "Thị trấn Đoan Hùng";
    private static final String DISTRICT = "Huyện Đoan Hùng";
    private static final Pattern SAVED = Pattern.compile("Đã lưu nháp lúc \\d\\d:\\d\\d\\.");
    private static final String HELD_HERE = "Chưa lưu được lên máy chủ; nội dung được giữ trên máy này.";
    private static final String LOGGED_OUT =
            "Phiên làm việc đã hết. Nội dung đã nhập được giữ lại; đăng nhập lại để tiếp tục.";

    private static final String SITUATION = "Tình hình triển khai, kết quả đạt được";
    private static final String DIFFICULTIES = "Tồn tại, khó khăn và nguyên nhân";
    private static final String PROPOSALS = "Phương hướng, kiến nghị";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    private TasklistPage screen;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
        year.commune("07969").registers();
    }

    @Test
    void a_half_filled_score_sheet_outlives_its_session_and_its_computer() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        screen = chromium.tasklist(port).logIn("commune-officer.07969");
        screen.takes("Tự chấm điểm", COMMUNE, year.year());
        List<Indicator> indicators = year.typedIndicators();
        enter(indicators.subList(0, 8));
        screen.line("1.1").locator("[data-field='note']").fill("Theo sổ thu, có “dấu ngoặc”.");
        assertThat(screen.draft()).hasText(SAVED);
        screen.screenshot("draft-score-sheet-saved");

        screen.losesItsSession();
        enter(indicators.subList(8, 16));
        assertThat(screen.draft()).hasText(LOGGED_OUT);
        screen.screenshot("draft-session-lost");
        screen.isSentToLogIn();
        screen.screenshot("draft-log-in-again");

        screen.logsInAgain("commune-officer.07969").waitForForm();
        assertEntered(screen, indicators.subList(0, 16));
        assertThat(screen.line("1.1").locator("[data-field='note']")).hasValue("Theo sổ thu, có “dấu ngoặc”.");
        assertThat(screen.draft()).hasText(SAVED);
        assertThat(screen.heldHere()).isEmpty();

        TasklistPage elsewhere = chromium.tasklist(port).logIn("commune-officer.07969");
        elsewhere.opensTaken("Tự chấm điểm", COMMUNE, year.year());
        assertEntered(elsewhere, indicators.subList(0, 16));
        assertThat(elsewhere.draft()).containsText("Đã mở lại bản nháp lưu lúc");
        elsewhere.screenshot("draft-on-another-computer");

        screen = elsewhere;
        enter(indicators.subList(16, indicators.size()));
        assertThat(screen.form()).containsText("Đã nhập đủ.");
        screen.completes();
        assertThat(screen.heldHere()).isEmpty();
        assertThat(year.open("UserTask_GivePartyOpinion", year.commune("07969").key()))
                .hasSize(1);
    }

    @Test
    void a_person_who_signs_out_leaves_nothing_on_the_computer() {
        year.timersFire("TimerEvent_JuneReportOpens");
        screen = chromium.tasklist(port).logIn("district-officer.230");
        screen.takes("Soạn báo cáo", DISTRICT, year.year());
        screen.form().getByLabel(SITUATION).pressSequentially("Chỉ người soạn được đọc.");
        assertThat(screen.draft()).hasText(SAVED);
        screen.page().evaluate("() => localStorage.setItem('cleangov-draft:planted', '{}')");

        screen.logOut();

        assertThat(screen.keptOnThisComputer()).isEmpty();
    }

    @Test
    void the_texts_of_a_report_outlive_session_and_computer() {
        year.timersFire("TimerEvent_JuneReportOpens");
        screen = chromium.tasklist(port).logIn("district-officer.230");
        screen.takes("Soạn báo cáo", DISTRICT, year.year());
        String figures = screen.form().getByLabel("Số liệu của kỳ báo cáo").inputValue();
        Map<String, String> texts = Map.of(
                SITUATION, "Các xã đã đăng ký, «đúng hạn».\nCòn một xã chậm.",
                DIFFICULTIES, "Thiếu cán bộ chuyên trách.",
                PROPOSALS, "Tập huấn cho cán bộ xã.");
        screen.form().getByLabel(SITUATION).pressSequentially(texts.get(SITUATION));
        assertThat(screen.draft()).hasText(SAVED);
        screen.screenshot("draft-report-saved");

        screen.losesItsSession();
        // At once: Tasklist may fall to the log-in at any moment, and what is typed after that is typed into another
        // page.
        screen.form().getByLabel(DIFFICULTIES).fill(texts.get(DIFFICULTIES));
        screen.form().getByLabel(PROPOSALS).fill(texts.get(PROPOSALS));
        screen.isSentToLogIn();

        screen.logsInAgain("district-officer.230").waitForForm();
        texts.forEach(
                (label, text) -> assertThat(screen.form().getByLabel(label)).hasValue(text));
        assertThat(screen.form().getByLabel("Số liệu của kỳ báo cáo")).hasValue(figures);
        assertThat(screen.draft()).hasText(SAVED);
        screen.screenshot("draft-report-after-log-in");

        TasklistPage elsewhere = chromium.tasklist(port).logIn("district-officer.230");
        elsewhere.opensTaken("Soạn báo cáo", DISTRICT, year.year());
        texts.forEach(
                (label, text) -> assertThat(elsewhere.form().getByLabel(label)).hasValue(text));
        elsewhere.screenshot("draft-report-on-another-computer");

        screen.completes();
        assertThat(screen.heldHere()).isEmpty();
        assertThat(year.open("UserTask_SignReport", year.district("230").reportKey("H1")))
                .hasSize(1);
    }

    @Test
    void without_a_network_typed_entries_are_kept_in_the_browser_until_it_returns() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        screen = chromium.tasklist(port).logIn("commune-officer.07969");
        screen.takes("Tự chấm điểm", COMMUNE, year.year());
        screen.page().route("**/draft", Route::abort);

        Locator value = screen.line("1.1").locator("[data-field='value']");
        value.fill("105");
        assertThat(screen.draft()).hasText(HELD_HERE);
        assertThat(screen.heldHere()).containsExactly(screen.task());
        screen.screenshot("draft-without-network");

        screen.page().unroute("**/draft");
        screen.page().reload();
        screen.waitForForm();
        assertThat(value).hasValue("105");
        assertThat(screen.draft()).hasText(SAVED);
        assertThat(screen.heldHere()).isEmpty();
    }

    @Test
    void the_last_saved_draft_fills_the_form_on_every_computer() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        screen = chromium.tasklist(port).logIn("commune-officer.07969");
        screen.takes("Tự chấm điểm", COMMUNE, year.year());
        screen.page().route("**/draft", Route::abort);
        screen.line("1.1").locator("[data-field='value']").fill("101");
        assertThat(screen.draft()).hasText(HELD_HERE);

        TasklistPage later = chromium.tasklist(port).logIn("commune-officer.07969");
        later.opensTaken("Tự chấm điểm", COMMUNE, year.year());
        later.line("1.1").locator("[data-field='value']").fill("102");
        assertThat(later.draft()).hasText(SAVED);

        screen.page().unroute("**/draft");
        screen.page().reload();
        screen.waitForForm();
        assertThat(screen.line("1.1").locator("[data-field='value']")).hasValue("102");
        assertThat(screen.heldHere()).isEmpty();
    }

    private void enter(List<Indicator> indicators) {
        indicators.forEach(indicator -> screen.measures(
                screen.line(indicator.code()),
                Measurements.measured(indicator, true).toNode()));
    }

    private static void assertEntered(TasklistPage page, List<Indicator> indicators) {
        indicators.forEach(indicator -> page.shows(
                page.line(indicator.code()),
                Measurements.measured(indicator, true).toNode()));
    }
}
