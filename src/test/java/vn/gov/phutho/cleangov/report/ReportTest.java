package vn.gov.phutho.cleangov.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.overview.OverviewService;
import vn.gov.phutho.cleangov.overview.YearFigures.ReportFigures;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Every district reports in June and in the first week of December (D2.4). */
@CleangovTest
class ReportTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private ReportService reports;

    @Autowired
    private OverviewService overview;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private TaskService tasks;

    private District district;
    private String key;
    private ReportId id;

    @BeforeEach
    void aYearHasBegun() {
        district = year.yearOpens().district("230");
        key = district.reportKey("H1");
        id = ReportId.parse(key);
    }

    private void juneReportOpens() {
        year.timersFire("TimerEvent_JuneReportOpens");
    }

    @Test
    @Tag("D2.4")
    void two_reports_of_every_district_are_owed_from_the_first_day() {
        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 0, 0, 0));
        assertThat(figures(Half.H2)).isEqualTo(new ReportFigures(2, 0, 0, 0));
        assertThat(reports.owed(year.year(), Half.H1))
                .extracting(ReportId::districtCode)
                .containsExactly("230", "231");
        assertThat(year.open("UserTask_DraftReport", key))
                .as("no report is asked for before June")
                .isEmpty();
    }

    @Test
    void a_report_is_due_on_the_last_working_day_of_june() {
        juneReportOpens();

        assertThat(year.open("UserTask_DraftReport", key)).singleElement().satisfies(task -> {
            var due = task.getDueDate().toInstant().atZone(year.now().getZone());
            assertThat(due.toLocalDate())
                    .isEqualTo(calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 6, 30)))
                    .isBetween(LocalDate.of(year.year(), 6, 1), LocalDate.of(year.year(), 6, 30));
            assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        });
    }

    @Test
    @Tag("D2.4")
    void a_signed_report_reaches_the_province_which_receives_it() {
        juneReportOpens();

        district.draftsReport("H1").signsReport("H1");
        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 1, 0, 0));
        year.province().receivesReport(key);

        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 1, 1, 0));
        assertThat(reports.report(id).received()).isTrue();
        assertThat(reports.owed(year.year(), Half.H1))
                .extracting(ReportId::districtCode)
                .containsExactly("231");
        assertThatThrownBy(() -> reports.draft(id, "Khác.", "Khác.", "Khác.", "x"))
                .as("what the province has received stays as it is")
                .isInstanceOf(RefusedException.class)
                .hasMessage("Tỉnh đã tiếp nhận báo cáo này, không sửa được nữa.");
    }

    @Test
    void a_report_sent_back_by_the_chair_is_written_again() {
        juneReportOpens();
        district.draftsReport("H1");

        signs("return", "Bổ sung kết quả đăng ký.");

        assertDraftIsAskedForAgain("Bổ sung kết quả đăng ký.");
        assertThat(figures(Half.H1).submitted()).isZero();
        district.draftsReport("H1").signsReport("H1");
        assertThat(reports.report(id).submitted()).isTrue();
        assertThat(reports.report(id).returnReason()).isEmpty();
    }

    @Test
    void a_report_sent_back_by_the_province_is_written_and_signed_again() {
        juneReportOpens();
        district.draftsReport("H1").signsReport("H1");

        year.province().returnsReport(key, "Thiếu phần tồn tại, nguyên nhân.");

        assertDraftIsAskedForAgain("Thiếu phần tồn tại, nguyên nhân.");
        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 0, 0, 0));
        district.draftsReport("H1").signsReport("H1");
        year.province().receivesReport(key);
        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 1, 1, 0));
    }

    @Test
    void sending_back_needs_a_reason_and_every_answer_is_one_of_two() {
        juneReportOpens();
        district.draftsReport("H1");
        assertThat(refusalOf(() -> signs("return", " "))).isEqualTo("Ghi lý do trả lại báo cáo.");
        assertThat(refusalOf(() -> signs("receive", ""))).isEqualTo("Chọn một trong hai cách giải quyết báo cáo.");
        assertThat(reports.report(id).submitted()).isFalse();
        district.signsReport("H1");

        assertThat(refusalOf(() -> year.province().returnsReport(key, ""))).isEqualTo("Ghi lý do trả lại báo cáo.");

        assertThat(reports.report(id).submitted()).isTrue();
        assertThat(reports.report(id).received()).isFalse();
        assertThat(year.open("UserTask_ReceiveReport", key)).hasSize(1);
    }

    @Test
    void a_report_has_all_its_parts() {
        juneReportOpens();
        for (String missing : List.of("situation", "difficulties", "proposals")) {
            assertThat(refusalOf(() -> drafts(missing, " ")))
                    .as(missing)
                    .isEqualTo("Nhập đủ ba phần: tình hình triển khai; tồn tại, nguyên nhân; phương hướng, kiến nghị.");
        }
        assertThat(refusalOf(() -> drafts("proposals", "x".repeat(4001))))
                .isEqualTo("Mỗi phần của báo cáo không quá 4000 ký tự.");

        assertThat(reports.report(id).situation()).isEmpty();
        assertThat(year.open("UserTask_DraftReport", key)).hasSize(1);
    }

    @Test
    void units_that_have_not_sent_after_the_deadline_are_overdue() {
        juneReportOpens();
        district.draftsReport("H1").signsReport("H1");
        year.todayIs(LocalDate.of(year.year(), 6, 15));
        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 1, 0, 0));

        year.todayIs(LocalDate.of(year.year(), 7, 1));

        assertThat(figures(Half.H1)).isEqualTo(new ReportFigures(2, 1, 0, 1));
        assertThat(figures(Half.H2)).isEqualTo(new ReportFigures(2, 0, 0, 0));
        year.district("231").draftsReport("H1").signsReport("H1");
        assertThat(figures(Half.H1)).as("late, but sent").isEqualTo(new ReportFigures(2, 2, 0, 0));
    }

    @Test
    void the_figures_count_what_is_so_and_the_report_keeps_them() {
        year.commune("07969").registers();
        year.commune("07981").registers();
        juneReportOpens();
        String classes = "Kết quả xếp loại: Trong sạch, vững mạnh xuất sắc: 0; Trong sạch, vững mạnh: 0; Khá: 0;"
                + " Trung bình: 0; Yếu kém: 0";

        district.draftsReport("H1");
        year.commune("07975").registers();

        assertThat(reports.report(id).figures().lines())
                .as("as they were when it was written")
                .startsWith(
                        "Đăng ký phấn đấu: 2/3 xã, phường, thị trấn (66 %)",
                        "Chưa đăng ký: Xã Hùng Xuyên",
                        "Đã nộp bản tự đánh giá: 0/3",
                        "Đã xếp loại: 0/3",
                        classes,
                        "Xã yếu kém: không có");
        assertThat(reports.figures(id).lines())
                .as("as they are now")
                .contains("Đăng ký phấn đấu: 3/3 xã, phường, thị trấn (100 %)", "Chưa đăng ký: không có");
    }

    @Test
    @Tag("D2.4")
    void the_december_report_carries_the_classification() {
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        year.commune("07969").handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
        List<String> everything = Stream.of(1, 2, 3, 4, 5)
                .flatMap(criterion -> Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(number -> criterion + "." + number))
                .toList();
        district.assesses(Map.of("07975", List.of("3.1"), "07981", everything));
        year.timersFire("TimerEvent_DecemberReportOpens");

        district.draftsReport("H2");

        assertThat(reports.report(ReportId.parse(district.reportKey("H2")))
                        .figures()
                        .lines())
                .startsWith(
                        "Đăng ký phấn đấu: 3/3 xã, phường, thị trấn (100 %)",
                        "Chưa đăng ký: không có",
                        "Đã nộp bản tự đánh giá: 1/3",
                        "Đã xếp loại: 3/3",
                        "Kết quả xếp loại: Trong sạch, vững mạnh xuất sắc: 0; Trong sạch, vững mạnh: 1; Khá: 1;"
                                + " Trung bình: 0; Yếu kém: 1",
                        "Xã yếu kém: Xã Bằng Luân");
    }

    private void assertDraftIsAskedForAgain(String reason) {
        assertThat(year.open("UserTask_DraftReport", key)).singleElement().satisfies(task -> {
            assertThat(tasks.getVariable(task.getId(), "returnReason")).isEqualTo(reason);
            assertThat(tasks.getVariable(task.getId(), "situation"))
                    .as("nothing needs to be written twice")
                    .isEqualTo("Đã triển khai.");
        });
    }

    private void signs(String decision, String reason) {
        year.completes(
                "district-chair.230", "UserTask_SignReport", key, Map.of("decision", decision, "reason", reason));
    }

    private void drafts(String part, String text) {
        Map<String, String> form = new java.util.HashMap<>(
                Map.of("situation", "Đã triển khai.", "difficulties", "Còn chậm.", "proposals", "Tập huấn."));
        form.put(part, text);
        year.completes("district-officer.230", "UserTask_DraftReport", key, form);
    }

    private ReportFigures figures(Half half) {
        return overview.year(year.year()).reports().get(half);
    }
}
