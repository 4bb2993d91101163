package vn.gov.phutho.cleangov.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at our own pages on an official's PC and on a phone: Vietnamese, readable by a screen reader, without errors. */
class PageLook {

    private static final Set<String> BARRIERS = Set.of("serious", "critical");

    private final Page page;
    private final int port;
    private final List<String> errors = new ArrayList<>();

    /** @param tasklist where somebody has logged in */
    PageLook(TasklistPage tasklist, int port) {
        this.page = tasklist.page();
        this.port = port;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(errors::add);
    }

    Page page() {
        return page;
    }

    PageLook opens(String path) {
        page.navigate("http://127.0.0.1:" + port + path);
        return this;
    }

    /** Opens a page, takes its pictures in both sizes and finds nothing wrong with it. */
    PageLook looksAt(String path, String name) {
        errors.clear();
        return opens(path).looks(name);
    }

    /** The same for the page that is open. */
    PageLook looks(String name) {
        for (boolean phone : List.of(false, true)) {
            page.setViewportSize(phone ? 390 : 1366, phone ? 844 : 768);
            Chromium.photograph(page, phone ? name + "-phone" : name);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits the screen", name)
                    .isTrue();
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("barriers of %s", name)
                    .filteredOn(rule -> BARRIERS.contains(rule.getImpact()))
                    .extracting(PageLook::told)
                    .isEmpty();
        }
        page.setViewportSize(1366, 768);
        // A label of a diagram is drawn line by line, with nothing between the lines.
        page.evaluate("document.querySelectorAll('.diagram tspan').forEach((line) => line.append(' '))");
        assertThat(VietnameseText.foreignWords(page))
                .as("foreign words of %s", name)
                .isEmpty();
        return hasNoErrors(name);
    }

    PageLook hasNoErrors(String name) {
        assertThat(errors).as("errors of %s", name).isEmpty();
        return this;
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getHtml())
                        .toList();
    }
}
