package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tasklist as an official sees it: what they look for, click and type. */
class TasklistPage {

    private static final String TASKLIST_CALLS = "**/camunda/api/engine/**";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final double SETTLED_MILLIS = 5_000;
    private static final double LOGGED_IN_MILLIS = 20_000;
    private static final double SENT_TO_LOG_IN_MILLIS = 60_000;
    private static final double CLICK_WORKS_MILLIS = 5_000;
    private static final double TOOLTIP_MILLIS = 1_000;
    private static final long QUIET_NANOS = 400_000_000;

    private final Page page;
    private final String server;
    private final Set<Request> waitingFor = new HashSet<>();
    private final List<String> console = new ArrayList<>();
    private long lastHeard;
    private String lostAt;

    TasklistPage(Page page, String server) {
        this.page = page;
        this.server = server;
        page.onRequest(waitingFor::add);
        page.onRequestFinished(this::answered);
        page.onRequestFailed(this::answered);
        page.onConsoleMessage(message -> console.add(message.text()));
    }

    Page page() {
        return page;
    }

    private void answered(Request request) {
        waitingFor.remove(request);
        lastHeard = System.nanoTime();
    }

    // ---- Coming and going

    TasklistPage opens() {
        page.navigate(server + "/");
        page.getByPlaceholder("Tên đăng nhập").waitFor();
        return this;
    }

    /**
     * Logging in gives the browser a new session, and the answer to a request of the old one would take it away again.
     * People are slower than that; a test waits until the page has been quiet for a moment.
     */
    private void settles() {
        try {
            page.waitForCondition(this::quiet, new Page.WaitForConditionOptions().setTimeout(SETTLED_MILLIS));
        } catch (TimeoutError neverFinished) {
            // Chromium does not always tell of a request that the page has given up.
            waitingFor.clear();
        }
    }

    private boolean isLoggedIn() {
        try {
            account().waitFor(new Locator.WaitForOptions().setTimeout(LOGGED_IN_MILLIS));
            return true;
        } catch (TimeoutError stillOutside) {
            return false;
        }
    }

    private boolean quiet() {
        return waitingFor.isEmpty() && System.nanoTime() - lastHeard > QUIET_NANOS;
    }

    /**
     * Comes in with a session that Tasklist's own log-in has given, as if its form had been filled in; the form itself takes
     * seconds each time, and {@link #logsInByHand} does that.
     */
    TasklistPage logIn(String user) {
        startsSession(user);
        page.navigate(server + TASKLIST);
        return isIn();
    }

    /** As {@link #logIn}, for a look at our own pages only: to load Tasklist takes a second or two each time. */
    TasklistPage startsSession(String user) {
        // What the page before still waits for would put its session back.
        page.navigate("about:blank");
        page.context().clearCookies();
        APIRequestContext browser = page.context().request();
        browser.get(server + TASKLIST).dispose();
        String token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
        APIResponse answer = browser.post(
                server + "/camunda/api/admin/auth/user/default/login/tasklist",
                RequestOptions.create()
                        .setHeader("X-XSRF-TOKEN", token)
                        .setForm(FormData.create().set("username", user).set("password", "demo")));
        assertThat(answer.status()).as("%s logs in: %s", user, answer.text()).isEqualTo(200);
        return this;
    }

    /** Logs in at the form; again, as a person would, when a late answer of the page before has put its session back. */
    TasklistPage logsInByHand(String user) {
        tries(user, "demo");
        for (int again = 0; again < 2 && !isLoggedIn(); again++) {
            opens().tries(user, "demo");
        }
        return isIn();
    }

    private TasklistPage isIn() {
        assertThat(isLoggedIn())
                .as(
                        "Tasklist is there: %s shows «%s», waits for %s, and the console says %s",
                        page.url(),
                        page.locator("body").innerText(),
                        waitingFor.stream().map(Request::url).toList(),
                        console)
                .isTrue();
        page.locator(".task-filters .task-filter").first().waitFor();
        return this;
    }

    /** Types a name and a password, right or wrong. */
    TasklistPage tries(String user, String password) {
        settles();
        page.getByPlaceholder("Tên đăng nhập").fill(user);
        page.getByPlaceholder("Mật khẩu").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng nhập"))
                .click();
        return this;
    }

    /** Opens our first page as the logged-in person, then goes back to the tasks. */
    TasklistPage looksAtHome(Runnable look) {
        page.navigate(server + "/");
        page.getByText("Việc của tôi").first().waitFor();
        look.run();
        page.getByText("Danh sách việc").first().click();
        account().waitFor();
        return this;
    }

    TasklistPage logOut() {
        account().click();
        page.locator(".account .logout a").click();
        page.getByPlaceholder("Tên đăng nhập").waitFor();
        return this;
    }

    private Locator account() {
        return page.locator("[cam-widget-header] .account .dropdown-toggle");
    }

    /**
     * The server no longer knows this browser. Tasklist's own calls do not reach the server until
     * {@link #isSentToLogIn}. Otherwise Tasklist might show the log-in before the form has saved its draft.
     */
    TasklistPage losesItsSession() {
        lostAt = page.url();
        page.route(TASKLIST_CALLS, Route::abort);
        page.context().clearCookies();
        return this;
    }

    /** Tasklist no longer asks the server what has changed. A completed form still reaches the server. */
    TasklistPage seesNoChanges() {
        page.route(TASKLIST_CALLS, route -> {
            if (route.request().url().endsWith("/submit-form")) {
                route.resume();
            } else {
                route.abort();
            }
        });
        return this;
    }

    /** Tasklist calls the server by itself now and then, and shows the log-in when the server does not know it. */
    TasklistPage isSentToLogIn() {
        page.unroute(TASKLIST_CALLS);
        page.getByPlaceholder("Tên đăng nhập").waitFor(new Locator.WaitForOptions().setTimeout(SENT_TO_LOG_IN_MILLIS));
        return this;
    }

    /** On the page that Tasklist has fallen to; it goes back to where the official was. */
    TasklistPage logsInAgain(String user) {
        tries(user, "demo");
        for (int again = 0; again < 2 && !isLoggedIn(); again++) {
            page.navigate(lostAt);
            page.reload();
            tries(user, "demo");
        }
        account().waitFor();
        return this;
    }

    // ---- Tasks

    /** Opens the task with this name of this unit and year, and takes it. */
    TasklistPage takes(String task, String unit, int year) {
        opens(task, unit, year);
        page.locator(".task-card button.claim").click();
        page.locator(".task-card button.unclaim").waitFor();
        return waitForForm();
    }

    /** Opens a task that this official has taken before. */
    TasklistPage opensTaken(String task, String unit, int year) {
        opens(task, unit, year);
        page.locator(".task-card button.unclaim").waitFor();
        return waitForForm();
    }

    /** Rests the pointer on the name of the person who has this task, long enough for a tooltip to come. */
    TasklistPage pointsAtAssignee(String task, String unit, int year) {
        card(task, unit, year).locator(".assignee").hover(new Locator.HoverOptions().setForce(true));
        page.waitForTimeout(TOOLTIP_MILLIS);
        return this;
    }

    private void opens(String task, String unit, int year) {
        card(task, unit, year).click();
        assertThat(page.locator(".task-card h2.task")).hasText(task);
    }

    /** Follows a link to a task, even of another person. */
    TasklistPage visits(String taskId) {
        page.navigate(server + TASKLIST + "#/?task=" + taskId);
        page.locator(".task-card, .task-details .well, .column.task").first().waitFor();
        return this;
    }

    /** The card of the task in the list, on whichever of its pages it is. */
    Locator card(String task, String unit, int year) {
        Locator card = page.locator("ol.tasks-list > li.task")
                .filter(new Locator.FilterOptions().setHas(page.locator("h4.task", hasText(task))))
                .filter(new Locator.FilterOptions().setHasText(unit))
                .filter(new Locator.FilterOptions().setHasText(Integer.toString(year)));
        Locator next = page.locator(".tasks-list .pagination-next:not(.disabled) a");
        card.or(next).or(page.locator(".tasks-list .well")).first().waitFor();
        while (card.count() == 0 && next.isVisible()) {
            String first =
                    page.locator("ol.tasks-list > li.task h4.task a").first().getAttribute("href");
            next.click();
            assertThat(page.locator("ol.tasks-list > li.task h4.task a").first())
                    .not()
                    .hasAttribute("href", first);
        }
        return card;
    }

    private Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + text + "\\s*$"));
    }

    /** Camunda Forms are there when they have a field, embedded forms when our script says so. */
    TasklistPage waitForForm() {
        page.locator(".cg-form.cg-ready, .fjs-container .fjs-form-field")
                .first()
                .waitFor();
        return this;
    }

    /** «Hoàn thành», and the engine has accepted it. Where the form signs papers, the official reads and confirms first. */
    TasklistPage completes() {
        Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), this::submits);
        if (answer.text().contains("not-confirmed")) {
            return confirms();
        }
        assertThat(answer.status())
                .as("«Hoàn thành» is answered: %s", answer.text())
                .isLessThan(300);
        assertThat(page.getByText("Chọn một việc trong danh sách.")).isVisible();
        return this;
    }

    /** The dialog with the papers to be signed. */
    Locator signing() {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Đọc văn bản trước khi ký"));
    }

    /** The dialog shows the papers; the official confirms that they read them. */
    TasklistPage confirms() {
        reads();
        assertThat(page.getByText("Chọn một việc trong danh sách.")).isVisible();
        return this;
    }

    private void reads() {
        signing().getByLabel("Tôi đã đọc văn bản và ký").check();
        Response answer = page.waitForResponse(
                response -> response.url().endsWith("/submit-form"),
                () -> signing().getByText("Ký văn bản").click());
        assertThat(answer.status())
                .as("the signature is answered: %s", answer.text())
                .isLessThan(300);
    }

    /** «Hoàn thành», whatever becomes of it. */
    TasklistPage submits() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Hoàn thành").setExact(true))
                .click();
        return this;
    }

    /** What Tasklist tells in the corner of the screen or at the head of a window. */
    Locator notification() {
        return page.locator(".page-notifications .notifications .alert, .modal-body .notifications .alert")
                .last();
    }

    /**
     * Starts a process that the official may start, up to its form. Tasklist's list may still be drawing itself when it is
     * clicked and lose the click; then one clicks again.
     */
    TasklistPage startsProcess(String name) {
        page.getByText("Bắt đầu quy trình").first().click();
        Locator process = page.locator(".modal-dialog").getByText(name);
        process.click();
        try {
            form().waitFor(new Locator.WaitForOptions().setTimeout(CLICK_WORKS_MILLIS));
        } catch (TimeoutError lost) {
            process.click();
        }
        return waitForForm();
    }

    /** «Bắt đầu» in the window of the start form, and the engine has accepted it; with the confirmation, if it signs papers. */
    TasklistPage starts() {
        Response answer = page.waitForResponse(response -> response.url().endsWith("/submit-form"), this::clicksStart);
        if (answer.text().contains("not-confirmed")) {
            reads();
        }
        assertThat(page.locator(".modal-dialog")).isHidden();
        assertThat(page.getByText("Đã bắt đầu quy trình.").first()).isVisible();
        return this;
    }

    /** «Bắt đầu», whatever becomes of it. */
    TasklistPage clicksStart() {
        page.locator(".modal-footer")
                .getByText("Bắt đầu", new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    /** Completes the open task past its form, with a JSON field of one's own, as a script in the page can. */
    Answer forges(String field, String json) {
        String task = (String) page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('task')");
        return forges(task, field, json);
    }

    /** Sends a form of any task past Tasklist. */
    Answer forges(String task, String field, String json) {
        @SuppressWarnings("unchecked")
        Map<String, Object> answer = (Map<String, Object>) page.evaluate("""
                async ([task, field, value]) => {
                  const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)[1];
                  const response = await fetch(`/camunda/api/engine/engine/default/task/${task}/submit-form`, {
                    method: 'POST',
                    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
                    body: JSON.stringify({ variables: { [field]: { type: 'Json', value } } }),
                  });
                  return { status: response.status, message: (await response.json()).message };
                }
                """, List.of(task, field, json));
        return new Answer((Integer) answer.get("status"), (String) answer.get("message"));
    }

    /** What the engine answers to a script. */
    record Answer(int status, String message) {}

    /** The other tabs beside the form, one after the other. */
    TasklistPage looksAtTabs(Consumer<String> look) {
        for (String tab : List.of("Sơ đồ", "Mô tả")) {
            page.locator(".task-card .nav-tabs a", hasText(tab)).click();
            page.locator(".task-card .tab-content")
                    .locator(".djs-container .highlight, .description-pane")
                    .first()
                    .waitFor();
            look.accept(tab);
        }
        page.locator(".task-card .nav-tabs a", hasText("Biểu mẫu")).click();
        return waitForForm();
    }

    // ---- Forms

    Locator form() {
        return page.locator(".cg-form, .fjs-container").first();
    }

    /** Types into the field with this label. */
    TasklistPage types(String label, String text) {
        form().getByLabel(label).fill(text);
        return this;
    }

    /** Chooses the answer with this label. */
    /** From a list, once the choice is there. */
    TasklistPage selects(String label, String choice) {
        form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(choice));
        return this;
    }

    TasklistPage chooses(String label) {
        form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    /** The line of an indicator in a score sheet. */
    Locator line(String indicator) {
        return form().locator("tr[data-code='" + indicator + "']");
    }

    /** The cell of a commune in the grid of an agency. */
    Locator cell(String commune, int column) {
        return form().locator("tr[data-row]")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(commune))))
                .locator(".cg-cell")
                .nth(column);
    }

    /** Types a measurement into the line of a sheet or the cell of a grid. */
    TasklistPage measures(Locator place, JsonNode measurement) {
        if (measurement.has("value")) {
            Locator value = place.locator("[data-field='value']");
            value.click();
            value.pressSequentially(measurement.get("value").asText().replace('.', ','));
        }
        if (measurement.has("yes")) {
            answer(place, "yes", measurement.get("yes").asText());
        }
        if (measurement.has("items")) {
            boolean none = true;
            for (int i = 0; i < measurement.get("items").size(); i++) {
                if (measurement.get("items").get(i).asBoolean()) {
                    place.locator("[data-field='items']").nth(i).check();
                    none = false;
                }
            }
            if (none) {
                place.locator("[data-field='none']").check();
            }
        }
        if (measurement.has("veto")) {
            answer(place, "veto", measurement.get("veto").asText());
        }
        Locator explanation = place.locator("textarea[data-field='note']");
        if (explanation.count() > 0) {
            explanation.fill("Theo sổ theo dõi của xã.");
        }
        return this;
    }

    private static void answer(Locator place, String field, String answer) {
        Locator list = place.locator("select[data-field='" + field + "']");
        if (list.count() > 0) {
            list.selectOption(answer);
        } else {
            place.locator("[data-field='%s'][value='%s']".formatted(field, answer))
                    .check();
        }
    }

    /** The line or the cell shows this measurement. */
    void shows(Locator place, JsonNode measurement) {
        if (measurement.has("value")) {
            assertThat(place.locator("[data-field='value']"))
                    .hasValue(measurement.get("value").asText().replace('.', ','));
        }
        if (measurement.has("yes")) {
            assertThat(place.locator("[data-field='yes'][value='" + measurement.get("yes") + "']"))
                    .isChecked();
        }
        if (measurement.has("items")) {
            for (int i = 0; i < measurement.get("items").size(); i++) {
                assertThat(place.locator("[data-field='items']").nth(i))
                        .isChecked(new LocatorAssertions.IsCheckedOptions()
                                .setChecked(measurement.get("items").get(i).asBoolean()));
            }
        }
        if (measurement.has("veto")) {
            assertThat(place.locator("[data-field='veto'][value='" + measurement.get("veto") + "']"))
                    .isChecked();
        }
    }

    /** The number beside the name of a list of tasks. */
    Locator count(String filter) {
        return page.locator(".task-filters .task-filter")
                .filter(new Locator.FilterOptions().setHasText(filter))
                .locator(".counter");
    }

    /** Another of the four lists. */
    TasklistPage looksAt(String filter) {
        page.locator(".task-filters .task-filter h4 a", new Page.LocatorOptions().setHasText(filter))
                .click();
        return this;
    }

    /** The line that tells where what has been typed is kept. */
    Locator draft() {
        return page.locator(".cg-draft").last();
    }

    /** The tasks of which this computer holds something that the server does not have. */
    @SuppressWarnings("unchecked")
    List<String> heldHere() {
        return (List<String>) page.evaluate("""
                () => Object.keys(localStorage)
                  .map((key) => key.match(/^(?:cleangov-draft|camForm|camunda-form):(.*)/))
                  .filter(Boolean)
                  .map((key) => key[1])
                """);
    }

    /** The keys of everything that this computer holds, but for the page's own language. */
    @SuppressWarnings("unchecked")
    List<String> keptOnThisComputer() {
        return (List<String>) page.evaluate("""
                () => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => key !== 'camunda-web')
                """);
    }

    /** The id of the open task. */
    String task() {
        return (String) page.evaluate("() => new URLSearchParams(location.hash.split('?')[1]).get('task')");
    }

    // ---- What is on the screen

    /** Opens one of our pages as the logged-in person, takes a screenshot, and goes back. */
    TasklistPage looksAtPage(String path, String name) {
        page.navigate(server + path);
        screenshot(name);
        page.goBack();
        account().waitFor();
        return this;
    }

    /** Takes a picture of the screen for people to look at; every word on it must be Vietnamese. */
    TasklistPage screenshot(String name) {
        Chromium.photograph(page, name);
        List<String> foreign = VietnameseText.foreignWords(page);
        assertThat(foreign)
                .as("words that are not Vietnamese on %s, in: %s", name, VietnameseText.linesWith(page, foreign))
                .isEmpty();
        return this;
    }
}
