package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.Accounts;

/** The signer first reads the paper, opened from the task; pictures are in {@code target/screenshots}. */
@CleangovTest
class PapersInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String DISTRICT = "Huyện Đoan Hùng";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private YearScenario year;

    private TasklistPage screen;
    private int pictures;

    @Test
    @Tag("D2.4")
    void the_chair_reads_the_report_before_signing_and_finds_it_among_the_papers_afterwards() {
        District district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        district.draftsReport("H1");
        screen = chromium.tasklist(port).logIn("district-chair.230");

        screen.takes("Ký báo cáo", DISTRICT, year.year());
        opens(link("Xem bản in (PDF)"), "%PDF-");
        opens(link("Tải Word"), "PK");
        picture("ký báo cáo");
        screen.submits();
        assertThat(screen.signing().frameLocator("iframe").getByText("BÁO CÁO").first())
                .isVisible();
        assertThat(screen.signing().frameLocator("iframe").getByText(accounts.nameOf("district-chair.230")))
                .hasCount(1);
        picture("đọc trước khi ký");
        screen.signing().getByText("Ký văn bản").click();
        assertThat(screen.signing()).isVisible();
        screen.signing().getByText("Chưa ký").click();
        assertThat(screen.notification()).containsText("Chưa ký, chưa thay đổi gì.");
        screen.completes();

        screen.page().navigate("http://127.0.0.1:%d/papers?year=%d".formatted(port, year.year()));
        Locator line = screen.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Báo cáo"));
        assertThat(line).containsText("/BC-UBND");
        opens(line.getByText("Xem bản in (PDF)"), "%PDF-");
        picture("văn bản");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D2.3e")
    void a_session_shows_its_papers_where_they_are_needed() {
        District district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).frontGivesOpinion().consolidates().postsResults();
        screen = chromium.tasklist(port).logIn("district-officer.230");
        screen.takes("Họp hội đồng xét", DISTRICT, year.year());
        opens(paper("Biên bản họp hội đồng (dự thảo)"), "%PDF-");
        picture("họp hội đồng");
        screen.logOut();
        district.councilMeets(district.minutes());

        screen.logIn("district-chair.230").takes("Quyết định xếp loại", DISTRICT, year.year());
        opens(paper("/BB-HĐ"), "%PDF-");
        opens(paper("Quyết định xếp loại, công nhận (dự thảo)"), "%PDF-");
        picture("quyết định xếp loại");
        screen.logOut();
        district.decides(district.proposals());

        screen.logIn("district-chair.230").takes("Ký tờ trình đề nghị xuất sắc", DISTRICT, year.year());
        opens(link("Xem bản in (PDF)"), "%PDF-");
        picture("ký tờ trình");
        screen.completes();
    }

    @Test
    @Tag("D2.3a")
    void the_chair_signs_the_letters_to_all_who_are_late_with_one_click() {
        Commune late = year.yearOpens().commune("07975");
        year.todayIs(year.due(late.key(), Milestone.REGISTRATION).toLocalDate().plusDays(10));
        screen = chromium.tasklist(port).startsSession("district-chair.230");

        screen.page().navigate("http://127.0.0.1:%d/duties?year=%d".formatted(port, year.year()));
        Locator letters = screen.page().locator(".letters");
        Locator line = letters.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Xã Hùng Xuyên"));
        opens(line.getByText("Xem bản in (PDF)"), "%PDF-");
        letters.scrollIntoViewIfNeeded();
        picture("công văn đôn đốc");
        letters.getByText("Ký, ban hành công văn").click();
        assertThat(screen.signing()).isVisible();
        picture("đọc công văn trước khi ký");
        screen.signing().getByLabel("Tôi đã đọc văn bản và ký").check();
        screen.signing().getByText("Ký văn bản").click();

        assertThat(line).containsText("/UBND-NV");
        assertThat(line.getByRole(AriaRole.CHECKBOX)).isDisabled();
        letters.scrollIntoViewIfNeeded();
        picture("công văn đã ban hành");
    }

    @Test
    void the_problems_of_a_template_are_reported_to_the_office() {
        screen = chromium.tasklist(port).logIn("admin");
        screen.page().navigate("http://127.0.0.1:%d/paper-templates".formatted(port));
        picture("mẫu văn bản");
        Locator form = screen.page().locator("form.template[data-type='june-report']");

        form.getByLabel("Mẫu mới: Báo cáo sáu tháng đầu năm").setInputFiles(Path.of("papers/class-notice.docx"));
        form.getByText("Nạp").click();

        assertThat(screen.page().locator("#said"))
                .containsText("Chưa nhận mẫu «Báo cáo sáu tháng đầu năm», mẫu đang dùng giữ nguyên");
        assertThat(screen.page().locator("#problems")).containsText("Không có tên {{communeName}}.");
        // Without looking for foreign words: the names in a template are some.
        screen.page()
                .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/papers-mẫu-sai.png")));
    }

    private Locator paper(String text) {
        return screen.form()
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByText("Xem bản in (PDF)");
    }

    private Locator link(String text) {
        return screen.form().getByText(text);
    }

    /** The link leads to a file that begins so, and never away from the task: to be kept, or in a window of its own. */
    private void opens(Locator link, String beginning) {
        String address = link.getAttribute("href");
        assertThat(address).startsWith("/api/papers/");
        if (address.endsWith(".pdf")) {
            assertThat(link).hasAttribute("target", "_blank");
        }
        APIResponse answer = screen.page().request().get("http://127.0.0.1:" + port + address);
        assertThat(answer.status()).isEqualTo(200);
        if (!address.endsWith(".pdf")) {
            assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
        }
        assertThat(new String(answer.body(), 0, beginning.length(), StandardCharsets.US_ASCII))
                .isEqualTo(beginning);
    }

    private void picture(String of) {
        screen.screenshot("papers-%d-%s".formatted(++pictures, of));
    }
}
