package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.YearScenario;

/** Our own pages on an official's PC and on a phone: Vietnamese, readable by a screen reader, without errors. */
@CleangovTest
@Import(Statements.class)
class PagesInBrowserTest {

    private static final Set<String> BARRIERS = Set.of("serious", "critical");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    private final List<String> errors = new ArrayList<>();

    @Test
    @Tag("D2.3c")
    void the_pages_of_every_role_fit_a_pc_and_a_phone_and_have_no_barrier() {
        classifies(List.of("1.1", "2.1", "4.4"), List.of("3.1"));
        classifies(List.of(), List.of("1.1", "1.2", "1.3", "2.1"));
        String y = "?year=" + year.year();
        String dossier = "/dossiers/" + year.commune("07975").key();

        TasklistPage province = opens("province-chair.25");
        province.page().locator("[cam-widget-header]").getByText("Trang đầu").click();
        assertThat(province.page()).hasURL("http://127.0.0.1:" + port + "/");
        looksAt(province, "/", "page-home-province");
        Assertions.assertThat(province.page().locator("main").innerText())
                .as("what a leader must know without a click")
                .contains("5/5", "Việc kế tiếp", "báo cáo đã tiếp nhận", "Xếp loại so với năm");
        looksAt(province, "/provinces/25" + y, "page-province");
        looksAt(province, "/provinces/25/communes" + y, "page-province-communes");

        TasklistPage officer = opens("district-officer.230");
        looksAt(officer, "/", "page-home-district");
        looksAt(officer, "/districts/230" + y, "page-district");
        looksAt(officer, "/communes/07975" + y, "page-commune");
        looksAt(officer, dossier, "page-dossier");
        looksAt(officer, "/calendar" + y, "page-calendar");
        looksAt(officer, "/search?q=doan+hung", "page-search");
        looksAt(officer, "/duties" + y, "page-duties-district");
        looksAt(officer, "/notices", "page-notices");
        looksAt(officer, "/criteria-sets", "page-criteria-sets");
        looksAt(officer, dossier + "/history", "page-history");

        TasklistPage commune = opens("commune-chair.07975");
        looksAt(commune, "/", "page-home-commune");
        looksAt(commune, "/communes/07975" + y, "page-commune-own");
        looksAt(commune, dossier, "page-dossier-own");
    }

    /** A year in which the district of Đoan Hùng finds these indicators of two communes wanting. */
    private void classifies(List<String> strong, List<String> other) {
        year.yearOpens();
        year.district("230").communes().forEach(YearScenario.Commune::registers);
        year.district("231").communes().forEach(YearScenario.Commune::registers);
        year.district("230").carriesOutProgramme();
        year.timersFire("TimerEvent_SelfReviewOpens");
        year.district("230").communes().forEach(YearScenario.Commune::handsIn);
        year.timersFire("TimerEvent_AssessmentOpens");
        YearScenario.District district = year.district("230");
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
        TasklistPage tasklist = chromium.tasklist(port).opens().logIn(user);
        tasklist.page().onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        tasklist.page().onPageError(errors::add);
        return tasklist;
    }

    private void looksAt(TasklistPage tasklist, String path, String name) {
        Page page = tasklist.page();
        errors.clear();
        page.navigate("http://127.0.0.1:" + port + path);
        for (boolean phone : List.of(false, true)) {
            page.setViewportSize(phone ? 390 : 1366, phone ? 844 : 768);
            Chromium.photograph(page, phone ? name + "-phone" : name);
            Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits the screen", name)
                    .isTrue();
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("barriers of %s", name)
                    .filteredOn(rule -> BARRIERS.contains(rule.getImpact()))
                    .extracting(PagesInBrowserTest::told)
                    .isEmpty();
        }
        page.setViewportSize(1366, 768);
        // A label of a diagram is drawn line by line, with nothing between the lines.
        page.evaluate("document.querySelectorAll('.diagram tspan').forEach((line) => line.append(' '))");
        Assertions.assertThat(VietnameseText.foreignWords(page))
                .as("foreign words of %s", name)
                .isEmpty();
        Assertions.assertThat(errors).as("errors of %s", name).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
