package vn.gov.phutho.cleangov.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.YearScenario;
import vn.gov.phutho.cleangov.cycle.Milestone;

/** The first page tells everyone what waits for them and how their unit stands. */
@CleangovTest
class HomePageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/notices"})
    void who_is_not_logged_in_is_sent_to_the_log_in(String page) {
        HttpResponse<String> answer = WebSession.send(
                HttpClient.newHttpClient(), WebSession.request(port, page).GET());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
    }

    @Test
    void a_chair_sees_the_task_the_deadline_and_the_dossier() {
        year.yearOpens();

        String page = pageOf("commune-chair.07975");

        assertThat(page)
                .contains("Chủ tịch UBND Xã Hùng Xuyên")
                .contains("Đăng ký phấn đấu")
                .contains("/camunda/app/tasklist/default/#/?task="
                        + year.open("UserTask_Register", year.commune("07975").key())
                                .get(0)
                                .getId())
                .contains("chưa đăng ký")
                .contains("Chế độ diễn tập");

        year.commune("07975").registers();
        assertThat(pageOf("commune-chair.07975")).contains("đã đăng ký").contains("<span>1</span>/<span>5</span>");
    }

    @Test
    void a_district_sees_who_is_late_and_the_province_sees_every_district() {
        year.yearOpens();
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        assertThat(pageOf("district-officer.230"))
                .contains("Đôn đốc: Đăng ký phấn đấu")
                .contains("Xã Hùng Xuyên")
                .contains("1/3")
                .doesNotContain("Huyện Hạ Hoà");
        assertThat(pageOf("province-officer.25"))
                .contains("Huyện Đoan Hùng")
                .contains("Huyện Hạ Hoà")
                .contains("0/2");
    }

    @Test
    void a_deadline_moved_for_one_unit_stands_on_its_own_page() {
        year.yearOpens();
        year.province()
                .movesDeadline(Map.of(
                        "year",
                        year.year(),
                        "milestone",
                        "REGISTRATION",
                        "unitCode",
                        "07975",
                        "due",
                        year.year() + "-03-20",
                        "reason",
                        "Mưa lũ."));
        String moved = day(year.due(year.commune("07975").key(), Milestone.REGISTRATION));
        String usual = day(year.due(year.commune("07969").key(), Milestone.REGISTRATION));

        assertThat(pageOf("commune-chair.07975")).contains("17:00 " + moved).doesNotContain("17:00 " + usual);
        assertThat(pageOf("commune-chair.07969")).contains("17:00 " + usual).doesNotContain("17:00 " + moved);
    }

    private static String day(ZonedDateTime due) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(due);
    }

    private String pageOf(String user) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        HttpResponse<String> page = browser.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }
}
