package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Our own pages on an official's PC and on a phone: Vietnamese, readable by a screen reader, without errors. */
@CleangovTest
class PagesInBrowserTest {

    private static final Path PICTURES = Path.of("screenshots");
    private static final int PICTURE_QUALITY = 60;

    /** Of a sheet of A4 within its margins, and its height, as the browser counts. */
    private static final int PAPER_WIDTH = 718;

    private static final int PAPER_HEIGHT = 1046;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private NoticeService notices;

    @Autowired
    private WorkingCalendar calendar;

    private final List<String> errors = new ArrayList<>();

    @Test
    @Tag("D2.3c")
    void the_pages_of_every_role_fit_a_pc_and_a_phone_and_have_no_barrier() {
        classifies(List.of("1.1", "2.1", "4.4"), List.of("3.1"));
        classifies(List.of(), List.of("1.1", "1.2", "1.3", "2.1"));
        String y = "?year=" + year.year();
        String dossier = "/dossiers/" + year.commune("07975").key();

        TasklistPage province = opensTasklist("province-chair.25");
        province.page().locator("[cam-widget-header]").getByText("Trang đầu").click();
        assertThat(province.page()).hasURL("http://127.0.0.1:" + port + "/");
        looksAt(province, "/", "page-home-province");
        Assertions.assertThat(province.page().locator("main").innerText())
                .as("what a leader must know without a click")
                .contains("5/5", "Việc kế tiếp", "báo cáo đã tiếp nhận", "Xếp loại so với năm");
        looksAt(province, "/provinces/25" + y, "page-province");
        looksAt(province, "/provinces/25/communes" + y, "page-province-communes");
        readmeShows(province.page(), "/", "province");
        printsOn(province.page(), "/provinces/25" + y, "print-province");

        TasklistPage officer = opens("district-officer.230");
        looksAt(officer, "/", "page-home-district");
        looksAt(officer, "/districts/230" + y, "page-district");
        readmeShows(officer.page(), "/districts/230" + y, "district");
        looksAt(officer, "/communes/07975" + y, "page-commune");
        printsOn(officer.page(), "/districts/230" + y, "print-district");
        printsOn(officer.page(), "/communes/07975" + y, "print-commune");
        looksAt(officer, dossier, "page-dossier");
        looksAt(officer, "/calendar" + y, "page-calendar");
        looksAt(officer, "/search?q=doan+hung", "page-search");
        looksAt(officer, "/duties" + y, "page-duties-district");
        looksAt(officer, "/notices", "page-notices");
        looksAt(officer, "/criteria-sets", "page-criteria-sets");
        looksAt(officer, dossier + "/history", "page-history");
        looksAt(officer, "/papers" + y, "page-papers-district");
        officer.page().locator("table.duties tbody tr td a").first().click();
        Assertions.assertThat(officer.page().url()).as("a paper of its own").matches(".*/papers/\\d+");
        looksAt(officer, officer.page().url().replaceAll("http://[^/]+", ""), "page-paper");
        looksAt(officer, "/assessments/" + year.year() + "-230/results", "page-results");

        TasklistPage commune = opens("commune-chair.07975");
        looksAt(commune, "/", "page-home-commune");
        looksAt(commune, "/communes/07975" + y, "page-commune-own");
        looksAt(commune, dossier, "page-dossier-own");
        looksAt(commune, "/duties" + y, "page-duties-commune");
        looksAt(commune, "/papers" + y, "page-papers-commune");
    }

    @Test
    void the_pages_of_the_other_organisations_have_no_barrier_either() {
        year.yearOpens();
        year.commune("07975").registers();
        String y = "?year=" + year.year();
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("admin", List.of("/", "/provinces/25" + y, "/papers" + y, "/accounts", "/models"));
        pages.put("auditor", List.of("/", "/audit?day=1998-01-01", "/paper-templates"));
        pages.put("province-officer.25", List.of("/", "/duties" + y, "/calendar" + y, "/criteria-sets"));
        pages.put("province-department-audit.25", List.of("/", "/districts/230" + y));
        pages.put("province-media-newspaper.25", List.of("/", "/calendar" + y, "/notices"));
        pages.put("district-chair.230", List.of("/", "/districts/230" + y));
        pages.put("district-agency-finance.230", List.of("/", "/communes/07975" + y));
        pages.put("district-front.230", List.of("/"));
        pages.put(
                "commune-officer.07975",
                List.of("/", "/dossiers/" + year.commune("07975").key()));
        pages.put("commune-party.07975", List.of("/"));
        pages.forEach((user, paths) -> {
            TasklistPage official = opens(user);
            paths.forEach(path -> looksAt(
                    official,
                    path,
                    "role-" + user + path.replaceAll("[?].*", "").replace('/', '-')));
        });
        Page log = opens("auditor").page();
        log.navigate(address("/audit"));
        assertThat(log.locator("main tbody tr").first()).containsText("Đăng nhập");
        Assertions.assertThat(PageLook.barriers(log)).isEmpty();
        Chromium.photograph(log, "page-audit");
        Page press = opens("province-media-newspaper.25").page();
        press.navigate(address("/"));
        assertThat(press.locator("header nav").getByText("Nhiệm vụ trong năm")).hasCount(0);
    }

    @Test
    void a_wrong_address_is_a_page_with_a_way_back() {
        year.yearOpens();
        Page page = opens("district-officer.230").page();
        for (String path : List.of("/communes/00000", "/districts/231", "/no-such-page", "/communes/07975?year=abc")) {
            page.navigate(address(path));
            assertThat(page.locator("h1")).hasCount(1);
            Assertions.assertThat(VietnameseText.foreignWords(page)).as(path).isEmpty();
            Assertions.assertThat(PageLook.barriers(page)).as(path).isEmpty();
            page.getByText("Về trang đầu").click();
            assertThat(page.locator("h1")).containsText("Huyện Đoan Hùng");
        }
        page.navigate(address("/districts/231"));
        Chromium.photograph(page, "page-error");
    }

    @Test
    @Tag("D2.4")
    void a_day_off_is_decided_on_the_calendar_page() {
        year.yearOpens();
        LocalDate day = calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 5, 27));
        Page page = opens("province-officer.25").page();
        page.navigate(address("/calendar?year=" + year.year()));
        page.getByLabel("Ngày", new Page.GetByLabelOptions().setExact(true)).fill(day.toString());
        // The browser writes the refusal into its console too, a little later than the page shows it.
        page.waitForConsoleMessage(() -> page.getByText("Ghi vào lịch").click());
        assertThat(page.locator("#said")).not().isEmpty();
        assertThat(page.locator("#said")).not().hasText("Đang ghi…");
        Chromium.photograph(page, "page-calendar-refused");
        errors.clear();
        page.getByLabel("Tên, lý do").fill("Nghỉ bù Giỗ Tổ Hùng Vương");
        page.getByText("Ghi vào lịch").click();
        assertThat(page.locator(".months")).containsText("Nghỉ bù Giỗ Tổ Hùng Vương");
        Chromium.photograph(page, "page-calendar-decided");
        Assertions.assertThat(calendar.isWorkingDay(day)).isFalse();
        Assertions.assertThat(errors).isEmpty();
    }

    @Test
    @Tag("D2.1")
    void chosen_communes_get_an_officer_and_a_later_deadline() {
        year.yearOpens();
        String path = "/districts/230?year=" + year.year();
        Page chair = opens("district-chair.230").page();
        chair.navigate(address(path));
        chair.getByLabel("Chọn Xã Hùng Xuyên").check();
        chair.locator(".bulk-action[data-opens=charge]").click();
        chair.locator("#charge select").selectOption("district-officer.230");
        Chromium.photograph(chair, "page-district-charge");
        chair.locator("#charge [type=submit]").click();
        assertThat(chair.locator("#urged")).hasText("Đã giao người phụ trách 1 xã.");
        assertThat(chair.locator("#communes tbody tr").filter(new Locator.FilterOptions().setHasText("Xã Hùng Xuyên")))
                .containsText("Chuyên viên phụ trách Huyện Đoan Hùng");

        Page officer = opens("district-officer.230").page();
        officer.navigate(address(path));
        officer.getByLabel("Chỉ xem").selectOption("MINE");
        assertThat(officer.locator("#communes tbody tr")).hasCount(1);

        Page province = opens("province-officer.25").page();
        province.navigate(address(path));
        province.getByLabel("Chọn tất cả các xã trên trang này").check();
        province.locator(".bulk-action[data-opens=extend]").click();
        province.getByLabel("Hạn mới").fill(year.year() + "-03-20");
        province.getByLabel("Lý do").fill("Mưa lũ kéo dài.");
        Chromium.photograph(province, "page-district-extend");
        province.locator("#extend [type=submit]").click();
        assertThat(province.locator("#urged")).hasText("Đã gia hạn cho 3 xã.");
        province.navigate(address("/communes/07975?year=" + year.year()));
        Chromium.photograph(province, "page-commune-charge");
        Assertions.assertThat(errors).isEmpty();
    }

    @Test
    void a_task_leads_to_its_dossier_and_the_readme_shows_both() throws IOException {
        year.yearOpens();
        String key = year.commune("07975").key();
        String task = year.open("UserTask_Register", key).get(0).getId();
        Page page = opens("commune-chair.07975").page();
        page.navigate(address("/camunda/app/tasklist/default/#/?task=" + task));
        Locator link = page.locator(".task-card .cleangov-page a");
        assertThat(link).hasText("Hồ sơ năm " + year.year() + " – Xã Hùng Xuyên");
        page.locator(".cg-form, .fjs-container").first().waitFor();
        Chromium.photograph(page, "tasklist-task-page");
        // Beside it stand the tasks of all years of the tests.
        keeps(page, "task", new Clip(580, 0, 786, 768));
        link.click();
        assertThat(page).hasURL(address("/dossiers/" + key));
        assertThat(page.locator(".diagram .current").first()).isAttached();
        keeps(page, "dossier");
        for (String name : List.of("province", "district", "task", "dossier")) {
            Assertions.assertThat(PICTURES.resolve(name + ".jpg"))
                    .as("write it with mvn test -Dtest=PagesInBrowserTest -Dreadme.write=true")
                    .exists();
            Assertions.assertThat(Files.readString(Path.of("README.md"))).contains("screenshots/" + name + ".jpg");
        }
        Assertions.assertThat(errors).isEmpty();
    }

    @Test
    void tasklist_shows_how_many_notices_are_unread() {
        year.yearOpens();
        String chair = "commune-chair.07975";
        notices.readAll(chair);
        notices.tell(chair, "Huyện họp giao ban lúc 8 giờ", "district-officer.230");
        notices.tell(chair, "Huyện họp giao ban lúc 9 giờ", "district-officer.230");
        Page page = opensTasklist(chair).page();
        Locator inbox = page.locator(".cleangov-inbox a");
        assertThat(inbox).hasText("Hộp thư (2)");
        Chromium.photograph(page, "tasklist-inbox");
        inbox.click();
        assertThat(page).hasURL(address("/notices"));
        page.goBack();
        assertThat(inbox).hasText("Hộp thư");
        Assertions.assertThat(errors).isEmpty();
    }

    private void readmeShows(Page page, String path, String name) {
        page.navigate(address(path));
        keeps(page, name);
    }

    /** A picture of the README is written only when somebody asks for it: every run would be another one. */
    private static void keeps(Page page, String name) {
        keeps(page, name, new Clip(0, 0, 1366, 768));
    }

    private static void keeps(Page page, String name, Clip part) {
        if (Boolean.getBoolean("readme.write")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".jpg"))
                    .setClip(part)
                    .setType(ScreenshotType.JPEG)
                    .setQuality(PICTURE_QUALITY));
        }
    }

    /** On paper there are no buttons and nothing is cut off. */
    private void printsOn(Page page, String path, String name) {
        page.navigate(address(path));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PAPER_WIDTH, PAPER_HEIGHT);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        assertThat(page.locator("body > header.top")).isHidden();
        assertThat(page.locator("button:visible, form:visible")).hasCount(0);
        assertThat(page.locator("h1")).isVisible();
        Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits the paper", name)
                .isTrue();
        page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPrintBackground(true)
                .setPath(Path.of("target", "screenshots", name + ".pdf")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1366, 768);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A year in which the district of Đoan Hùng finds these indicators of two communes wanting. */
    private void classifies(List<String> strong, List<String> other) {
        year.yearOpens();
        year.district("230").communes().forEach(Commune::registers);
        year.district("231").communes().forEach(Commune::registers);
        year.district("230").carriesOutProgramme();
        year.timersFire("TimerEvent_SelfReviewOpens");
        year.district("230").communes().forEach(Commune::handsIn);
        year.timersFire("TimerEvent_AssessmentOpens");
        District district = year.district("230");
        district.agenciesAppraise(Map.of("07975", strong, "07981", other));
        district.prepares().decides(district.proposals());
    }

    @Test
    @Tag("D2.3a")
    void the_table_of_communes_finds_without_diacritics_and_urges_those_chosen() {
        year.yearOpens();
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        TasklistPage officer = opens("district-officer.230");
        Page page = officer.page();
        page.navigate("http://127.0.0.1:" + port + "/districts/230?year=" + year.year());
        assertThat(page.locator("#communes tbody tr")).hasCount(3);
        page.getByLabel("Tìm theo tên").fill("doan hung");
        assertThat(page.locator("#communes tbody tr")).hasCount(1);
        assertThat(page.locator("#communes tbody")).containsText("Thị trấn Đoan Hùng");
        page.getByLabel("Tìm theo tên").fill("");
        assertThat(page.locator("#communes tbody tr")).hasCount(3);
        page.getByLabel("Chỉ xem").selectOption("UNREGISTERED");
        assertThat(page.locator("#communes tbody tr")).hasCount(2);

        page.getByLabel("Chọn tất cả các xã trên trang này").check();
        page.locator("#urge").click();
        assertThat(page.locator("#urged")).hasText("Đã đôn đốc 2 việc quá hạn.");
        officer.screenshot("page-district-urged");
        Assertions.assertThat(errors).isEmpty();
    }

    @Test
    void a_dossier_draws_where_its_processes_are() {
        year.yearOpens();
        TasklistPage chair = opens("commune-chair.07975");
        Page page = chair.page();
        page.navigate("http://127.0.0.1:" + port + "/dossiers/"
                + year.commune("07975").key());
        assertThat(page.locator(".diagram .current").first()).isAttached();
        assertThat(page.locator("figure[aria-label*='đang ở: Đăng ký phấn đấu']")
                        .first())
                .isVisible();
        page.locator("figure[aria-label*='đang ở: Đăng ký phấn đấu']").first().scrollIntoViewIfNeeded();
        Chromium.photograph(page, "page-dossier-diagram");
        Assertions.assertThat(errors).isEmpty();
    }

    private TasklistPage opens(String user) {
        return listened(chromium.tasklist(port).startsSession(user));
    }

    private TasklistPage opensTasklist(String user) {
        return listened(chromium.tasklist(port).logIn(user));
    }

    private TasklistPage listened(TasklistPage screen) {
        PageLook.listens(screen.page(), errors);
        return screen;
    }

    private void looksAt(TasklistPage tasklist, String path, String name) {
        new PageLook(tasklist.page(), port, errors).looksAt(path, name);
    }
}
