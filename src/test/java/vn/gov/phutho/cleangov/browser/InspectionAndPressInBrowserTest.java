package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Departments and the press at their forms; pictures of all of them are in {@code target/screenshots}. */
@CleangovTest
class InspectionAndPressInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String AUDIT = "province-department-audit.25";
    private static final String AUDIT_NAME = "Thanh tra tỉnh";
    private static final String PAPER = "province-media-newspaper.25";
    private static final String PAPER_NAME = "Báo của tỉnh";
    private static final String DISTRICT = "Huyện Đoan Hùng";
    private static final String COMMUNE = "Xã Hùng Xuyên";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private CycleService cycles;

    private TasklistPage screen;
    private String series;
    private int pictures;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
        screen = chromium.tasklist(port);
    }

    @Test
    @Tag("D1")
    void a_finding_goes_from_the_department_to_the_commune_and_back_until_it_is_remedied() {
        series = "inspection";
        LocalDate today = year.now().toLocalDate();
        LocalDate first = calendar.plusWorkingDays(today, 3);
        LocalDate second = calendar.plusWorkingDays(today, 5);
        task(AUDIT, "Lập kế hoạch phối hợp, kiểm tra", AUDIT_NAME, () -> {
            screen.types("Nội dung phối hợp, chỉ đạo", "Phối hợp với các huyện kiểm tra việc thực hiện Nghị quyết 09.");
            visit(row(0), "230", first);
            screen.form().getByText("Thêm cuộc kiểm tra").click();
            visit(row(1), "07975", second);
            screen.form().getByText("Thêm cuộc kiểm tra").click();
        });
        task(AUDIT, "Ghi kết quả kiểm tra: %s, %s".formatted(DISTRICT, DAY.format(first)), AUDIT_NAME, () -> {
            assertThat(screen.form()).containsText(DISTRICT);
            screen.form().getByLabel("Ngày đã kiểm tra").fill(today.toString());
            screen.types("Kết quả kiểm tra", "Huyện chỉ đạo kịp thời; một xã chưa công khai thủ tục.");
            screen.form().getByText("Thêm kiến nghị").click();
            row(0).getByLabel("Đơn vị").selectOption("07975");
            row(0).getByLabel("Nội dung phải khắc phục").fill("Chưa công khai thủ tục hành chính.");
            row(0).getByLabel("Hạn khắc phục")
                    .fill(calendar.plusWorkingDays(today, 10).toString());
        });
        task(AUDIT, "Ghi kết quả kiểm tra: %s, %s".formatted(COMMUNE, DAY.format(second)), AUDIT_NAME, () -> {
            screen.chooses("Không tổ chức được");
            screen.types("Lý do không tổ chức được", "Trùng với đợt thanh tra của Chính phủ.");
        });
        year.timersFire("StartEvent_RemedyOverdue");
        task(AUDIT, "Đôn đốc khắc phục", COMMUNE, () -> {
            screen.types("Đã đôn đốc thế nào", "Đã gọi điện cho đồng chí Chủ tịch UBND xã.");
        });
        task("commune-officer.07975", "Khắc phục kiến nghị kiểm tra", COMMUNE, () -> {
            screen.types("Đã khắc phục như thế nào", "Đã niêm yết công khai tại trụ sở.");
        });
        task(AUDIT, "Xác nhận khắc phục", COMMUNE, () -> {
            screen.chooses("Chưa xong, trả lại");
            screen.types("Còn phải khắc phục điều gì", "Chưa công khai mức thu phí.");
        });
        task("commune-officer.07975", "Khắc phục kiến nghị kiểm tra", COMMUNE, () -> {
            screen.types("Đã khắc phục như thế nào", "Đã công khai cả mức thu phí.");
        });
        task(AUDIT, "Xác nhận khắc phục", COMMUNE, () -> screen.chooses("Xác nhận đã khắc phục xong"));

        year.timersFire("TimerEvent_SummaryOpens");
        task(AUDIT, "Tổng kết kiểm tra", AUDIT_NAME, () -> {
            screen.types("Đánh giá việc phối hợp", "Các huyện phối hợp tốt.");
            screen.types("Kiến nghị với UBND tỉnh", "Tiếp tục kiểm tra.");
        });
        task("province-officer.25", "Tiếp nhận tổng kết", AUDIT_NAME, () -> screen.chooses("Tiếp nhận"));

        assertThat(cycles.unfinished(year.year())).noneMatch(open -> open.contains(AUDIT_NAME));
    }

    @Test
    @Tag("D4")
    void the_newspaper_sees_which_units_to_commend_and_criticise_and_records_its_articles() {
        series = "press";
        task(PAPER, "Lập kế hoạch tuyên truyền", PAPER_NAME, () -> {
            screen.types("Kế hoạch tuyên truyền", "Mỗi tháng hai tin, bài về chính quyền cơ sở.");
        });
        screen.logIn(PAPER).takes("Ghi tin, bài đã đăng", PAPER_NAME, year.year());
        piece(row(0), "CRITICISE", "07981", "Một xã chậm đổi mới");
        screen.submits();
        assertThat(screen.notification()).containsText("huyện chưa quyết định xếp loại xã này");
        picture("phê phán quá sớm");
        screen.logOut();

        districtDecides();
        screen.logIn(PAPER).opensTaken("Ghi tin, bài đã đăng", PAPER_NAME, year.year());
        assertThat(screen.form()).containsText("Đơn vị làm chưa tốt (1)");
        assertThat(screen.form()).containsText("Kinh nghiệm nên phổ biến (15)");
        assertThat(screen.form()).containsText("Chưa báo, đài nào có tin, bài: 5 xã, phường, thị trấn");
        piece(row(0), "CRITICISE", "07981", "Một xã chậm đổi mới");
        screen.form().getByText("Thêm tin, bài").click();
        piece(row(1), "COMMEND", "07969", "Đoan Hùng đi đầu");
        row(1).getByLabel("Đường dẫn (nếu có)").fill("https://bao.example/doan-hung");
        picture("ghi tin, bài, đã điền");
        screen.completes();
        year.executeJobs();
        screen.logOut();

        year.todayIs(LocalDate.of(year.year(), 12, 3));
        task(PAPER, "Ghi tin, bài đã đăng", PAPER_NAME, () -> {
            screen.form().getByText("Đã ghi 2 tin, bài").click();
            assertThat(screen.form()).containsText("Đoan Hùng đi đầu");
            screen.form().getByText("Chưa báo, đài nào có tin, bài: 3 xã").click();
            screen.chooses("Đã ghi hết tin, bài của năm: khép năm của cơ quan");
        });

        assertThat(cycles.unfinished(year.year())).noneMatch(open -> open.contains(PAPER_NAME));
    }

    private Locator row(int index) {
        return screen.form().locator(".cg-rows tbody tr").nth(index);
    }

    private void visit(Locator row, String unit, LocalDate on) {
        row.getByLabel("Đơn vị").selectOption(unit);
        row.getByLabel("Ngày kiểm tra").fill(on.toString());
        row.getByLabel("Nội dung kiểm tra").fill("Việc thực hiện Nghị quyết 09.");
    }

    private void piece(Locator row, String kind, String unit, String title) {
        row.getByLabel("Loại").selectOption(kind);
        row.getByLabel("Đơn vị").selectOption(unit);
        row.getByLabel("Ngày đăng").fill(year.now().toLocalDate().toString());
        row.getByLabel("Tên tin, bài").fill(title);
    }

    /** Đoan Hùng classifies its communes, Bằng Luân as weak. */
    private void districtDecides() {
        year.district("230").communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        List<String> everything = cycles.criteriaSet(year.year()).indicators().stream()
                .map(indicator -> indicator.code())
                .toList();
        year.district("230").assesses(Map.of("07981", everything));
    }

    /** Somebody logs in, takes the task, fills in its form, completes it and leaves. */
    private void task(String user, String task, String unit, Runnable work) {
        screen.logIn(user).takes(task, unit, year.year());
        picture(task);
        work.run();
        picture(task + ", đã điền");
        screen.completes();
        year.executeJobs();
    }

    private void picture(String name) {
        screen.screenshot("%s-%02d-%s".formatted(series, ++pictures, name));
    }
}
