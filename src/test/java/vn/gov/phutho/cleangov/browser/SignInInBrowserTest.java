package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;

/** What people see who log in: whose system it is, why they have to wait, where they change their first password. */
@CleangovTest
class SignInInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String NEWCOMER = "new-officer.08053";
    private static final String GIVEN = "lua xanh ben song Lo";
    private static final String OWN = "ba con trau uong nuoc";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @AfterEach
    void the_account_is_deleted() {
        identity.deleteUser(NEWCOMER);
    }

    @Test
    void the_log_in_page_says_whose_system_it_is_and_what_to_do_without_a_password() {
        TasklistPage screen = chromium.tasklist(port);
        Page page = screen.page();
        page.route(
                "**/forms/sign-in",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"body\": \"UBND tỉnh Phú Thọ <i>{{1 + 1}}</i>\","
                                + " \"help\": \"Quên mật khẩu? Hãy gọi 0210 3846 647.\"}")));

        screen.opens();

        assertThat(page.getByText("UBND tỉnh Phú Thọ <i>{{1 + 1}}</i>")).isVisible();
        assertThat(page.getByText("Quên mật khẩu? Hãy gọi 0210 3846 647.")).isVisible();
        screen.screenshot("sign-in");
        page.unroute("**/forms/sign-in");
        for (String application : List.of("tasklist", "welcome", "admin")) {
            page.navigate("http://127.0.0.1:" + port + "/camunda/app/" + application + "/default/");
            assertThat(page.getByText("Hãy liên hệ người quản trị hệ thống của cơ quan bạn để được cấp lại."))
                    .isVisible();
        }
    }

    @Test
    void the_log_in_page_leads_to_a_provider_and_a_log_out_to_its_page() {
        TasklistPage screen = chromium.tasklist(port);
        Page page = screen.page();
        page.route(
                "**/forms/sign-in",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"body\": \"\", \"help\": \"\", \"asksForPassword\": false, \"providers\": ["
                                + "{\"label\": \"Đăng nhập bằng {{1 + 1}} <i>\", \"address\": \"/calendar\"}]}")));
        for (String application : List.of("tasklist", "welcome", "admin", "cockpit")) {
            page.navigate("http://127.0.0.1:" + port + "/camunda/app/" + application + "/default/");
            assertThat(page.getByText("Đăng nhập bằng {{1 + 1}} <i>"))
                    .hasAttribute("href", "/calendar?to=%2Fcamunda%2Fapp%2F" + application + "%2Fdefault%2F");
            assertThat(page.locator("input[type=password]")).hasCount(0);
        }
        Request asked = page.waitForRequest(
                "**/calendar?to=*",
                () -> page.getByText("Đăng nhập bằng {{1 + 1}} <i>").click());
        org.assertj.core.api.Assertions.assertThat(asked.isNavigationRequest()).isTrue();
        page.unroute("**/forms/sign-in");

        screen.opens().tries("commune-officer.08053", "demo");
        page.route(
                "**/logout",
                route -> route.fulfill(
                        new Route.FulfillOptions().setHeaders(Map.of("X-Cleangov-Sign-Out", "/pages/cleangov.css"))));
        page.locator(".account .logout a")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.locator(".account .logout a").evaluate("link => link.click()");
        page.waitForURL("**/pages/cleangov.css");
    }

    @Test
    void who_has_to_wait_reads_how_long() {
        TasklistPage screen = chromium.tasklist(port).opens();
        for (int time = 0; time < 5; time++) {
            screen.tries("nobody.08053", "sai mật khẩu " + time);
            assertThat(screen.notification()).containsText("Tên đăng nhập hoặc mật khẩu không đúng");
        }

        screen.tries("nobody.08053", "sai mật khẩu");

        assertThat(screen.notification())
                .containsText(
                        Pattern.compile("Hãy đợi \\d+ giây rồi thử lại\\. Nếu quên mật khẩu, hãy nhờ người quản trị"));
        screen.screenshot("sign-in-wait");
    }

    @Test
    void a_newcomer_changes_the_first_password_and_goes_on() {
        createdByAnAdministrator();
        TasklistPage screen = chromium.tasklist(port).opens().tries(NEWCOMER, GIVEN);
        Page page = screen.page();
        page.waitForURL("**/password");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Đổi mật khẩu")))
                .isVisible();
        new PageLook(screen, port).looks("page-first-password");

        changes(page, "Matkhau@2026");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Mật khẩu mới chưa đạt yêu cầu, nên chưa đổi gì.");
        changes(page, OWN);

        assertThat(page.getByText("Việc của tôi").first()).isVisible();
        page.navigate("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/");
        assertThat(page.locator("[cam-widget-header]").getByText("Hộp thư")).isVisible();
    }

    @Test
    void a_person_switches_the_second_factor_on_and_logs_in_with_a_code() throws InvalidKeyException {
        createdByAnAdministrator();
        TasklistPage screen = chromium.tasklist(port).opens().tries(NEWCOMER, GIVEN);
        Page page = screen.page();
        page.waitForURL("**/password");
        changes(page, OWN);
        assertThat(page.getByText("Việc của tôi").first()).isVisible();
        PageLook look = new PageLook(screen, port).looksAt("/second-factor", "page-second-factor");
        String secret = page.locator("#secret").innerText();

        page.getByLabel("Mật khẩu").fill(OWN);
        page.getByLabel("Mã trong ứng dụng").fill(shownByThePhone(secret, 0));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bật xác thực hai bước"))
                .click();
        assertThat(page.locator("ul.codes li")).hasCount(10);
        look.looks("page-recovery-codes");
        String recovery = page.locator("ul.codes li").first().innerText();
        page.getByText("Đã cất các mã, về trang đầu").click();
        look.looksAt("/second-factor", "page-second-factor-on");

        for (String application : List.of("tasklist", "welcome")) {
            page.context().clearCookies();
            page.navigate("http://127.0.0.1:" + port + "/camunda/app/" + application + "/default/");
            page.getByPlaceholder("Tên đăng nhập").fill(NEWCOMER);
            page.getByPlaceholder("Mật khẩu").fill(OWN);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng nhập"))
                    .click();
            page.waitForURL("**/log-in/code");
            page.getByLabel("Mã xác thực hoặc mã dự phòng").fill("000000");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Mã không đúng, đã dùng rồi hoặc đã quá hạn.");
            screen.screenshot("sign-in-code");
            org.assertj.core.api.Assertions.assertThat(PageLook.barriers(page)).isEmpty();
            page.getByLabel("Mã xác thực hoặc mã dự phòng")
                    .fill(application.equals("tasklist") ? shownByThePhone(secret, 1) : recovery);
            page.keyboard().press("Enter");
            page.waitForURL("**/camunda/app/" + application + "/default/**");
            assertThat(page.locator(".account").first()).containsText("Trần Thị Bình");
        }
    }

    private static void changes(Page page, String password) {
        page.getByLabel("Mật khẩu hiện tại").fill(GIVEN);
        page.getByLabel("Mật khẩu mới", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        page.getByLabel("Nhập lại mật khẩu mới").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đổi mật khẩu"))
                .click();
    }

    /** The code of this many times 30 seconds from now. */
    private static String shownByThePhone(String secret, int steps) throws InvalidKeyException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "RAW"),
                        Instant.now().plusSeconds(30L * steps));
    }

    private void createdByAnAdministrator() {
        identity.setAuthentication("admin", List.of("camunda-admin"));
        try {
            User newcomer = identity.newUser(NEWCOMER);
            newcomer.setFirstName("Trần Thị");
            newcomer.setLastName("Bình");
            newcomer.setPassword(GIVEN);
            identity.saveUser(newcomer);
            identity.createMembership(NEWCOMER, "commune-officer-08053");
        } finally {
            identity.clearAuthentication();
        }
    }
}
