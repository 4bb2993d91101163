package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.OfflineFile;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/** A sheet and a grid are taken away as Excel files, filled in at a desk without a network, and brought back (D2.3c, D5). */
@CleangovTest
class ExcelInBrowserTest {

    private static final String UNIT = "Xã Hùng Xuyên";
    private static final String ANSWER = "Kết quả đo được";
    private static final String TAKE = "Lấy các số này vào biểu mẫu";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    private Commune commune;

    @BeforeEach
    void selfReviewHasOpened() {
        commune = year.yearOpens().commune("07975");
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
    }

    @Test
    @Tag("D5")
    void a_commune_fills_in_its_sheet_without_a_network() throws IOException {
        TasklistPage officer = chromium.tasklist(port).logIn("commune-officer.07975");
        officer.takes("Tự chấm điểm", UNIT, year.year());
        officer.line("1.2").locator("[data-field='note']").fill("Đang chờ Chi cục Thống kê.");
        OfflineFile file = takesAway(officer, "tu-cham-diem-" + commune.key() + ".xlsx");
        for (Indicator indicator : year.typedIndicators()) {
            fillsIn(file, indicator, Measurements.measured(indicator, true));
        }
        file.types(row("1.1"), "Ước (x)", "x").types(row("1.1"), "Giải trình", "Số ước đến 31/10.");
        file.types(row("1.4"), ANSWER, "nhiều lắm");

        Locator preview = officer.form().locator(".cg-workbook");
        bringsBack(officer, "Báo cáo.xlsx", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        assertThat(preview).containsText("Chưa nạp được tệp: tệp này không phải là bảng tính Excel");
        bringsBack(officer, "Lớn.xlsx", new byte[2 * 1024 * 1024 + 1]);
        assertThat(preview).containsText("«Lớn.xlsx» lớn hơn 2 MB, không nhận được.");
        bringsBack(officer, "Bản điền.xlsx", file.saved());
        String cell = file.at(row("1.4"), ANSWER).getAddress().formatAsString();
        assertThat(preview).containsText("Chưa lấy được: tệp có 1 chỗ phải sửa.");
        assertThat(preview).containsText("Ô " + cell + ": Giá trị «nhiều lắm» không phải là số.");
        assertThat(preview.getByText(TAKE)).isDisabled();
        officer.screenshot("excel-sheet-wrong");
        preview.getByText("Bỏ qua").click();
        assertThat(preview.getByText(TAKE)).isHidden();

        file.types(row("1.4"), ANSWER, "98,5");
        bringsBack(officer, "Bản điền.xlsx", file.saved());
        assertThat(preview).not().containsText("phải sửa");
        assertThat(preview).containsText("25 chỉ tiêu sẽ thay đổi");
        assertThat(preview.locator("tr").filter(new Locator.FilterOptions().setHasText("1.4. ")))
                .containsText("98,5 %");
        officer.screenshot("excel-sheet-preview");
        assertThat(stored()).as("looking stores nothing").isEmpty();
        preview.getByText(TAKE).click();

        assertThat(preview).containsText("Đã lấy 25 chỉ tiêu vào biểu mẫu.");
        assertThat(officer.line("1.4").locator("[data-field='value']")).hasValue("98,5");
        assertThat(officer.line("1.1").locator("[data-field='estimate']")).isChecked();
        assertThat(officer.line("1.2").locator("[data-field='note']")).hasValue("Đang chờ Chi cục Thống kê.");
        assertThat(officer.form()).containsText("Còn 23 chỉ tiêu chưa nhập");
        assertThat(officer.form()).containsText("Đã lưu nháp");
        officer.screenshot("excel-sheet-taken-over");
        for (Indicator indicator : year.typedIndicators()) {
            Locator note = officer.line(indicator.code()).locator("[data-field='note']");
            if (note.inputValue().isEmpty()) {
                note.fill("Theo sổ theo dõi của xã.");
            }
        }
        assertThat(officer.form()).containsText("Đã nhập đủ.");
        officer.completes();

        Map<String, Score> scores = stored();
        for (Indicator indicator : year.typedIndicators()) {
            Measurement expected =
                    indicator.code().equals("1.4") ? Measurement.of("98.5") : Measurements.measured(indicator, true);
            assertThat(scores.get(indicator.code()).measurement())
                    .as(indicator.code())
                    .isEqualTo(expected);
        }
        assertThat(scores.get("1.1").estimate()).isTrue();
        assertThat(scores.get("1.1").note()).isEqualTo("Số ước đến 31/10.");
        commune.partyGivesOpinion();
        TasklistPage chair = chromium.tasklist(port).logIn("commune-chair.07975");
        chair.takes("Ký bản tự đánh giá", UNIT, year.year());
        assertThat(chair.line("1.1")).containsText("(ước)");
        chair.line("1.1").scrollIntoViewIfNeeded();
        chair.screenshot("estimate-read-only");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D5")
    void an_agency_fills_in_its_grid_without_a_network() throws IOException {
        commune.handsIn();
        District district = year.district("230");
        year.timersFire("TimerEvent_AssessmentOpens");
        TasklistPage agency = chromium.tasklist(port).logIn("district-agency-finance.230");
        agency.takes("Thẩm định chỉ tiêu", "Huyện Đoan Hùng", year.year());
        OfflineFile file = takesAway(agency, "tham-dinh-" + district.key() + "-finance.xlsx");
        district.communes()
                .forEach(one -> file.types(one.key() + "/1.1", "Thẩm định", 96.5)
                        .types(one.key() + "/5.4/1", "Thẩm định", "Có")
                        .types(one.key() + "/5.4/2", "Thẩm định", "Có"));
        Locator preview = agency.form().locator(".cg-workbook");

        bringsBack(agency, "Thẩm định.xlsx", file.saved());
        String cell = file.at(row("1.1"), "Lý do, ghi chú").getAddress().formatAsString();
        assertThat(preview).containsText("Ô " + cell + ": Khác số xã tự chấm thì phải ghi lý do.");
        agency.screenshot("excel-grid-wrong");
        file.types(row("1.1"), "Lý do, ghi chú", "Theo quyết toán của Kho bạc.");
        bringsBack(agency, "Thẩm định.xlsx", file.saved());
        assertThat(preview).containsText("Theo quyết toán của Kho bạc.");
        agency.screenshot("excel-grid-preview");
        preview.getByText(TAKE).click();

        assertThat(agency.form()).containsText("Đã nhập đủ.");
        assertThat(agency.cell(UNIT, 0).locator("[data-field='note']")).hasValue("Theo quyết toán của Kho bạc.");
        agency.screenshot("excel-grid-taken-over");
        agency.completes();

        district.communes().forEach(one -> {
            Map<String, Score> appraised = scoring.scores(DossierId.parse(one.key()), Side.APPRAISED);
            assertThat(appraised.get("1.1").measurement()).isEqualTo(Measurement.of("96.5"));
            assertThat(appraised.get("5.4").measurement().items()).containsExactly(true, true);
        });
    }

    private String row(String line) {
        return commune.key() + "/" + line;
    }

    private Map<String, Score> stored() {
        return scoring.scores(DossierId.parse(commune.key()), Side.SELF);
    }

    private void fillsIn(OfflineFile file, Indicator indicator, Measurement measured) {
        String row = row(indicator.code());
        if (measured.value() != null) {
            file.types(row, ANSWER, measured.value().doubleValue());
        }
        if (measured.yes() != null) {
            file.types(row, ANSWER, measured.yes() ? "Có" : "Không");
        }
        for (int i = 0; measured.items() != null && i < measured.items().size(); i++) {
            file.types(row + "/" + (i + 1), ANSWER, measured.items().get(i) ? "Có" : "Không");
        }
        if (measured.vetoAnswer() != null) {
            file.types(row + "/veto", ANSWER, measured.vetoAnswer() ? "Có" : "Không");
        }
    }

    private static OfflineFile takesAway(TasklistPage screen, String name) throws IOException {
        Download download = screen.page()
                .waitForDownload(
                        () -> screen.form().getByText("Tải tệp Excel về").click());
        assertThat(download.suggestedFilename()).isEqualTo(name);
        try (InputStream content = download.createReadStream()) {
            return new OfflineFile(content.readAllBytes());
        }
    }

    private static void bringsBack(TasklistPage screen, String name, byte[] content) {
        screen.form()
                .locator(".cg-workbook input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }
}
