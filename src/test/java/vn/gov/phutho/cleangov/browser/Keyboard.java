package vn.gov.phutho.cleangov.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has no mouse: Tab, arrows, Space, Enter and letters. Wherever the focus stops it must be seen. */
class Keyboard {

    private static final int STOPS_AT_MOST = 60;
    private static final int LOOKS = 5;
    private static final double BETWEEN_LOOKS_MILLIS = 200;

    private static final String FOCUSED = "element => element === document.activeElement";
    private static final String WHERE = """
            () => {
              const it = document.activeElement;
              return `${it.tagName} ${it.className} ${it.getAttribute('aria-label') || it.textContent.trim().slice(0, 30)}`;
            }
            """;
    /** A ring around it, or a look of its own that it loses with the focus; and nothing lies over it. */
    private static final String SEEN = """
            element => {
              const look = () => {
                const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, color, textDecorationLine }
                  = getComputedStyle(element);
                return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor, backgroundColor, color, textDecorationLine]
                  .join('|');
              };
              const box = element.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
              if (!top || !(element.contains(top) || top.contains(element))) {
                return 'is covered by ' + (top ? top.outerHTML.slice(0, 120) : 'the edge of the window');
              }
              element.style.transition = 'none';
              const focused = look();
              element.blur();
              const plain = look();
              element.focus({ preventScroll: true });
              return focused === plain ? 'looks the same with and without the focus' : '';
            }
            """;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Tab, until the focus is there. */
    Keyboard tabsTo(Locator place) {
        place.waitFor();
        List<String> stops = new ArrayList<>();
        while (!(Boolean) place.evaluate(FOCUSED)) {
            assertThat(stops)
                    .as("Tab leads to %s; it stopped at %s", place, stops)
                    .hasSizeLessThan(STOPS_AT_MOST);
            page.keyboard().press("Tab");
            stops.add((String) page.evaluate(WHERE));
        }
        assertThat(seen(place)).as("the focus on %s", place).isEmpty();
        return this;
    }

    /** What is wrong with the look of the focus, once the page has scrolled to it. */
    private String seen(Locator place) {
        String wrong = (String) place.evaluate(SEEN);
        for (int look = 1; look < LOOKS && !wrong.isEmpty(); look++) {
            page.waitForTimeout(BETWEEN_LOOKS_MILLIS);
            wrong = (String) place.evaluate(SEEN);
        }
        return wrong;
    }

    Keyboard presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard types(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Enters a measurement into a line of a sheet, going on from the line before. */
    Keyboard measures(Locator line, JsonNode measurement) {
        if (measurement.has("value")) {
            tabsTo(line.locator("[data-field='value']"))
                    .types(measurement.get("value").asText().replace('.', ','));
        }
        if (measurement.has("yes")) {
            answers(line, "yes", measurement.get("yes").asBoolean());
        }
        if (measurement.has("items")) {
            for (int i = 0; i < measurement.get("items").size(); i++) {
                tabsTo(line.locator("[data-field='items']").nth(i));
                if (measurement.get("items").get(i).asBoolean()) {
                    presses("Space");
                }
            }
        }
        if (measurement.has("veto")) {
            answers(line, "veto", measurement.get("veto").asBoolean());
        }
        tabsTo(line.locator("[data-field='note']")).types("Theo sổ của xã.");
        return this;
    }

    /** Tab leads to the first answer, Space takes it, an arrow takes the next. */
    private void answers(Locator line, String field, boolean yes) {
        tabsTo(line.locator("[data-field='" + field + "']").first()).presses(yes ? "Space" : "ArrowDown");
    }
}
