package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A decision is withdrawn and taken again, as officials see it; pictures are in {@code target/screenshots}. */
@CleangovTest
class WithdrawalInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String COMMUNE = "Xã Hùng Xuyên";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    private TasklistPage screen;
    private int pictures;

    @Test
    @Tag("D2.3c")
    @Tag("D2.3e")
    @Tag("D5")
    void a_chair_withdraws_a_decision_an_agency_reappraises_and_the_chair_decides_again() {
        District district = year.yearOpens().district("230");
        Commune commune = year.commune("07975");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.handsIn("3.1");
        year.timersFire("TimerEvent_AssessmentOpens");
        district.assesses(Map.of("07975", List.of("3.1")));
        String agency =
                cycles.criteriaSet(year.year()).indicator("3.1").orElseThrow().appraiser();
        screen = chromium.tasklist(port);

        screen.logIn("district-chair.230").startsProcess("Thu hồi quyết định, xếp loại lại");
        screen.clicksStart();
        assertThat(screen.form().locator("[role='alert']")).hasText("Chọn một xã.");
        screen.form().getByLabel("Xã, phường, thị trấn").selectOption(commune.key());
        screen.types("Lý do thu hồi", "Số vụ việc an ninh trật tự xã báo cáo đã được Công an huyện xác minh lại.");
        screen.form().locator(".cg-agencies input[value='" + agency + "']").check();
        picture("thu hồi quyết định");
        screen.starts();
        year.executeJobs();
        screen.logOut();
        assertThat(commune.dossier().classification()).isNull();

        task("district-agency-" + agency + ".230", "Thẩm định lại", () -> {
            assertThat(screen.form()).containsText("xác minh lại");
            assertThat(screen.form().locator("tr[data-row]")).hasCount(1);
            List<String> own = cycles.criteriaSet(year.year()).indicatorsOf(agency).stream()
                    .map(indicator -> indicator.code())
                    .toList();
            var cell = screen.cell(COMMUNE, own.indexOf("3.1"));
            screen.measures(
                    cell,
                    Measurements.measured(
                                    cycles.criteriaSet(year.year())
                                            .indicator("3.1")
                                            .orElseThrow(),
                                    true)
                            .toNode());
            cell.locator("[data-field='note']").fill("Theo kết quả xác minh của Công an huyện.");
            assertThat(screen.form()).containsText("Đã nhập đủ.");
        });
        task("district-chair.230", "Quyết định lại xếp loại", () -> {
            assertThat(screen.form()).containsText("Mức trước khi thu hồi: Khá.");
            screen.submits();
            assertThat(screen.form()).containsText("cần ghi lý do của quyết định mới");
            screen.types("Lý do của quyết định mới", "Kết quả xác minh cho thấy xã đạt chỉ tiêu 3.1.");
        });
        task("district-chair.230", "Ký tờ trình đề nghị xuất sắc", () -> {
            assertThat(screen.form().getByLabel("Xã được đề nghị")).hasValue(COMMUNE);
        });

        assertThat(commune.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(commune.dossier().requestNumber()).matches("\\d\\d+/TTr-UBND");
    }

    private void task(String user, String task, Runnable fillsIn) {
        screen.logIn(user).takes(task, COMMUNE, year.year());
        fillsIn.run();
        picture(task);
        screen.completes();
        year.executeJobs();
    }

    private void picture(String of) {
        screen.screenshot("withdrawal-%d-%s".formatted(++pictures, of));
    }
}
