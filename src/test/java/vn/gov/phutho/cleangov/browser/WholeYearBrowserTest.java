package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.assessment.AssessmentService;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.Phase;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Measurements;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/**
 * The year as its officials see it: each of them logs in to Tasklist, takes their task, fills in the form and completes
 * it. Every form on the way is used at least once. Pictures of all screens are in {@code target/screenshots}.
 */
@CleangovTest
class WholeYearBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final String PROVINCE = "Tỉnh Phú Thọ";
    private static final String DISTRICT = "Huyện Đoan Hùng";
    private static final String EXCELLENT = "Thị trấn Đoan Hùng";
    private static final String WEAK = "Xã Bằng Luân";

    /** As long as the form allows. */
    private static final String LONG_TEXT = "Các xã, phường, thị trấn đã triển khai đúng kế hoạch. ".repeat(74);

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private AssessmentService assessments;

    private TasklistPage screen;
    private int pictures;

    @Test
    @Tag("D2.1")
    @Tag("D2.2a")
    @Tag("D2.2b")
    @Tag("D2.3a")
    @Tag("D2.3b")
    @Tag("D2.3c")
    @Tag("D2.3d")
    @Tag("D2.3e")
    @Tag("D2.4")
    @Tag("D3.1a")
    @Tag("D3.3")
    @Tag("D5")
    void a_commune_goes_from_registration_to_excellence_in_tasklist() {
        int now = year.freshYear();
        screen = chromium.tasklist(port).opens();
        picture("đăng nhập");

        screen.logsInByHand("province-officer.25");
        picture("danh sách việc");
        screen.startsProcess("Năm xây dựng chính quyền trong sạch, vững mạnh");
        picture("mở năm");
        screen.starts();
        year.executeJobs();
        screen.logOut();
        assertThat(cycles.exists(now)).isTrue();

        District district = year.district("230");
        deadlinesMove(now, district);
        District other = year.district("231");
        Commune excellent = year.commune("07969");
        Commune strong = year.commune("07975");
        Commune weak = year.commune("07981");

        task("commune-chair.07969", "Đăng ký phấn đấu", EXCELLENT, () -> {
            screen.looksAtTabs(this::picture);
            screen.chooses("Trong sạch, vững mạnh xuất sắc");
            screen.types("Nội dung cam kết phấn đấu", "Giải quyết 100% hồ sơ đúng hạn trong quý 4.");
        });
        programme(district, other);
        strong.registers();
        year.departmentsAndPressBegin();
        other.communes().forEach(Commune::registers);
        List<Commune> diligent = List.of(excellent, strong);
        diligent.forEach(Commune::assigns);
        diligent.forEach(commune -> commune.works(1, 2));
        year.timersFire("BoundaryEvent_RegistrationOverdue");
        task("district-officer.230", "Đôn đốc: Đăng ký phấn đấu", WEAK, () -> {
            screen.types("Đã đôn đốc thế nào", "Đã gọi điện cho đồng chí Chủ tịch UBND xã.");
            screen.types("Hẹn làm xong ngày", "15/03/" + now);
        });

        task("district-chair.230", "Xử lý xã chưa đăng ký", DISTRICT, () -> {
            assertThat(screen.form().getByLabel("Xã chưa đăng ký")).hasValue("- " + WEAK);
            screen.types("Biện pháp của huyện", "Phó Chủ tịch UBND huyện làm việc trực tiếp với xã.");
        });

        diligent.forEach(commune -> commune.works(3, 5));
        year.timersFire("TimerEvent_JuneReportOpens");
        reports("H1", district, other);

        diligent.forEach(commune -> commune.works(6, 9));
        year.timersFire("TimerEvent_SelfReviewOpens");
        task("commune-officer.07969", "Tự chấm điểm", EXCELLENT, () -> {
            for (Indicator indicator : year.typedIndicators()) {
                screen.measures(
                        screen.line(indicator.code()),
                        Measurements.measured(indicator, true).toNode());
            }
            assertThat(screen.form()).containsText("Đã nhập đủ.");
            assertThat(screen.form()).containsText("Tổng điểm: 100,00 / 100");
        });
        screen.logIn("commune-chair.07969").looksAtHome(() -> picture("trang đầu"));
        task("commune-party.07969", "Ý kiến của cấp ủy", EXCELLENT, () -> {
            screen.types("Ý kiến của cấp ủy", "Bản tự chấm phản ánh đúng kết quả trong năm.");
        });
        task("commune-chair.07969", "Ký bản tự đánh giá", EXCELLENT, () -> screen.chooses("Ký và nộp lên huyện"));
        strong.handsIn("1.1", "2.1", "4.4");
        other.communes().forEach(Commune::handsIn);

        year.timersFire("TimerEvent_AssessmentOpens");
        other.agenciesAppraise(Map.of(
                "08053", List.of("1.1", "1.2", "1.3", "2.1", "4.4"),
                "08056", List.of("3.1")));
        for (String agency : assessments.agencies(UnitYear.parse(district.key()))) {
            task("district-agency-" + agency + ".230", "Thẩm định chỉ tiêu", DISTRICT, () -> {
                List<Indicator> own = cycles.criteriaSet(now).indicatorsOf(agency);
                for (int column = 0; column < own.size(); column++) {
                    screen.measures(
                            screen.cell(WEAK, column),
                            Measurements.measured(own.get(column), false).toNode());
                }
                assertThat(screen.form()).containsText("Đã nhập đủ.");
            });
        }
        task("district-front.230", "Ý kiến của Mặt trận", DISTRICT, () -> {
            screen.types("Ý kiến của Mặt trận", "Mặt trận nhất trí với kết quả thẩm định.");
        });
        task("district-officer.230", "Tổng hợp kết quả", DISTRICT, () -> {
            screen.types("Nhận xét chung", "Kết quả thẩm định đúng với thực tế.");
        });
        district.postsResults().councilMeets(district.minutes());
        task("district-chair.230", "Quyết định xếp loại", DISTRICT, () -> {});
        remediation(now);
        task("district-chair.230", "Ký tờ trình đề nghị xuất sắc", DISTRICT, () -> {});
        other.prepares().decides(other.proposals());

        year.timersFire("TimerEvent_DecemberReportOpens");
        reports("H2", district, other);

        year.departmentsAndPressFinish();
        year.timersFire("TimerEvent_RecognitionOpens");
        task("province-officer.25", "Thẩm định đề nghị", PROVINCE, () -> screen.chooses("Đồng ý"));
        task("province-chair.25", "Quyết định công nhận", PROVINCE, () -> {});

        assertThat(excellent.dossier().classification()).isEqualTo(Classification.XUAT_SAC);
        assertThat(excellent.dossier().status()).isEqualTo(DossierStatus.CLOSED);
        assertThat(strong.dossier().classification()).isEqualTo(Classification.VUNG_MANH);
        assertThat(weak.dossier().classification()).isEqualTo(Classification.YEU_KEM);

        year.province().rechecksAll();
        year.timersFire("TimerEvent_YearEnds");
        task("province-officer.25", "Khép năm", PROVINCE, () -> {
            screen.types("Ghi chú khi khép năm", "Năm đã khép đúng hạn.");
        });
        assertThat(cycles.phase(now)).isEqualTo(Phase.CLOSED);
    }

    private void programme(District district, District other) {
        task("district-officer.230", "Lập chương trình năm", DISTRICT, () -> {
            screen.types("Nội dung chương trình", "Quán triệt trong tháng 2, kiểm tra từng xã hằng quý.");
        });
        task("district-chair.230", "Duyệt chương trình", DISTRICT, () -> screen.chooses("Duyệt chương trình"));
        task("district-officer.230", "Giao chỉ tiêu thi đua", DISTRICT, () -> screen.types("Số văn bản", "12/QĐ-UBND"));
        task("district-officer.230", "Quán triệt cho cán bộ chủ chốt", DISTRICT, () -> {
            for (String commune : List.of(EXCELLENT, "Xã Hùng Xuyên", WEAK)) {
                screen.types(
                        "Ngày quán triệt: " + commune, year.now().toLocalDate().toString());
                screen.types("Số người dự: " + commune, "15");
            }
            assertThat(screen.form()).containsText("Đã ghi đủ các xã");
        });
        other.carriesOutProgramme();
    }

    /** The weak commune's plan to its end; before it, one that the district opens by hand. */
    private void remediation(int now) {
        screen.logIn("district-officer.230").startsProcess("Khắc phục ở xã yếu kém");
        screen.form().locator("#cg-commune").selectOption(now + "-07975");
        screen.types("Vì sao đưa vào diện khắc phục", "Nội bộ mất đoàn kết kéo dài.");
        picture("mở khắc phục");
        screen.starts();
        screen.logOut();

        task("district-officer.230", "Lập kế hoạch khắc phục", WEAK, () -> {
            Locator measures = screen.form().locator("tr[data-measure]");
            while (measures.count() > 1) {
                measures.last().locator("[data-remove]").click();
            }
            measures.locator("[data-field='action']").fill("Hướng dẫn, kiểm tra tại xã.");
            measures.locator("[data-field='agency']").selectOption("finance");
            measures.locator("[data-field='due']").fill(now + "-12-20");
        });
        task(
                "district-chair.230",
                "Duyệt, giao thực hiện",
                WEAK,
                () -> screen.chooses("Duyệt, giao các cơ quan thực hiện"));
        task("district-agency-finance.230", "Báo cáo kết quả khắc phục", WEAK, () -> {
            screen.types("Kết quả đã làm", "Đã hướng dẫn xã và kiểm tra lại.");
            screen.chooses("Đã khắc phục");
        });
        task("district-officer.230", "Kết luận từng điểm yếu", WEAK, () -> {});
    }

    private void deadlinesMove(int now, District district) {
        screen.logIn("province-officer.25").startsProcess("Dời thời hạn");
        screen.types("Cho đơn vị nào", "doan hung");
        assertThat(screen.form()).containsText("Huyện Đoan Hùng (huyện, mã 230)");
        screen.selects("Đơn vị", "Huyện Đoan Hùng (huyện, mã 230)");
        screen.selects("Thời hạn", "Báo cáo tháng 6");
        assertThat(screen.form()).containsText("Hạn hiện nay:");
        screen.types("Hạn mới", now + "-07-10").types("Lý do", "Mưa lũ kéo dài tại huyện.");
        picture("dời thời hạn");
        screen.starts();
        year.executeJobs();
        assertThat(year.due(district.reportKey("H1"), Milestone.JUNE_REPORT).getMonthValue())
                .isEqualTo(7);

        screen.startsProcess("Ngày nghỉ, ngày làm bù");
        screen.types("Ngày (bắt buộc)", now + "-07-10").types("Lý do, tên ngày nghỉ", "Nghỉ bù");
        assertThat(screen.form()).containsText("Quốc khánh");
        picture("ngày nghỉ");
        screen.starts();
        year.executeJobs();
        assertThat(year.due(district.reportKey("H1"), Milestone.JUNE_REPORT).getDayOfMonth())
                .isLessThan(10);
        screen.logOut();
    }

    private void reports(String half, District district, District other) {
        task("district-officer.230", "Soạn báo cáo", DISTRICT, () -> {
            screen.types("Tình hình triển khai, kết quả đạt được", LONG_TEXT);
            screen.types("Tồn tại, khó khăn và nguyên nhân", "1. Một xã đăng ký chậm.\n2. Thiếu cán bộ chuyên trách.");
            screen.types("Phương hướng, kiến nghị", "- Tập huấn cho cán bộ xã.\n- Kiểm tra đột xuất.");
        });
        task("district-chair.230", "Ký báo cáo", DISTRICT, () -> {
            assertThat(screen.form()).containsText("Đăng ký phấn đấu: 2/3 xã, phường, thị trấn");
            screen.chooses("Ký, gửi UBND tỉnh");
        });
        task("province-officer.25", "Tiếp nhận báo cáo", DISTRICT, () -> screen.chooses("Tiếp nhận"));
        other.draftsReport(half).signsReport(half);
        year.province().receivesReport(other.reportKey(half));
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
        screen.screenshot("year-%02d-%s".formatted(++pictures, name));
    }
}
