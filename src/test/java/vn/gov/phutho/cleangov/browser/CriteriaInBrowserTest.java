package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import vn.gov.phutho.cleangov.CleangovTest;

/** A province brings in a criteria set of its own; what is wrong with a file is told place by place (D5). */
@CleangovTest
class CriteriaInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Test
    @Tag("D5")
    void an_officer_of_the_province_brings_a_set_in_and_reads_what_is_wrong_with_another() throws Exception {
        TasklistPage officer = opens("province-officer.25");
        Page page = officer.page();
        assertThat(page.getByText("mặc định, không phải văn bản chính thức").first())
                .isVisible();
        ObjectNode set = (ObjectNode)
                new ObjectMapper().readTree(new ClassPathResource("reference/criteria-default.json").getInputStream());

        brings(page, set.put("version", 8).put("totalPoints", 90));
        assertThat(page.locator("#said")).containsText("Chưa nạp được, chưa lưu gì.");
        assertThat(page.locator("#problems li").first()).isVisible();
        officer.screenshot("criteria-set-refused");

        brings(page, set.put("version", 9).put("totalPoints", 100));
        assertThat(page.getByText("TCCQCS-MACDINH – 9")).isVisible();
        assertThat(page.getByText("TCCQCS-MACDINH – 8")).hasCount(0);

        Page reader = opens("commune-officer.07975").page();
        assertThat(reader.getByText("TCCQCS-MACDINH – 9")).isVisible();
        assertThat(reader.locator("#import")).hasCount(0);
    }

    private TasklistPage opens(String user) {
        TasklistPage tasklist = chromium.tasklist(port).startsSession(user);
        tasklist.page().navigate("http://127.0.0.1:" + port + "/criteria-sets");
        return tasklist;
    }

    private static void brings(Page page, JsonNode set) {
        byte[] file = set.toString().getBytes(StandardCharsets.UTF_8);
        page.locator("input[type=file]").setInputFiles(new FilePayload("bo-tieu-chi.json", "application/json", file));
        page.getByText("Nạp", new Page.GetByTextOptions().setExact(true)).click();
    }
}
