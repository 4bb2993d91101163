package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** An invalid entry is refused in Vietnamese, and nothing has changed. */
@CleangovTest
class RefusedInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String UNIT = "Thị trấn Đoan Hùng";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    private Commune commune;
    private TasklistPage screen;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
        commune = year.commune("07969");
        screen = chromium.tasklist(port);
    }

    @Test
    void a_wrong_password_is_refused() {
        screen.opens().tries("commune-chair.07969", "sai mật khẩu");
        assertThat(screen.notification()).containsText("Chưa đăng nhập được");
        screen.screenshot("refused-wrong-password");
    }

    @Test
    void a_year_is_not_opened_twice() {
        screen.logIn("province-officer.25").startsProcess("Năm xây dựng chính quyền trong sạch, vững mạnh");
        screen.types("Năm (bắt buộc)", Integer.toString(year.year()));
        screen.clicksStart();
        assertThat(screen.notification()).containsText("Năm " + year.year() + " đã được mở ngày 15/01");
        screen.screenshot("refused-year-open-already");
    }

    @Test
    void a_missing_value_of_a_form_is_refused() {
        screen.logIn("commune-chair.07969").takes("Đăng ký phấn đấu", UNIT, year.year());
        screen.submits();
        assertThat(screen.form()).containsText("Phải nhập mục này.");
        screen.screenshot("refused-missing-commitment");

        screen.types("Nội dung cam kết phấn đấu", "   ");
        screen.submits();
        assertThat(screen.notification()).containsText("Chưa hoàn thành được việc");
        assertThat(screen.notification()).containsText("cam kết");
        screen.screenshot("refused-blank-commitment");
        assertThat(commune.dossier().registeredAt()).isNull();
    }

    @Test
    void a_second_registration_from_another_browser_is_refused() {
        TasklistPage other = chromium.tasklist(port).logIn("commune-chair.07969");
        screen.logIn("commune-chair.07969").takes("Đăng ký phấn đấu", UNIT, year.year());
        other.opensTaken("Đăng ký phấn đấu", UNIT, year.year());
        other.pointsAtAssignee("Đăng ký phấn đấu", UNIT, year.year()).screenshot("assignee-in-the-list");

        screen.chooses("Trong sạch, vững mạnh xuất sắc");
        screen.types("Nội dung cam kết phấn đấu", "Người thứ nhất.");
        other.types("Nội dung cam kết phấn đấu", "Người thứ hai.");
        other.seesNoChanges();
        screen.completes();
        other.submits();

        assertThat(other.notification()).containsText("Việc này không còn nữa");
        other.screenshot("refused-registered-already");
        assertThat(commune.dossier().target()).isEqualTo(Classification.XUAT_SAC);
    }

    @Test
    void a_registration_after_its_time_is_refused() {
        screen.logIn("commune-chair.07969").takes("Đăng ký phấn đấu", UNIT, year.year());
        screen.chooses("Trong sạch, vững mạnh");
        screen.types("Nội dung cam kết phấn đấu", "Mở ra từ tháng 2, gửi vào tháng 10.");

        year.timersFire("BoundaryEvent_SelfReviewOpens");
        screen.submits();

        assertThat(screen.notification()).containsText("đã hết thời gian để làm");
        screen.screenshot("refused-after-its-time");
        assertThat(commune.dossier().registeredAt()).isNull();
    }

    @Test
    void somebody_elses_task_is_neither_shown_nor_completed() {
        String task = year.open("UserTask_Register", commune.key()).get(0).getId();
        screen.logIn("commune-chair.07975").visits(task);
        assertThat(screen.notification()).containsText("hoặc không được giao cho bạn");
        screen.screenshot("refused-not-my-task");
        assertThat(screen.page().locator(".task-card button.claim")).hasCount(0);

        TasklistPage.Answer answer = screen.forges(task, "commitment", "\"Không phải việc của tôi.\"");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).contains("Việc này không được giao cho bạn hoặc đơn vị của bạn.");
        assertThat(commune.dossier().registeredAt()).isNull();
        assertThat(year.open("UserTask_Register", commune.key())).hasSize(1);
    }

    @Test
    void text_for_a_number_a_missing_value_and_forged_points_are_refused() {
        sheetIsSentBack("Chỉ tiêu 1.1 chưa đúng sổ sách.");
        screen.logIn("commune-officer.07969").takes("Tự chấm điểm", UNIT, year.year());
        assertThat(screen.form()).containsText("Chỉ tiêu 1.1 chưa đúng sổ sách.");
        Locator line = screen.line("1.1");
        Locator value = line.locator("[data-field='value']");

        value.fill("chín mươi");
        assertThat(line).containsText("Giá trị «chín mươi» không phải là số.");
        screen.submits();
        assertThat(screen.form()).containsText("Chưa hoàn thành được: chỉ tiêu 1.1: Giá trị «chín mươi»");
        screen.screenshot("refused-text-for-a-number");

        value.fill("");
        assertThat(screen.form()).containsText("Còn 1 chỉ tiêu chưa nhập");
        screen.submits();
        assertThat(screen.form()).containsText("Chưa hoàn thành được: còn 1 chỉ tiêu chưa nhập.");
        screen.screenshot("refused-missing-value");

        ObjectNode forged = commune.sheet();
        ((ObjectNode) forged.at("/entries/1.1")).put("points", "5");
        TasklistPage.Answer answer = screen.forges("sheet", forged.toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message())
                .contains("Chỉ tiêu 1.1: Điểm do hệ thống tính từ giá trị đo được, không nhập tay.");
        assertThat(VietnameseText.foreignWords(answer.message())).isEmpty();

        ObjectNode incomplete = commune.sheet();
        ((ObjectNode) incomplete.get("entries")).remove("1.1");
        answer = screen.forges("sheet", incomplete.toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("Chỉ tiêu 1.1: chưa nhập giá trị");

        assertThat(year.open("UserTask_ScoreIndicators", commune.key())).hasSize(1);
        assertThat(year.open("UserTask_GivePartyOpinion", commune.key())).isEmpty();
    }

    @Test
    void a_form_that_asks_for_its_data_does_not_log_the_official_out() {
        sheetIsSentBack("Xem lại.");
        screen.logIn("commune-officer.07969");
        List<Cookie> before = session();
        screen.takes("Tự chấm điểm", UNIT, year.year());
        assertThat(session()).extracting(cookie -> cookie.value).isEqualTo(values(before));
    }

    private List<Cookie> session() {
        return screen.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .toList();
    }

    private static List<String> values(List<Cookie> cookies) {
        return cookies.stream().map(cookie -> cookie.value).toList();
    }

    /** The officer finds the sheet as it was handed to the chair, and why it came back. */
    private void sheetIsSentBack(String reason) {
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.scoresItself(commune.sheet()).partyGivesOpinion().chairSendsBack(reason);
    }
}
