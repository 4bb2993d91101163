package vn.gov.phutho.cleangov.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at our own pages on an official's PC and on a phone: Vietnamese, readable by a screen reader, without errors. */
class PageLook {

    private static final Set<String> BARRIERS = Set.of("serious", "critical");

    /** Every diagram that can be seen. */
    private static final String DIAGRAMS_DRAWN =
            "() => [...document.querySelectorAll('.diagram')].every(one => !one.checkVisibility() || one.querySelector('svg .djs-shape'))";

    private final Page page;
    private final int port;
    private final List<String> errors;

    /** @param tasklist where somebody has logged in */
    PageLook(TasklistPage tasklist, int port) {
        this(tasklist.page(), port, new ArrayList<>());
        listens(page, errors);
    }

    /** @param errors what {@link #listens} has heard */
    PageLook(Page page, int port, List<String> errors) {
        this.page = page;
        this.port = port;
        this.errors = errors;
    }

    /** From now on what the console tells of errors is put there. */
    static void listens(Page page, List<String> errors) {
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
        page.waitForFunction(DIAGRAMS_DRAWN);
        for (boolean phone : List.of(false, true)) {
            page.setViewportSize(phone ? 390 : 1366, phone ? 844 : 768);
            Chromium.photograph(page, phone ? name + "-phone" : name);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits the screen", name)
                    .isTrue();
            assertThat(barriers(page)).as("barriers of %s", name).isEmpty();
        }
        assertThat(page.locator("h1").count()).as("headings of %s", name).isEqualTo(1);
        assertThat(page.locator("header .person").innerText())
                .as("reader of %s", name)
                .isNotBlank();
        page.setViewportSize(1366, 768);
        // A label of a diagram is drawn line by line, with nothing between the lines.
        page.evaluate("document.querySelectorAll('.diagram tspan').forEach((line) => line.append(' '))");
        assertThat(VietnameseText.foreignWords(page))
                .as("foreign words of %s", name)
                .isEmpty();
        return hasNoErrors(name);
    }

    /**
     * What keeps somebody with a screen reader or a keyboard from using the open page. The page is looked at where it is
     * (our pages have no frames of others), and only what is wrong is told: that takes a third of the time.
     */
    static List<String> barriers(Page page) {
        AxeRunOptions onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .setLegacyMode(true).options(onlyViolations).analyze().getViolations().stream()
                        .filter(rule -> BARRIERS.contains(rule.getImpact()))
                        .map(PageLook::told)
                        .toList();
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
