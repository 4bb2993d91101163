package vn.gov.phutho.cleangov.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browser of the tests: one Chromium for all of them, closed at the end of the run. Without one the tests are
 * skipped with a warning; on a build server (CI=true) they fail.
 */
class Chromium implements BeforeAllCallback, AfterEachCallback {

    /** What a test may wait for: the machine may be busy with other things. */
    static final double PATIENCE_MILLIS = 30_000;

    private static final Logger log = LoggerFactory.getLogger(Chromium.class);
    private static final Path PROGRAM = program();
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browser browser;
    private final List<BrowserContext> computers = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        if (!Files.isExecutable(PROGRAM)) {
            String missing = "BROWSER TESTS DO NOT RUN: there is no Chromium at " + PROGRAM
                    + ". Install one (apt-get install chromium) or name it in CLEANGOV_CHROMIUM.";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(missing);
            }
            log.warn(missing);
            Assumptions.abort(missing);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = Started.ONCE.browser;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            computers.stream()
                    .flatMap(computer -> computer.pages().stream())
                    .forEach(page -> photograph(page, "failed-" + test.getDisplayName() + "-" + page.hashCode()));
        }
        computers.forEach(BrowserContext::close);
        computers.clear();
    }

    /** Tasklist on the screen of another computer: as many as the test has people working at the same time. */
    TasklistPage tasklist(int port) {
        // English on purpose: officials' browsers may be, and the screen must be Vietnamese all the same.
        BrowserContext computer = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-US")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(1366, 768));
        computer.setDefaultTimeout(PATIENCE_MILLIS);
        computers.add(computer);
        return new TasklistPage(computer.newPage(), "http://127.0.0.1:" + port);
    }

    private static Path program() {
        String named = System.getenv("CLEANGOV_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        // The same browser without windows: it takes a third less of the processor.
        Path headless = Path.of("/usr/bin/chromium-headless-shell");
        return Files.isExecutable(headless) ? headless : Path.of("/usr/bin/chromium");
    }

    static void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name.replaceAll("[^\\p{L}\\p{N}.-]+", "-") + ".png")));
    }

    /** Playwright and its Chromium, started for the first test that needs them and closed with the JVM. */
    private static final class Started {

        private static final Started ONCE = new Started();

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(ARGUMENTS));

        private Started() {
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
    }
}
