package vn.gov.phutho.cleangov.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Results hang out for ten days, and what the people say of them is answered before the district decides (D2.3c, D3.4). */
@CleangovTest
class PostingTest {

    private static final String HEAR = "UserTask_AnswerPeople";

    @Autowired
    private YearScenario year;

    @Autowired
    private PostingService postings;

    @Autowired
    private PostingDuties duties;

    @Autowired
    private UnitService units;

    @LocalServerPort
    private int port;

    private District district;

    @BeforeEach
    void the_results_hang_out() {
        district = year.yearOpens().district("230");
        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).frontGivesOpinion().consolidates();
    }

    @Test
    @Tag("D2.3c")
    @Tag("D3.4")
    void opinions_are_recorded_and_answered_before_the_district_decides() {
        assertThat(year.open("UserTask_HoldCouncil", district.key())).isEmpty();
        district.answersPeople(opinions(opinion("07975", "")), answers());

        assertThat(year.open(HEAR, district.key())).as("it comes back").hasSize(1);
        assertThat(postings.of(id())).singleElement().satisfies(one -> {
            assertThat(one.speaker()).isEqualTo("Bà Nguyễn Thị Lan, khu 3");
            assertThat(one.isAnswered()).isFalse();
        });
        tenDaysPass();
        assertThat(refusalOf(() -> district.answersPeople(opinions(), answers())))
                .isEqualTo("Đã hết thời gian công khai: còn 1 ý kiến của nhân dân chưa được trả lời.");

        String number = String.valueOf(postings.of(id()).get(0).id());
        district.answersPeople(opinions(), answers().put(number, "Đã kiểm tra tại khu 3, kết quả đúng."));

        assertThat(postings.of(id()).get(0).answer()).isEqualTo("Đã kiểm tra tại khu 3, kết quả đúng.");
        assertThat(postings.posting(id()).closedAt()).isNotNull();
        assertThat(year.open(HEAR, district.key())).isEmpty();
        assertThat(year.open("UserTask_HoldCouncil", district.key())).hasSize(1);
    }

    @Test
    void it_lasts_ten_whole_days_and_is_due_on_the_working_day_after() {
        LocalDate posted = postings.postedOn(id());

        assertThat(postings.lastDay(id())).isEqualTo(posted.plusDays(10));
        assertThat(postings.answersDue(id()).toLocalDate()).isAfter(posted.plusDays(10));
        year.todayIs(posted.plusDays(10));
        assertThat(postings.over(id())).isFalse();
        year.todayIs(posted.plusDays(11));
        assertThat(postings.over(id())).isTrue();
    }

    @Test
    void invalid_opinions_are_refused_together_and_each_line_is_named() {
        ObjectNode foreign = opinion("07900", "");
        ObjectNode nameless = opinion("07975", "").put("speaker", " ");
        ObjectNode early = opinion("07975", "").put("receivedOn", year.year() + "-01-05");
        ObjectNode silent = opinion("07975", "").put("content", "");

        assertThat(refusalOf(() -> district.answersPeople(
                        opinions(opinion("07975", ""), foreign, nameless, early, silent),
                        answers().put("0", "Có."))))
                .contains("Dòng 2: chọn một xã, phường, thị trấn của huyện.")
                .contains("Dòng 3: ghi họ tên, nơi ở của người có ý kiến, không quá 300 ký tự.")
                .contains("Dòng 4: ngày nhận phải từ ngày công khai (")
                .contains("Dòng 5: ghi nội dung ý kiến, không quá 4000 ký tự.")
                .contains("Ý kiến số 0 không có hoặc đã được trả lời.");
        assertThat(postings.of(id())).isEmpty();
    }

    @Test
    @Tag("D2.3c")
    void it_is_on_the_districts_list_until_everything_is_answered() {
        assertThat(owed()).isEqualTo(1);

        district.postsResults();

        assertThat(owed()).isZero();
    }

    @Test
    @Tag("D3.4")
    void the_results_are_a_page_to_hang_out_for_those_who_may_read_them() {
        String path = "/assessments/" + district.key() + "/results";

        HttpResponse<String> page = opens("district-officer.230", path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Xã Hùng Xuyên", "Niêm yết tại trụ sở UBND xã, phường, thị trấn trong 10 ngày")
                .contains("Không đăng ký đúng hạn – chỉ xét được đến mức «Khá».");
        assertThat(opens("district-officer.231", path).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> opens(String user, String path) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        return browser.get(path);
    }

    private void tenDaysPass() {
        year.comesTo(postings.lastDay(id()).plusDays(1));
    }

    private long owed() {
        return duties.duties(year.year(), units.within("230")).stream()
                .filter(duty -> duty.code().equals("posting") && duty.doneAt() == null)
                .count();
    }

    private ObjectNode opinion(String commune, String answer) {
        return PostingForms.opinion(
                commune,
                "Bà Nguyễn Thị Lan, khu 3",
                year.now().toLocalDate(),
                "Chỉ tiêu vệ sinh môi trường chưa đúng thực tế.",
                answer);
    }

    private static ArrayNode opinions(ObjectNode... some) {
        ArrayNode opinions = JsonNodeFactory.instance.arrayNode();
        List.of(some).forEach(opinions::add);
        return opinions;
    }

    private static ObjectNode answers() {
        return JsonNodeFactory.instance.objectNode();
    }

    private UnitYear id() {
        return UnitYear.parse(district.key());
    }
}
