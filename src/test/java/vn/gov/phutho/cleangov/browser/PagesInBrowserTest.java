package vn.gov.phutho.cleangov.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.YearScenario;

/** Our own pages on an official's PC and on a phone: Vietnamese, readable by a screen reader, without errors. */
@CleangovTest
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
    void the_pages_of_every_role_fit_a_pc_and_a_phone_and_have_no_barrier() {
        year.yearOpens();
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        TasklistPage officer = opens("district-officer.230");
        looksAt(officer, "/", "page-home-district");
        looksAt(officer, "/duties?year=" + year.year(), "page-duties-district");
        looksAt(officer, "/notices", "page-notices");
        looksAt(officer, "/criteria-sets", "page-criteria-sets");
        looksAt(officer, "/dossiers/" + year.commune("07969").key() + "/history", "page-history");
        looksAt(opens("province-chair.25"), "/", "page-home-province");
        looksAt(opens("commune-chair.07975"), "/", "page-home-commune");
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
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits the screen", name)
                    .isTrue();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("barriers of %s", name)
                    .filteredOn(rule -> BARRIERS.contains(rule.getImpact()))
                    .extracting(PagesInBrowserTest::told)
                    .isEmpty();
        }
        page.setViewportSize(1366, 768);
        assertThat(VietnameseText.foreignWords(page))
                .as("foreign words of %s", name)
                .isEmpty();
        assertThat(errors).as("errors of %s", name).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
