package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Home affairs draws a sample and checks a commune again; pictures are in {@code target/screenshots}. */
@CleangovTest
class RecheckInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String OFFICER = "province-officer.25";
    private static final String PROVINCE = "Tỉnh Phú Thọ";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    private TasklistPage screen;
    private int pictures;

    @Test
    @Tag("D1")
    @Tag("D2.3c")
    void a_sample_is_drawn_one_commune_is_right_and_one_deviates() {
        District district = year.yearOpens().district("230");
        Commune right = year.commune("07969");
        Commune wrong = year.commune("07975");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        wrong.handsIn("1.1", "2.1", "4.4");
        year.timersFire("TimerEvent_AssessmentOpens");
        district.assesses(Map.of(
                "07969", List.of("1.1", "2.1", "4.4"),
                "07975", List.of("1.1", "2.1", "4.4"),
                "07981", List.of("3.1")));
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
        screen = chromium.tasklist(port).logIn(OFFICER);

        screen.takes("Rút mẫu kiểm tra lại", PROVINCE, year.year());
        assertThat(screen.form()).containsText("Còn 2 xã chưa xếp loại xong");
        assertThat(screen.form().getByLabel("Số khởi tạo")).hasValue(Pattern.compile("\\d{1,9}"));
        assertThat(screen.form()).containsText("Rút 1 trong 2 xã được công nhận.");
        screen.types("Tỷ lệ xã được kiểm tra lại", "0").submits();
        assertThat(screen.form()).containsText("số nguyên từ 1 đến 100 %");
        screen.types("Tỷ lệ xã được kiểm tra lại", "100").types("Số khởi tạo", "20261208");
        assertThat(screen.form()).containsText("Rút 2 trong 2 xã được công nhận.");
        picture("rút mẫu");
        screen.completes();
        year.executeJobs();
        screen.logOut().logIn(OFFICER);

        screen.takes("Kiểm tra lại: Thị trấn Đoan Hùng", PROVINCE, year.year());
        remark("1.2").selectOption(new SelectOption().setLabel("Đúng"));
        screen.chooses("Kết quả thẩm định đúng");
        screen.completes();
        year.executeJobs();

        screen.takes("Kiểm tra lại: Xã Hùng Xuyên", PROVINCE, year.year());
        screen.submits();
        assertThat(screen.form()).containsText("đánh dấu ít nhất một chỉ tiêu đã kiểm tra");
        remark("1.2").selectOption(new SelectOption().setLabel("Đúng"));
        remark("1.3").selectOption(new SelectOption().setLabel("Sai lệch"));
        screen.types("Sai lệch của chỉ tiêu 1.3", "Sổ sách của xã chỉ có 80 %.");
        picture("kiểm tra lại");
        screen.chooses("Có sai lệch, mở lại hồ sơ để thẩm định lại và xếp loại lại");
        screen.types("Nhận xét, lý do", "Đã đối chiếu sổ thu ngân sách tại xã.");
        picture("kiểm tra lại, kết luận");
        screen.completes();
        year.executeJobs();

        assertThat(right.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(wrong.dossier().classification()).isNull();
        assertThat(year.open("UserTask_Reappraise", wrong.key())).hasSize(1);
    }

    private Locator remark(String indicator) {
        return screen.line(indicator).locator("select");
    }

    private void picture(String of) {
        screen.screenshot("recheck-%d-%s".formatted(++pictures, of));
    }
}
