package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** A sheet with files that prove it, filled in and sent in Tasklist; the agency opens them beside its own value (D5). */
@CleangovTest
class EvidenceInBrowserTest {

    private static final String UNIT = "Xã Hùng Xuyên";
    private static final byte[] PDF = "%PDF-1.7 Báo cáo quyết toán".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Autowired
    private YearScenario year;

    @Test
    @Tag("D5")
    void a_sheet_is_handed_in_with_files_and_the_agency_opens_them() throws IOException {
        Commune commune = year.yearOpens().commune("07975");
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        TasklistPage officer = chromium.tasklist(port).logIn("commune-officer.07975");
        officer.takes("Tự chấm điểm", UNIT, year.year());
        for (Indicator indicator : year.typedIndicators()) {
            officer.measures(
                    officer.line(indicator.code()),
                    Measurements.measured(indicator, true).toNode());
        }
        Locator line = officer.line("1.1");
        line.locator("[data-field='note']").fill("");
        assertThat(officer.form()).containsText("Còn 1 chỉ tiêu chưa nhập");
        officer.submits();
        assertThat(line.locator("[data-field='note']")).isFocused();

        attaches(line, "Chương trình.pdf", new byte[] {'M', 'Z', 0, 1, 2, 3});
        assertThat(line).containsText("«Chương trình.pdf» không nhận được: chỉ nhận PDF, ảnh (PNG, JPEG)");
        // From the disk: to send 25 MB to the browser in a message takes half a minute of the processor.
        Path large = Files.write(folder.resolve("qua-to.pdf"), new byte[25 * 1024 * 1024 + 1]);
        line.locator("input[type=file]").setInputFiles(large);
        assertThat(line).containsText("«qua-to.pdf» lớn hơn 25 MB, không nhận được.");
        attaches(line, "Quyết toán năm.pdf", PDF);
        assertThat(line).containsText("Đã nhận tệp.");
        attaches(line, "Nhầm.pdf", PDF);
        Locator mistake = line.locator("li").filter(new Locator.FilterOptions().setHasText("Nhầm.pdf"));
        assertThat(mistake).isVisible();
        mistake.getByRole(AriaRole.BUTTON).click();
        assertThat(line).containsText("Đã bỏ tệp.");
        assertThat(line.locator("li a")).hasCount(1);
        assertThat(officer.form()).containsText("Đã nhập đủ.");
        line.scrollIntoViewIfNeeded();
        officer.screenshot("evidence-in-the-sheet");
        officer.completes();
        commune.partyGivesOpinion();

        TasklistPage chair = chromium.tasklist(port).logIn("commune-chair.07975");
        chair.takes("Ký bản tự đánh giá", UNIT, year.year());
        assertThat(chair.line("1.1").getByText("Quyết toán năm.pdf")).isVisible();
        chair.chooses("Ký và nộp lên huyện").completes();

        year.timersFire("TimerEvent_AssessmentOpens");
        TasklistPage agency = chromium.tasklist(port).logIn("district-agency-finance.230");
        agency.takes("Thẩm định chỉ tiêu", "Huyện Đoan Hùng", year.year());
        Locator link = agency.form().getByText("Quyết toán năm.pdf");
        assertThat(link).isVisible();
        agency.screenshot("evidence-in-the-grid");
        String address = link.getAttribute("href");
        org.assertj.core.api.Assertions.assertThat(agency.page()
                        .context()
                        .request()
                        .get("http://127.0.0.1:" + port + address)
                        .body())
                .isEqualTo(PDF);
    }

    private static void attaches(Locator line, String name, byte[] content) {
        line.locator("input[type=file]").setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }
}
