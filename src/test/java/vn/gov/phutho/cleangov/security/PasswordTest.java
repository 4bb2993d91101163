package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;

/** Which passwords are taken, and what an account with a password of an administrator may do. */
@CleangovTest
class PasswordTest {

    private static final String NEWCOMER = "newcomer.07969";
    private static final String GIVEN = "lua xanh ben song Lo";
    private static final String OWN = "ba con trau uong nuoc";
    private static final String RULES = "Mật khẩu mới chưa đạt yêu cầu, nên chưa đổi gì. Mật khẩu cần ít nhất 10 ký tự";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @LocalServerPort
    private int port;

    @BeforeEach
    void an_administrator_creates_an_account() {
        assertThat(creates(GIVEN).getStatusCode().value()).isEqualTo(204);
        assertThat(send(
                                "admin",
                                "demo",
                                HttpMethod.PUT,
                                "/engine-rest/group/commune-officer-07969/members/" + NEWCOMER,
                                Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @AfterEach
    void the_account_is_deleted() {
        identity.deleteUser(NEWCOMER);
    }

    // ---- rules

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "ngan quá",
                "Matkhau@2026",
                "mật khẩu 12345",
                "0912345678",
                "01/01/1990!",
                "aaaaaaaaaaaa",
                "abababababab",
                "PhuTho@123456",
                "newcomer.07969",
                "xin-NEWCOMER.07969",
                "trần thị bình 9",
            })
    void a_password_that_is_tried_first_is_refused(String password) {
        ResponseEntity<JsonNode> answer = changes("admin", "demo", password);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().path("detail").asText()).startsWith(RULES);
        assertThat(identity.checkPassword(NEWCOMER, GIVEN)).isTrue();
        assertThat(send(
                                "admin",
                                "demo",
                                HttpMethod.POST,
                                "/engine-rest/password-policy",
                                Map.of(
                                        "password",
                                        password,
                                        "profile",
                                        Map.of("id", NEWCOMER, "firstName", "Trần Thị", "lastName", "Bình")))
                        .getBody()
                        .path("valid")
                        .asBoolean())
                .as("the web applications say so while it is typed")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"năm con gà trống", "Ruong-bac-thang-7", "日本語のパスワードです"})
    void a_long_password_needs_no_signs(String password) {
        assertThat(changes("admin", "demo", password).getStatusCode().value()).isEqualTo(204);
    }

    @Test
    void nobody_changes_a_demo_password_to_itself() {
        assertThat(send(
                                "commune-chair.07969",
                                "demo",
                                HttpMethod.PUT,
                                "/engine-rest/user/commune-chair.07969/credentials",
                                Map.of("password", "demo", "authenticatedUserPassword", "demo"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        identity.deleteUser(NEWCOMER);
        assertThat(creates("demo").getStatusCode().value()).isEqualTo(422);
        assertThat(identity.createUserQuery().userId(NEWCOMER).count()).isZero();
    }

    // ---- the first password

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/units",
                "/api/nothing-here",
                "/v3/api-docs",
                "/engine-rest/task",
                "/engine-rest/engine/default/task",
                "/engine-rest/user/admin/profile"
            })
    void a_program_with_the_first_password_may_only_change_it(String path) {
        ResponseEntity<JsonNode> answer = send(NEWCOMER, GIVEN, HttpMethod.GET, path, null);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(answer.getBody().path("code").asText()).isEqualTo("first-password");
        assertThat(answer.getBody().path("detail").asText()).contains("phải đổi trước khi làm việc khác");
        assertThat(changes(NEWCOMER, GIVEN, GIVEN).getStatusCode().value())
                .as("to another one")
                .isEqualTo(422);

        assertThat(changes(NEWCOMER, GIVEN, OWN).getStatusCode().value()).isEqualTo(204);
        assertThat(send(NEWCOMER, OWN, HttpMethod.GET, "/api/units", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void a_person_with_the_first_password_is_led_to_the_page_where_it_is_changed() {
        WebSession browser = session(GIVEN);
        for (String page :
                new String[] {"/", "/duties", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/"}) {
            assertThat(browser.opens(page).statusCode()).as(page).isEqualTo(302);
            assertThat(browser.opens(page).headers().firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/password"));
        }
        HttpResponse<String> call = browser.get("/camunda/api/engine/engine/default/filter");
        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(call.body()).contains("\"code\":\"first-password\"");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/pages/cleangov.css").statusCode()).isEqualTo(200);
        assertThat(browser.get("/password").body()).contains("do quản trị viên đặt", "Mật khẩu cần ít nhất 10 ký tự");

        assertThat(browser.submits("/password", "/password", form("wrong", OWN, OWN))
                        .body())
                .contains("Mật khẩu hiện tại không đúng.");
        assertThat(browser.submits("/password", "/password", form(GIVEN, OWN, OWN + "x"))
                        .body())
                .contains("Hai lần nhập mật khẩu mới không giống nhau.");
        assertThat(browser.submits("/password", "/password", form(GIVEN, "Matkhau@2026", "Matkhau@2026"))
                        .body())
                .contains(RULES);
        assertThat(browser.submits("/password", "/password", form(GIVEN, GIVEN, GIVEN))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.opens("/").statusCode()).isEqualTo(302);

        HttpResponse<String> changed = browser.submits("/password", "/password", form(GIVEN, OWN, OWN));
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(browser.opens("/").statusCode()).as("still logged in").isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/filter").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/password").body()).doesNotContain("do quản trị viên đặt");
        assertThat(identity.checkPassword(NEWCOMER, OWN)).isTrue();
    }

    @Test
    void a_password_is_not_changed_without_the_token_of_the_form() {
        WebSession browser = session(GIVEN);

        assertThat(browser.post("/password", "application/x-www-form-urlencoded", form(GIVEN, OWN, OWN))
                        .statusCode())
                .isEqualTo(403);
        assertThat(identity.checkPassword(NEWCOMER, GIVEN)).isTrue();
    }

    @Test
    void nobody_finds_out_the_password_of_a_colleague_who_has_left_the_screen_open() {
        String colleague = "commune-party.08053";
        WebSession browser = new WebSession(port);
        browser.logsIn(colleague);
        for (int time = 0; time < 3; time++) {
            assertThat(browser.submits("/password", "/password", form("wrong", OWN, OWN))
                            .statusCode())
                    .isEqualTo(422);
        }
        String camundas = "/camunda/api/engine/engine/default/user/" + colleague + "/credentials";
        String wrong = "{\"password\": \"" + OWN + "\", \"authenticatedUserPassword\": \"wrong\"}";
        for (int time = 0; time < 2; time++) {
            assertThat(browser.putWithToken(camundas, wrong).statusCode()).isEqualTo(400);
        }

        assertThat(browser.putWithToken(camundas, wrong.replace("wrong", "demo"))
                        .statusCode())
                .isEqualTo(429);
        HttpResponse<String> page = browser.submits("/password", "/password", form("demo", OWN, OWN));
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.body()).contains("Đã nhập sai mật khẩu quá nhiều lần từ máy này. Hãy đợi ");
        assertThat(identity.checkPassword(colleague, "demo")).isTrue();
    }

    @Test
    void an_administrator_who_sets_it_again_makes_it_a_first_password_again() {
        changes(NEWCOMER, GIVEN, OWN);
        WebSession browser = session(OWN);
        assertThat(browser.opens("/").statusCode()).isEqualTo(200);

        assertThat(changes("admin", "demo", GIVEN).getStatusCode().value()).isEqualTo(204);

        assertThat(browser.get("/api/units").statusCode()).as("signed out").isEqualTo(401);
        assertThat(session(GIVEN).get("/api/units").statusCode()).isEqualTo(403);
    }

    @Test
    void a_changed_password_ends_the_other_sessions_of_the_account() {
        changes(NEWCOMER, GIVEN, OWN);
        WebSession here = session(OWN);
        WebSession elsewhere = session(OWN);
        WebSession colleague = new WebSession(port);
        colleague.logsIn("commune-officer.07969");
        String next = OWN + " nua";

        assertThat(here.submits("/password", "/password", form(OWN, next, next)).statusCode())
                .isEqualTo(302);

        assertThat(here.get("/api/units").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/units").statusCode()).isEqualTo(401);
        assertThat(colleague.get("/api/units").statusCode()).isEqualTo(200);
    }

    private WebSession session(String password) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(NEWCOMER, password).statusCode()).isEqualTo(200);
        return session;
    }

    private static String form(String current, String password, String repeated) {
        return Map.of("current", current, "password", password, "repeated", repeated).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private ResponseEntity<JsonNode> creates(String password) {
        return send(
                "admin",
                "demo",
                HttpMethod.POST,
                "/engine-rest/user/create",
                Map.of(
                        "profile",
                        Map.of("id", NEWCOMER, "firstName", "Trần Thị", "lastName", "Bình"),
                        "credentials",
                        Map.of("password", password)));
    }

    private ResponseEntity<JsonNode> changes(String by, String password, String next) {
        return send(
                by,
                password,
                HttpMethod.PUT,
                "/engine-rest/user/" + NEWCOMER + "/credentials",
                Map.of("password", next, "authenticatedUserPassword", password));
    }

    private ResponseEntity<JsonNode> send(String user, String password, HttpMethod method, String path, Object body) {
        return http.withBasicAuth(user, password).exchange(path, method, new HttpEntity<>(body), JsonNode.class);
    }
}
