package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.RunningApplication;
import vn.gov.phutho.cleangov.notification.Mails;

/**
 * From a mail to the task that it is about, through the log-in; and the inbox, which knows the same. Two weeks later the
 * mail server is down. Both happen in one application, because to start one takes longer than the tests.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag(CleangovTest.APPLICATION)
class MailLinkBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String CHAIR = "commune-chair.07975";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*task=[^\"]*)\"");

    @TempDir
    private static Path folder;

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static RunningApplication application;

    @BeforeAll
    static void a_reminder_has_been_mailed() throws Exception {
        SERVER.start();
        application = RunningApplication.start(
                        folder,
                        "--cleangov.database.durable=false",
                        "--cleangov.units.file=classpath:units-small.csv",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + SERVER.getSmtp().getPort())
                .opensItsYear();
        String thirtyDaysAhead = application
                .texts("select (due - 30)::text from milestone_window where milestone = 'REGISTRATION'")
                .get(0);
        application.movesTo(thirtyDaysAhead).join();
        await().atMost(RunningApplication.PATIENCE).until(() -> SERVER.getReceivedMessages().length == 5);
    }

    @Test
    @Order(1)
    void the_link_of_a_mail_leads_through_the_log_in_to_the_task() {
        TasklistPage screen = chromium.tasklist(application.port());
        Page page = screen.page();

        page.setContent(Mails.texts(mail()).get(1));
        Chromium.photograph(page, "mail");
        assertThat(VietnameseText.foreignWords(page)).isEmpty();

        page.navigate(linkIn(mail()));
        page.getByPlaceholder("Tên đăng nhập").waitFor();
        screen.tries(CHAIR, "demo");

        assertThat(page.locator(".task-card h2.task")).hasText("Đăng ký phấn đấu");
        assertThat(page.url()).contains(linkIn(mail()).replaceAll(".*task=", "task="));
        screen.screenshot("mail-link-task");

        page.navigate("http://127.0.0.1:%d/".formatted(application.port()));
        assertThat(page.locator(".top nav")).containsText("Hộp thư (1)");
        page.getByText("Hộp thư (1)").click();
        assertThat(page.locator(".notice.unread")).hasCount(1);
        assertThat(page.locator(".notice")).containsText("Đăng ký phấn đấu năm");
        assertThat(page.locator(".notice")).containsText("Xã Hùng Xuyên");
        screen.screenshot("notices");

        page.getByText("Đăng ký phấn đấu năm").click();
        assertThat(page.locator(".task-card h2.task")).hasText("Đăng ký phấn đấu");
        page.navigate("http://127.0.0.1:%d/notices".formatted(application.port()));
        assertThat(page.locator(".notice")).hasCount(1);
        assertThat(page.locator(".notice.unread")).hasCount(0);
    }

    @Test
    @Order(2)
    void an_administrator_sees_undelivered_mails() {
        SERVER.stop();
        String fourteenDaysAhead = application
                .texts("select (due - 14)::text from milestone_window where milestone = 'REGISTRATION'")
                .get(0);
        application.movesTo(fourteenDaysAhead).join();

        TasklistPage screen = chromium.tasklist(application.port());
        screen.startsSession("province-officer.25");
        screen.page().navigate("http://127.0.0.1:%d/".formatted(application.port()));

        int waiting = Integer.parseInt(application
                .texts("select count(*)::text from delivery where status = 'PENDING'")
                .get(0));
        assertTrue(waiting > 0);
        assertThat(screen.page().getByText(waiting + " thư chưa gửi được")).isVisible();
        screen.screenshot("home-undelivered");
    }

    private MimeMessage mail() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(one -> Mails.to(one).startsWith(CHAIR))
                .findFirst()
                .orElseThrow();
    }

    private static String linkIn(MimeMessage mail) {
        Matcher link = LINK.matcher(Mails.texts(mail).get(1));
        assertThat(link.find()).as("a link to a task").isTrue();
        return link.group(1);
    }

    @AfterAll
    static void stop() {
        application.close();
        SERVER.stop();
    }
}
