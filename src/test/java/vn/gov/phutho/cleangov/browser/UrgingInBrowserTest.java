package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A commune that is late is urged by the button, and by the timer (D2.3a). */
@CleangovTest
class UrgingInBrowserTest {

    private static final String COMMUNE = "Xã Hùng Xuyên";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Test
    @Tag("D2.3a")
    void a_late_commune_is_urged_by_the_button_and_by_the_timer() {
        year.yearOpens();
        year.timersFire("BoundaryEvent_RegistrationOverdue").executeJobs();

        TasklistPage district = chromium.tasklist(port).logIn("district-officer.230");
        district.card("Đôn đốc: Đăng ký phấn đấu", COMMUNE, year.year()).waitFor();
        Page page = district.page();
        page.navigate("http://127.0.0.1:" + port + "/duties?year=" + year.year());
        Locator late = row(page);
        assertThat(late).containsText("quá hạn");
        district.screenshot("duties-of-a-district");
        late.getByRole(AriaRole.BUTTON).click();
        assertThat(late).containsText("Đã gửi thông báo đôn đốc.");
        page.reload();
        assertThat(row(page)).containsText("Đã đôn đốc");
        row(page).getByRole(AriaRole.BUTTON).click();
        assertThat(row(page)).containsText("Hôm nay đã đôn đốc việc này lúc");

        TasklistPage commune = chromium.tasklist(port).startsSession("commune-chair.07975");
        commune.page().navigate("http://127.0.0.1:" + port + "/notices");
        assertThat(commune.page().locator(".notice").first())
                .containsText("Chuyên viên phụ trách Huyện Đoan Hùng đôn đốc:");
        commune.screenshot("urged-by-the-button");
    }

    private static Locator row(Page page) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions().setHasText("Đăng ký phấn đấu"))
                .filter(new Locator.FilterOptions().setHasText(COMMUNE));
    }
}
