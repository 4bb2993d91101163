package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A commune works between registration and self-review, in Tasklist: every form of it is filled in. */
@CleangovTest
class ImplementationBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String COMMUNE = "Xã Đại Phạm";
    private static final String CHAIR = "commune-chair.08056";
    private static final String OFFICER = "commune-officer.08056";
    private static final String DISTRICT = "district-officer.231";
    private static final String DIFFICULTY = "Đường liên xã sạt lở, xã không đủ kinh phí.";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private JdbcClient jdbc;

    private Commune commune;
    private TasklistPage screen;

    @BeforeEach
    void aCommuneHasRegistered() {
        year.freshYear(); // so that there is no assignment of the year before
        commune = year.yearOpens().commune("08056").registers();
        screen = chromium.tasklist(port);
    }

    @Test
    @Tag("D3.1b")
    @Tag("D3.2")
    @Tag("D3.3")
    @Tag("D3.4")
    void the_chair_assigns_the_commune_meets_and_the_sheet_says_what_came_of_it() {
        task(CHAIR, "Phân công", form -> {
            screen.submits();
            assertThat(form).containsText("ghi đủ họ tên và chức vụ");
            person(1, "Nguyễn Văn An", "Phó Chủ tịch UBND");
            form.getByText("Thêm người").click();
            person(2, "Trần Thị Bình", "Công chức Tài chính - Kế toán");
            assertThat(form).containsText("Còn 5 tiêu chuẩn chưa giao.");
            for (int standard = 1; standard <= 5; standard++) {
                selects("Người phụ trách tiêu chuẩn " + standard, "Nguyễn Văn An, Phó Chủ tịch UBND");
            }
            assertThat(form).containsText("1 người chưa có việc.");
            screen.submits();
            assertThat(form).containsText("đồng chí Trần Thị Bình chưa được giao nội dung nào");
            form.locator("summary").first().click();
            selects("Người phụ trách chỉ tiêu 1.1", "Trần Thị Bình, Công chức Tài chính - Kế toán");
            assertThat(form).containsText("Đã giao hết, ai cũng có việc.");
        });
        assertThat(count("select count(*) from assignment_part where dossier_id = '" + commune.key() + "'"))
                .isEqualTo(34);

        comesTo(2, 26);
        task(OFFICER, "Họp giao ban tháng 2", form -> {
            assertThat(form).containsText("Chỉ tiêu 1.1");
            screen.types("Báo cáo của Nguyễn Văn An", "Hoàn thành kế hoạch tháng.");
            screen.types("Báo cáo của Trần Thị Bình", "Thu ngân sách đạt 15 % dự toán.");
            form.getByLabel("Ngày đã thực hiện: Niêm yết thủ tục hành chính, phí, lệ phí tại trụ sở")
                    .fill(year.year() + "-02-20");
        });

        comesTo(3, 27);
        task(OFFICER, "Họp giao ban tháng 3", form -> {
            assertThat(form.getByLabel("Báo cáo của Nguyễn Văn An")).hasValue("Hoàn thành kế hoạch tháng.");
            assertThat(form).containsText("20/02/" + year.year());
        });
        task(CHAIR, "Báo cáo cấp ủy quý I", form -> {
            screen.types("Kết quả đã đạt được", "Thu ngân sách đạt 30 % dự toán.");
            screen.chooses("Có khó khăn, xã tự giải quyết");
            screen.types("Khó khăn cần giải quyết", "Thiếu cán bộ chuyên trách.");
        });

        comesTo(6, 3);
        task(CHAIR, "Sơ kết sáu tháng", form -> {
            screen.types("Ưu điểm", "Kinh tế phát triển, an ninh giữ vững.");
            screen.types("Khuyết điểm", "Giải quyết đơn thư còn chậm.");
            screen.chooses("Khá");
        });

        year.timersFire("TimerEvent_SelfReviewOpens");
        screen.logIn(OFFICER).takes("Tự chấm điểm", COMMUNE, year.year());
        assertThat(screen.line("4.2")).containsText("22,22 %");
        assertThat(screen.line("4.2")).containsText("Phải giao ban 9 kỳ, đã họp 2 kỳ, đủ người báo cáo 2 kỳ.");
        assertThat(screen.line("4.3")).containsText("50 %");
        assertThat(screen.line("5.5")).containsText("Đã thực hiện 1/10 nội dung dân chủ ở cơ sở.");
        assertThat(screen.line("4.2").locator("input, textarea")).hasCount(0);
        screen.line("4.2").scrollIntoViewIfNeeded();
        screen.screenshot("implementation-sheet");
    }

    @Test
    @Tag("D3.1b")
    void a_difficulty_goes_to_the_district_and_its_answer_comes_back() {
        commune.assigns();
        comesTo(2, 26);
        task(OFFICER, "Họp giao ban tháng 2", form -> {
            screen.types("Báo cáo của Nguyễn Văn An", "Hoàn thành kế hoạch tháng.");
            screen.types("Báo cáo của Trần Thị Bình", "Thu ngân sách đạt 15 % dự toán.");
            screen.types("Khó khăn, vướng mắc", DIFFICULTY);
            form.getByLabel("Cần huyện giải quyết", new Locator.GetByLabelOptions().setExact(true))
                    .check();
            assertThat(form.getByLabel("Việc cần huyện giải quyết")).hasValue(DIFFICULTY);
        });

        task(DISTRICT, "Giải quyết khó khăn của xã", form -> {
            assertThat(form.getByLabel("Khó khăn của xã")).hasValue(DIFFICULTY);
            screen.types("Huyện đã giải quyết thế nào", "Đã giao Phòng Kinh tế và Hạ tầng khảo sát.");
        });
        task(OFFICER, "Xem trả lời của huyện", form -> {
            assertThat(form.getByLabel("Huyện trả lời")).hasValue("Đã giao Phòng Kinh tế và Hạ tầng khảo sát.");
            screen.chooses("Chưa xong, gửi lại huyện");
            screen.types("Còn thiếu gì", "Chưa rõ bao giờ có kinh phí.");
        });
        task(DISTRICT, "Giải quyết khó khăn của xã", form -> {
            assertThat(form.getByLabel("Xã thấy còn thiếu")).hasValue("Chưa rõ bao giờ có kinh phí.");
            screen.types("Huyện đã giải quyết thế nào", "Bố trí 200 triệu đồng trong tháng 4.");
        });
        task(OFFICER, "Xem trả lời của huyện", form -> {
            assertThat(form.getByLabel("Huyện trả lời")).hasValue("Bố trí 200 triệu đồng trong tháng 4.");
            screen.chooses("Đã giải quyết xong");
        });

        assertThat(count("select count(*) from difficulty where solved_at is not null and dossier_id = '"
                        + commune.key() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_chair_without_a_mouse_assigns_everything() {
        screen.logIn(CHAIR).takes("Phân công", COMMUNE, year.year());
        Keyboard keyboard = new Keyboard(screen.page());
        keyboard.tabsTo(screen.form().getByLabel("Họ và tên người thứ 1")).types("Nguyễn Văn An");
        keyboard.tabsTo(screen.form().getByLabel("Chức vụ người thứ 1")).types("Phó Chủ tịch UBND");
        for (int standard = 1; standard <= 5; standard++) {
            keyboard.tabsTo(screen.form().getByLabel("Người phụ trách tiêu chuẩn " + standard))
                    .presses("ArrowDown");
        }
        assertThat(screen.form()).containsText("Đã giao hết, ai cũng có việc.");
        screen.screenshot("implementation-keyboard");
        keyboard.tabsTo(screen.page().locator(".form-actions .btn-primary")).presses("Enter");
        assertThat(screen.page().getByText("Chọn một việc trong danh sách.")).isVisible();

        assertThat(count("select count(*) from assignment where dossier_id = '" + commune.key() + "'"))
                .isEqualTo(1);
    }

    private void person(int place, String name, String position) {
        screen.types("Họ và tên người thứ " + place, name).types("Chức vụ người thứ " + place, position);
    }

    private void selects(String label, String choice) {
        screen.form()
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(choice));
    }

    private void comesTo(int month, int day) {
        year.comesTo(LocalDate.of(year.year(), month, day));
    }

    private void task(String user, String task, Consumer<Locator> work) {
        screen.logIn(user).takes(task, COMMUNE, year.year());
        screen.screenshot("implementation-" + task);
        work.accept(screen.form());
        screen.screenshot("implementation-" + task + ", đã điền");
        screen.completes();
        year.executeJobs();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
