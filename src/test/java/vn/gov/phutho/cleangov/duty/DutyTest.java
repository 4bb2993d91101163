package vn.gov.phutho.cleangov.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.notification.Notice;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Every duty of the year is on a list with its state, a name and a date, and a button urges the people who are late (D1 to D5). */
@CleangovTest
class DutyTest {

    private static final String OFFICER = "district-officer.230";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private NoticeService notices;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Tag("D2.3a")
    void a_duty_is_ahead_then_due_then_overdue_until_it_is_done() {
        year.yearOpens();
        LocalDate due =
                year.due(year.commune("07975").key(), Milestone.REGISTRATION).toLocalDate();

        assertThat(registration()).satisfies(row -> {
            assertThat(row.clause()).isEqualTo("D2.3a");
            assertThat(row.who()).isEqualTo("Chủ tịch UBND – Xã Hùng Xuyên");
            assertThat(row.people()).hasSize(1);
            assertThat(row.due().toLocalDate()).isEqualTo(due);
            assertThat(row.state()).isEqualTo(DutyState.IN_PROGRESS);
        });
        assertThat(row("07975", "self-review").state()).isEqualTo(DutyState.NOT_YET);

        year.todayIs(due.minusDays(6));
        assertThat(registration().state()).isEqualTo(DutyState.DUE_SOON);

        year.todayIs(calendar.plusWorkingDays(due, 3));
        assertThat(registration()).satisfies(row -> {
            assertThat(row.state()).isEqualTo(DutyState.OVERDUE);
            assertThat(row.overdueSince().toLocalDate()).isEqualTo(due);
            assertThat(row.daysOverdue()).isEqualTo(3);
        });
        assertThat(overdueIn("230")).contains("07975 registration");
        assertThat(overdueIn("25")).contains("07975 registration");

        year.executeJobs();
        year.commune("07975").registers();
        assertThat(registration()).satisfies(row -> {
            assertThat(row.state()).isEqualTo(DutyState.DONE);
            assertThat(row.doneAt()).isNotNull();
        });
        assertThat(overdueIn("230")).doesNotContain("07975 registration").contains("07969 registration");
    }

    @Test
    void a_process_that_is_gone_hides_no_duty() {
        year.yearOpens();
        String key = year.commune("07975").key();
        year.todayIs(year.due(key, Milestone.REGISTRATION).toLocalDate().plusDays(10));
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).rootProcessInstances().list().stream()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "lost"));

        assertThat(registration().state()).isEqualTo(DutyState.OVERDUE);
        assertThat(overdueIn("25")).contains("07975 registration");
    }

    @Test
    void each_level_has_its_own_duties_and_sees_how_far_those_below_are() {
        year.yearOpens();

        assertThat(clauses("07975")).containsExactlyInAnyOrder("D2.3a", "D3.1a", "D3.1b", "D3.2", "D3.3", "D3.4", "D5");
        assertThat(clauses("230"))
                .containsExactlyInAnyOrder("D2.1", "D2.2a", "D2.3a", "D2.3b", "D2.3c", "D2.3d", "D2.3e", "D2.4");
        assertThat(clauses("25")).containsExactlyInAnyOrder("D1", "D2.3e", "D4");

        year.commune("07975").registers();
        assertThat(list("230").units()).hasSize(3);
        assertThat(list("230").clauses())
                .filteredOn(one -> one.clause().equals("D2.3a"))
                .singleElement()
                .satisfies(one -> assertThat(one.states())
                        .containsOnly(Map.entry(DutyState.DONE, 1L), Map.entry(DutyState.IN_PROGRESS, 2L)));
    }

    @Test
    void the_button_notifies_the_person_at_once_and_is_recorded_once_a_day() {
        year.yearOpens();
        assertThat(urge(OFFICER, "07975", "registration")).isEqualTo(HttpStatus.NO_CONTENT);

        List<Notice> inbox = notices.latest("commune-chair.07975").stream()
                .filter(notice -> notice.items().get(0).year() == year.year())
                .toList();
        assertThat(inbox).singleElement().satisfies(notice -> {
            assertThat(notice.sender()).isEqualTo("Chuyên viên phụ trách Huyện Đoan Hùng");
            assertThat(notice.subject()).startsWith("Đôn đốc: Đăng ký phấn đấu – Xã Hùng Xuyên, còn ");
            assertThat(notice.unread()).isTrue();
            assertThat(notice.items().get(0).path())
                    .endsWith("/#/?task="
                            + year.open(
                                            "UserTask_Register",
                                            year.commune("07975").key())
                                    .get(0)
                                    .getId());
        });
        assertThat(registration().urged().by()).isEqualTo("Chuyên viên phụ trách Huyện Đoan Hùng");
        assertThat(urgings("07975"))
                .containsExactly("registration D2.3a Chủ tịch UBND Xã Hùng Xuyên district-officer.230");

        assertThat(refusal(OFFICER, "07975", "registration")).startsWith("Hôm nay đã đôn đốc việc này lúc ");
        assertThat(urgings("07975")).hasSize(1);
        year.todayIs(year.now().toLocalDate().plusDays(1));
        assertThat(urge(OFFICER, "07975", "registration")).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(urgings("07975")).hasSize(2);
    }

    @Test
    void only_a_superior_can_urge_and_only_about_what_is_possible_and_not_done() {
        year.yearOpens();
        year.commune("07975").registers();

        assertThat(refusal(OFFICER, "07975", "registration"))
                .isEqualTo("«Đăng ký phấn đấu» đã xong nên không đôn đốc.");
        assertThat(refusal(OFFICER, "07975", "self-review"))
                .isEqualTo("«Tự chấm điểm theo 5 tiêu chuẩn» chưa đến kỳ nên không đôn đốc.");
        assertThat(refusal("commune-officer.07969", "07969", "registration"))
                .isEqualTo("Bạn không có quyền đôn đốc Chủ tịch UBND – Thị trấn Đoan Hùng.");
        assertThat(urge("commune-chair.07969", "07969", "registration")).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(urge("commune-chair.07969", "07975", "registration")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(urge("district-officer.231", "07969", "registration")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(urge(OFFICER, "07969", "nothing")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(urgings("07969")).isEmpty();
    }

    @Test
    void a_vacant_post_is_named_and_not_urged() {
        year.yearOpens();
        jdbc.sql("delete from act_id_membership where group_id_ = 'commune-chair-07969'")
                .update();
        try {
            DutyPage.Row row = row("07969", "registration");
            assertThat(row.people()).isEmpty();
            assertThat(row.who()).isEqualTo("Chủ tịch UBND – Thị trấn Đoan Hùng");
            assertThat(refusal(OFFICER, "07969", "registration")).startsWith("Chưa có ai giữ vị trí Chủ tịch UBND");
        } finally {
            jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('commune-chair.07969',"
                            + " 'commune-chair-07969')")
                    .update();
        }
    }

    @Test
    void a_year_or_unit_that_is_not_there_is_a_problem_and_other_units_are_not_read() {
        year.yearOpens();
        assertThat(get("/api/years/1999/duties?unit=230", "admin").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(path("no-such"), "admin").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(path("231"), OFFICER).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get(path(""), OFFICER).getBody().get("unit").asText()).isEqualTo("230");
    }

    @Test
    void the_page_shows_the_same() {
        year.yearOpens();
        year.todayIs(year.due(year.commune("07975").key(), Milestone.REGISTRATION)
                .toLocalDate()
                .plusDays(5));
        WebSession browser = new WebSession(port);
        browser.logsIn(OFFICER);

        assertThat(browser.get("/duties?year=" + year.year()).body())
                .contains(
                        "Nhiệm vụ năm", "Huyện Đoan Hùng", "Cấp dưới đang quá hạn", "Xã Hùng Xuyên", "D2.3a", "Đôn đốc")
                .doesNotContain("Huyện Hạ Hoà");
        assertThat(browser.get("/duties?unit=07975&year=" + year.year()).body()).doesNotContain("Đã xong: ");
        year.commune("07975").registers();
        assertThat(browser.get("/duties?unit=07975&year=" + year.year()).body())
                .contains("<summary>Đã xong: <span>1</span> việc</summary>");
        assertThat(browser.get("/duties?year=1999").body()).contains("Năm này chưa được mở.");
        assertThat(browser.get("/duties?unit=231&year=" + year.year()).statusCode())
                .isEqualTo(403);
    }

    private DutyPage.Row registration() {
        return row("07975", "registration");
    }

    private DutyPage.Row row(String unit, String code) {
        return list(unit).duties().stream()
                .filter(row -> row.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> overdueIn(String unit) {
        return list(unit).overdue().stream()
                .map(row -> row.unit() + " " + row.code())
                .toList();
    }

    private Set<String> clauses(String unit) {
        return list(unit).duties().stream().map(DutyPage.Row::clause).collect(Collectors.toSet());
    }

    private DutyPage list(String unit) {
        ResponseEntity<DutyPage> answer = http.withBasicAuth("admin", "demo").getForEntity(path(unit), DutyPage.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private String path(String unit) {
        return "/api/years/" + year.year() + "/duties?unit=" + unit;
    }

    private ResponseEntity<JsonNode> get(String path, String user) {
        return http.withBasicAuth(user, "demo").getForEntity(path, JsonNode.class);
    }

    private HttpStatus urge(String user, String unit, String code) {
        return HttpStatus.valueOf(answer(user, unit, code).getStatusCode().value());
    }

    private String refusal(String user, String unit, String code) {
        ResponseEntity<JsonNode> answer = answer(user, unit, code);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        return answer.getBody().get("detail").asText();
    }

    private ResponseEntity<JsonNode> answer(String user, String unit, String code) {
        return http.withBasicAuth(user, "demo")
                .postForEntity(
                        "/api/years/{year}/duties/{code}/urgings?unit={unit}",
                        null,
                        JsonNode.class,
                        Map.of("year", year.year(), "code", code, "unit", unit));
    }

    private List<String> urgings(String unit) {
        return jdbc.sql("select duty || ' ' || clause || ' ' || recipients || ' ' || urged_by from duty_urging"
                        + " where year = ? and unit_code = ? order by id")
                .params(year.year(), unit)
                .query(String.class)
                .list();
    }
}
