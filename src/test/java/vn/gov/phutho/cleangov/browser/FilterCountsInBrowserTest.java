package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** What waits and what is late is told from wherever an official is. */
@CleangovTest
class FilterCountsInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String OFFICER = "district-officer.230";
    private static final String OVERDUE = "Quá hạn";
    private static final List<String> FILTERS = List.of("Việc của tôi", "Việc của đơn vị", "Sắp đến hạn", OVERDUE);

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private FilterService filters;

    @Test
    void every_list_shows_its_number_and_keeps_it_true() {
        year.yearOpens().timersFire("BoundaryEvent_RegistrationOverdue");
        year.todayIs(LocalDate.of(year.year(), 3, 31));
        TasklistPage screen = chromium.tasklist(port).logIn(OFFICER);
        Map<String, Long> before = counts();
        assertThat(before.get(OVERDUE)).isPositive();
        assertShown(screen, before);
        screen.screenshot("filter-counts");

        screen.page().evaluate("""
                () => {
                  window.shown = new Set();
                  new MutationObserver(() => document.querySelectorAll('.task-filters .counter')
                    .forEach((counter) => window.shown.add(counter.textContent)))
                    .observe(document.querySelector('.task-filters'), { subtree: true, childList: true, characterData: true });
                }
                """);
        screen.looksAt(OVERDUE);
        assertShown(screen, before);

        String urged =
                year.open("UserTask_Urge", year.commune("07969").key()).get(0).getId();
        year.complete(OFFICER, urged, Map.of("action", "Đã gọi điện cho xã.", "promisedOn", year.year() + "-04-15"));
        Map<String, Long> after = counts();
        assertThat(after.get(OVERDUE)).isEqualTo(before.get(OVERDUE) - 1);
        assertShown(screen, after);
        assertThat((List<?>) screen.page().evaluate("() => Array.from(window.shown)"))
                .as("from one number to the next, nothing between")
                .map(Object::toString)
                .isSubsetOf(Stream.of(before, after)
                        .flatMap(counts -> counts.values().stream())
                        .map(Object::toString)
                        .toList());
    }

    private static void assertShown(TasklistPage screen, Map<String, Long> counts) {
        counts.forEach((filter, count) -> assertThat(screen.count(filter)).hasText(count.toString()));
    }

    private Map<String, Long> counts() {
        return FILTERS.stream().collect(Collectors.toMap(name -> name, name -> {
            String id =
                    filters.createFilterQuery().filterName(name).singleResult().getId();
            return year.as(OFFICER, () -> filters.count(id));
        }));
    }
}
