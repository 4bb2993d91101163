package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.registration.RegistrationForms;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** What an official types is shown as text: markup, scripts and expressions in it do nothing, on pages and in Tasklist. */
@CleangovTest
class StoredScriptInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String SCRIPT = "<img src=x onerror=\"window.planted=1\"><script>window.planted=1</script>"
            + "{{constructor.constructor('window.planted=1')()}}<a href=\"javascript:window.planted=1\">x</a>";

    private static final String PERSON = "planted";
    private static final String DISTRICT = "Huyện Đoan Hùng";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private IdentityService identity;

    private String commune;

    @BeforeEach
    void officials_have_typed_scripts() {
        year.yearOpens();
        commune = year.commune("07969").key();
        year.completes(
                "commune-chair.07969",
                "UserTask_Register",
                commune,
                RegistrationForms.register(Classification.XUAT_SAC, SCRIPT));
        year.district("230").draftsProgramme(SCRIPT, SCRIPT);
        User person = identity.newUser(PERSON);
        person.setFirstName(SCRIPT);
        identity.saveUser(person);
        identity.createMembership(PERSON, "district-officer-230");
    }

    @AfterEach
    void the_person_leaves() {
        identity.deleteUser(PERSON);
    }

    @Test
    void pages_show_it_as_text() {
        Page page = chromium.tasklist(port).startsSession("district-chair.230").page();
        for (String path : new String[] {
            "/",
            "/duties",
            "/papers",
            "/notices",
            "/dossiers/" + commune,
            "/dossiers/" + commune + "/history",
            "/communes/07969?year=" + year.year(),
            "/districts/230?year=" + year.year(),
            "/search?q=planted",
        }) {
            page.navigate("http://127.0.0.1:" + port + path);
            page.waitForLoadState();
            assertThat(page.evaluate("() => window.planted")).as(path).isNull();
        }
        page.navigate("http://127.0.0.1:" + port + "/people");
        assertThat(page.locator("body")).containsText("<img src=x onerror=\"window.planted=1\"><script>");
        assertThat(page.evaluate("() => window.planted")).isNull();
    }

    @Test
    void forms_in_tasklist_show_it_as_text() {
        TasklistPage screen = chromium.tasklist(port).logIn("district-chair.230");
        screen.takes("Duyệt chương trình", DISTRICT, year.year());

        assertThat(screen.form().getByLabel("Nội dung chương trình")).hasValue(SCRIPT);
        assertThat(screen.page().evaluate("() => window.planted")).isNull();
        screen.screenshot("script-in-a-text");
    }
}
