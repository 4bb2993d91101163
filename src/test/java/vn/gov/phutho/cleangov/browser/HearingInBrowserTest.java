package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.assessment.AssessmentService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.explanation.ExplanationService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** From lowered points to the chair's decision, in Tasklist: explained, restored, posted, put to the vote (D2.3c, D5). */
@CleangovTest
class HearingInBrowserTest {

    private static final String DISTRICT = "Huyện Đoan Hùng";
    private static final String COMMUNE = "Xã Hùng Xuyên";
    private static final byte[] PDF = "%PDF-1.7 Xác nhận của Kho bạc".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private ExplanationService explanations;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private TaskService tasks;

    private TasklistPage screen;

    @Test
    @Tag("D2.3c")
    @Tag("D2.3d")
    @Tag("D3.4")
    @Tag("D5")
    void lowered_points_are_explained_and_restored_and_the_results_posted_before_the_chair_decides() {
        District district = year.yearOpens().district("230");
        Commune commune = year.commune("07975").registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
        assessments.agencies(UnitYear.parse(district.key())).forEach(agency -> {
            ObjectNode grid = district.grid(agency, Map.of("07975", List.of("1.1", "2.2")));
            if (grid.at("/entries/" + commune.key() + "/1.2") instanceof ObjectNode estimated) {
                estimated.put("estimate", true);
            }
            district.agencyAppraises(agency, grid);
        });
        year.executeJobs();
        screen = chromium.tasklist(port);

        task("commune-officer.07975", "Giải trình điểm bị hạ", COMMUNE, () -> {
            assertThat(screen.form()).containsText("2 chỉ tiêu bị hạ điểm");
            assertThat(screen.form()).containsText("Chưa giải trình chỉ tiêu nào");
            Locator line = screen.line("1.1");
            line.locator("textarea").fill("Số của Kho bạc ngày 31/10 cao hơn; có xác nhận kèm theo.");
            line.locator("input[type=file]")
                    .setInputFiles(new FilePayload("Kho bạc xác nhận.pdf", "application/pdf", PDF));
            assertThat(line).containsText("Đã nhận tệp.");
            assertThat(screen.form()).containsText("Giải trình 1 / 2 chỉ tiêu");
        });

        String asked = explanations.answering(UnitYear.parse(district.key())).get(0);
        task("district-agency-" + asked + ".230", "Trả lời giải trình", DISTRICT, () -> {
            assertThat(screen.form()).containsText("Số của Kho bạc ngày 31/10 cao hơn");
            assertThat(screen.form().getByText("Kho bạc xác nhận.pdf")).isVisible();
            screen.submits();
            assertThat(screen.form()).containsText("Chưa hoàn thành được: còn 1 giải trình chưa nhập.");
            screen.form().locator("[data-restore]").click();
            assertThat(screen.form()).containsText("Lấy lại số của xã: 1 chỉ tiêu.");
            screen.form().locator("textarea").fill("Đã đối chiếu với Kho bạc, lấy số của xã.");
        });
        Assertions.assertThat(score(commune, Side.APPRAISED, "1.1").points())
                .isEqualTo(score(commune, Side.SELF, "1.1").points());

        year.executeJobs();
        screen.logIn("district-officer.230").takes("Ghi, trả lời ý kiến nhân dân", DISTRICT, year.year());
        String page = screen.form().getByText("Bảng kết quả để in, niêm yết").getAttribute("href");
        screen.form().getByText("Thêm ý kiến").click();
        Locator said = screen.form().locator(".cg-rows tbody tr");
        said.locator("select").selectOption("07975");
        said.locator("textarea").nth(0).fill("Ông Nguyễn Văn Tâm, khu 2");
        said.locator("input[type=date]").fill(year.now().toLocalDate().toString());
        said.locator("textarea").nth(1).fill("Đường vào khu 2 chưa sạch như báo cáo.");
        screen.screenshot("hearing-people-say");
        screen.completes();
        year.executeJobs();
        screen.looksAtPage(page, "hearing-results-to-hang-out");
        district.frontGivesOpinion().consolidates();
        tenDaysPass();
        task("district-officer.230", "Ghi, trả lời ý kiến nhân dân", DISTRICT, () -> {
            assertThat(screen.form()).containsText("Đã hết thời gian công khai");
            screen.submits();
            assertThat(screen.form()).containsText("còn ý kiến của nhân dân chưa được trả lời");
            screen.form().locator("[data-opinion]").fill("Đã kiểm tra cùng UBND xã; điểm thẩm định đã tính việc này.");
        });

        task("district-officer.230", "Họp hội đồng xét", DISTRICT, () -> {
            assertThat(screen.form()).containsText("chỉ xét được đến mức");
            screen.form().locator("[name=metOn]").fill(year.now().toLocalDate().toString());
            screen.form().locator("[name=members]").fill("9");
            screen.form().locator("[name=present]").fill("8");
            Locator votes = screen.form().locator("[data-votes]");
            assertThat(votes.nth(0)).hasValue("8");
            votes.nth(1).fill("3");
            assertThat(screen.form()).containsText("Hội đồng không tán thành mức đề xuất của 1 xã.");
            screen.types("Nội dung chính của cuộc họp", "Hội đồng thảo luận từng xã theo điểm và ý kiến nhân dân.");
        });
        task("district-chair.230", "Quyết định xếp loại", DISTRICT, () -> {
            assertThat(screen.form()).containsText("Hội đồng: 3/8 phiếu tán thành");
            screen.submits();
            assertThat(screen.form()).containsText("lý do giữ mức mà hội đồng không tán thành");
            screen.form()
                    .locator("tr[data-dossier]")
                    .nth(1)
                    .locator("[data-reason]")
                    .fill("Kết quả đo được đã rõ, minh chứng đủ.");
        });

        Assertions.assertThat(commune.dossier().classification()).isEqualTo(Classification.VUNG_MANH);

        Task estimated = year.open("UserTask_EnterFinalValues", district.key()).get(0);
        String agency = (String) tasks.getVariable(estimated.getId(), "agency");
        task("district-agency-" + agency + ".230", "Nhập số chính thức", DISTRICT, () -> {
            assertThat(screen.form()).containsText("1 số ước cần thay");
            assertThat(screen.form()).containsText("(ước)");
            screen.submits();
            assertThat(screen.form()).containsText("Chưa hoàn thành được: còn 1 số chính thức chưa nhập.");
            screen.measures(
                    screen.form().locator(".cg-cell"),
                    score(commune, Side.SELF, "1.2").measurement().toNode());
        });
        Assertions.assertThat(score(commune, Side.APPRAISED, "1.2").estimate()).isFalse();
    }

    private void tenDaysPass() {
        year.comesTo(year.now().toLocalDate().plusDays(11));
    }

    private Score score(Commune commune, Side side, String indicator) {
        return scoring.scores(DossierId.parse(commune.key()), side).get(indicator);
    }

    private void task(String user, String task, String unit, Runnable work) {
        screen.logIn(user).takes(task, unit, year.year());
        work.run();
        screen.screenshot("hearing-" + task);
        screen.completes();
        year.executeJobs();
    }
}
