package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.StrongDigests;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** The second factor over real HTTP: it is switched on, asked at the log-in, lost, and reset. */
@CleangovTest
class SecondFactorTest {

    private static final String OWNER = "two-steps.08056";
    private static final String PASSWORD = "lua xanh ben song Lo";
    private static final String LOG_IN = "/log-in/code";
    private static final String API = "/api/units";
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<li><code>([A-Z2-7-]{19})</code></li>");

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private MovableClock clock;

    @Autowired
    private FirstPasswords firstPasswords;

    @Autowired
    private StrongDigests digests;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Sessions sessions;

    @Autowired
    private CurrentUser user;

    @Autowired
    private SignInProperties settings;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private SignInTries tries;

    @LocalServerPort
    private int port;

    private String secret;
    private List<String> recovery;
    private long before;

    @BeforeEach
    void an_account_of_a_commune() {
        var owner = identity.newUser(OWNER);
        owner.setFirstName("Trần Thị");
        owner.setLastName("Bình");
        owner.setPassword(PASSWORD);
        identity.saveUser(owner);
        identity.createMembership(OWNER, "commune-officer-08056");
        tries.succeeded(OWNER, "127.0.0.1");
        before = jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    @AfterEach
    void the_account_is_deleted() {
        identity.deleteUser(OWNER);
        jdbc.sql("delete from failed_sign_in where account = ?").param(OWNER).update();
    }

    // ---- switching on and off

    @Test
    void it_is_switched_on_with_the_password_and_a_code() {
        WebSession owner = session();
        WebSession elsewhere = session();

        assertThat(owner.opens("/account").body()).contains("href=\"/second-factor\"");
        HttpResponse<String> page = owner.opens("/second-factor");
        assertThat(page.body()).contains("src=\"data:image/svg+xml;base64,");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("img-src 'self' data:");
        secret = secretIn(page);
        assertThat(secretIn(owner.opens("/second-factor")))
                .as("the same while the person tries")
                .isEqualTo(secret);

        assertThat(owner.submits("/second-factor", "/second-factor", form(PASSWORD, "000000"))
                        .body())
                .contains("Mã không đúng. Chưa bật xác thực hai bước");
        assertThat(owner.submits("/second-factor", "/second-factor", form("sai mat khau", code(0)))
                        .body())
                .contains("Mật khẩu không đúng. Chưa bật xác thực hai bước");
        assertThat(isOn()).isFalse();

        HttpResponse<String> done = owner.submits("/second-factor", "/second-factor", form(PASSWORD, code(0)));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(codesIn(done)).hasSize(10).doesNotHaveDuplicates();
        assertThat(owner.get(API).statusCode()).isEqualTo(200);
        assertThat(elsewhere.get(API).statusCode()).as("other sessions end").isEqualTo(401);
        assertThat(codesIn(owner.opens("/second-factor"))).as("shown once").isEmpty();
        assertThat(jdbc.sql("select digest from recovery_code where account = ?")
                        .param(OWNER)
                        .query(String.class)
                        .list())
                .hasSize(10)
                .allMatch(digest -> digest.startsWith("{BCRYPT}$2a$"));
        assertThat(acts(AuditKind.SECOND_FACTOR_CHANGED)).containsExactly("Bật xác thực hai bước");
    }

    @Test
    void it_is_switched_off_with_the_password_and_a_code() {
        WebSession owner = switchesOn();
        String page = "/second-factor";
        String refused = "Xác thực hai bước vẫn bật; hãy nhập lại.";

        assertThat(owner.submits(page, "/second-factor/off", form(PASSWORD, "000000"))
                        .body())
                .contains(refused);
        String next = code(1);
        assertThat(owner.submits(page, "/second-factor/off", form("sai mat khau", next))
                        .body())
                .contains(refused);
        assertThat(owner.submits(page, "/second-factor/off", form(PASSWORD, next))
                        .statusCode())
                .as("a code beside a wrong password is not used up")
                .isEqualTo(302);

        assertThat(isOn()).isFalse();
        assertThat(new WebSession(port).logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(acts(AuditKind.SECOND_FACTOR_CHANGED))
                .containsExactly("Bật xác thực hai bước", "Tắt xác thực hai bước");
    }

    @ParameterizedTest
    @CsvSource({"DIRECTORY", "PROVIDER"})
    void who_logs_in_elsewhere_has_it_there(LogInWay way) throws Exception {
        SecondFactors required = factors(SecondFactorRule.REQUIRED_FOR_PRIVILEGED);

        assertThat(required.isMissing(EngineAccounts.loggedIn(OWNER, List.of("camunda-admin"), way)))
                .isFalse();
        switchesOn();
        assertThat(required.isAskedOf(new Recognised(OWNER, way))).isFalse();
        assertThat(required.isAskedOf(new Recognised(OWNER, LogInWay.PASSWORD))).isTrue();
        assertThat(factors(SecondFactorRule.OFF).isAskedOf(new Recognised(OWNER, LogInWay.PASSWORD)))
                .isFalse();
    }

    // ---- the log-in

    @Test
    void the_right_password_opens_nothing_before_the_code() {
        switchesOn();
        WebSession browser = new WebSession(port);

        HttpResponse<String> answer = browser.logsIn(OWNER, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"second-factor\"", "Hãy nhập mã ở trang /log-in/code.");
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
        assertThat(browser.opens("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/app/tasklist/default/");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).doesNotContain(OWNER);
        HttpResponse<String> page = browser.opens(LOG_IN);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nhập mã xác thực", OWNER);
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");

        HttpResponse<String> done = browser.submits(LOG_IN, LOG_IN, code(code(1)));

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location").orElseThrow()).endsWith("/camunda/app/tasklist/default/");
        assertThat(browser.get(API).statusCode()).isEqualTo(200);
        assertThat(browser.opens("/").statusCode()).isEqualTo(200);
        assertThat(acts(AuditKind.LOG_IN)).containsExactly("Qua trang đăng nhập", "Mật khẩu và mã xác thực");
        assertThat(acts(AuditKind.LOG_IN_FAILED)).isEmpty();
    }

    @Test
    void the_code_is_of_the_real_time_also_in_a_moved_year() {
        ZonedDateTime there = ZonedDateTime.now(clock);
        switchesOn();
        clock.moveTo(there.plusDays(40).toInstant());

        assertThat(logsIn(code(1)).statusCode()).isEqualTo(302);
    }

    @Test
    void a_wrong_a_late_and_a_used_code_open_nothing() {
        switchesOn();
        String first = code(0);
        String late = code(-3);

        for (String code : List.of("000000", late, first, "", "ABCD-EFGH-IJKL-MNOP", "' or 1=1 --", "１２３４５６")) {
            WebSession browser = new WebSession(port);
            browser.logsIn(OWNER, PASSWORD);
            HttpResponse<String> answer = browser.submits(LOG_IN, LOG_IN, code(code));
            assertThat(answer.statusCode()).as(code).isIn(422, 429);
            assertThat(browser.get(API).statusCode()).as(code).isEqualTo(401);
            tries.succeeded(OWNER, "127.0.0.1");
        }
        String next = code(1);
        assertThat(logsIn(next).statusCode()).isEqualTo(302);
        assertThat(logsIn(next).statusCode()).as("a second time").isEqualTo(422);
        assertThat(acts(AuditKind.LOG_IN_FAILED)).hasSize(8).containsOnly("Mật khẩu đúng, mã xác thực sai");
    }

    @Test
    void a_recovery_code_opens_once() {
        switchesOn();

        assertThat(logsIn(recovery.get(3)).statusCode()).isEqualTo(302);
        assertThat(logsIn(recovery.get(3)).statusCode()).isEqualTo(422);
        String typed = recovery.get(4).toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(logsIn(typed).statusCode()).as("as people type it").isEqualTo(302);

        assertThat(jdbc.sql("select count(*) from recovery_code where account = ?")
                        .param(OWNER)
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
        assertThat(acts(AuditKind.LOG_IN)).contains("Mật khẩu và mã dự phòng");
    }

    @Test
    void two_browsers_with_one_recovery_code_are_not_both_logged_in() {
        switchesOn();
        List<WebSession> browsers = IntStream.range(0, 4)
                .mapToObj(number -> new WebSession(port))
                .peek(browser -> browser.logsIn(OWNER, PASSWORD))
                .toList();

        List<Integer> answers = browsers.parallelStream()
                .map(browser ->
                        browser.submits(LOG_IN, LOG_IN, code(recovery.get(0))).statusCode())
                .toList();

        assertThat(answers).filteredOn(status -> status == 302).hasSize(1);
    }

    @Test
    void wrong_codes_make_wait_and_the_right_password_in_between_does_not_help() {
        switchesOn();
        tries.succeeded(OWNER, "127.0.0.1");
        WebSession browser = new WebSession(port);
        for (int time = 0; time < 5; time++) {
            assertThat(browser.logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(403);
            assertThat(http.withBasicAuth(OWNER, PASSWORD)
                            .getForEntity(API, String.class)
                            .getStatusCode()
                            .value())
                    .isEqualTo(401);
            assertThat(browser.submits(LOG_IN, LOG_IN, code("00000" + time)).statusCode())
                    .isEqualTo(422);
        }

        HttpResponse<String> waits = browser.submits(LOG_IN, LOG_IN, code(code(1)));

        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.body()).contains("Đã nhập sai mã xác thực quá nhiều lần từ máy này. Hãy đợi ");
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("select tries from failed_sign_in where account = ?")
                        .param(OWNER)
                        .query(Integer.class)
                        .single())
                .as("the owner is told")
                .isEqualTo(5);
    }

    @Test
    void a_code_is_asked_only_after_a_password_and_with_the_token_of_its_form() {
        switchesOn();
        WebSession stranger = new WebSession(port);
        assertThat(stranger.opens(LOG_IN).statusCode()).isEqualTo(302);

        WebSession browser = new WebSession(port);
        browser.logsIn(OWNER, PASSWORD);
        HttpResponse<String> forged = browser.sends(WebSession.request(port, LOG_IN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(code(code(1)))));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("no-token");
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
    }

    @Test
    void a_new_password_ends_a_log_in_that_waits_for_its_code() {
        switchesOn();
        WebSession browser = new WebSession(port);
        browser.logsIn(OWNER, PASSWORD);
        var owner = identity.createUserQuery().userId(OWNER).singleResult();
        owner.setPassword(PASSWORD + " moi");
        identity.saveUser(owner);

        assertThat(browser.opens(LOG_IN).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/units", "/engine-rest/task"})
    void a_program_cannot_give_a_code_so_it_is_refused(String path) {
        assertThat(http.withBasicAuth(OWNER, PASSWORD)
                        .getForEntity(path, String.class)
                        .getStatusCode())
                .matches(status -> status.is2xxSuccessful());
        switchesOn();

        ResponseEntity<String> answer = http.withBasicAuth(OWNER, PASSWORD).getForEntity(path, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json;charset=UTF-8");
        assertThat(answer.getBody())
                .contains(
                        "\"code\":\"second-factor\"",
                        "Tài khoản này bật xác thực hai bước nên chỉ đăng nhập được ở trang đăng nhập.");
        assertThat(http.withBasicAuth(OWNER, "sai mat khau")
                        .getForEntity(path, String.class)
                        .getBody())
                .as("without the password nobody learns that it is on")
                .doesNotContain("second-factor");
    }

    // ---- required

    @ParameterizedTest
    @CsvSource({
        "camunda-admin, true",
        "province-chair-25, true",
        "district-chair-230, true",
        "commune-chair-08056, true",
        "district-deputy-230, false",
        "commune-officer-08056, false",
        "machine, false"
    })
    void administrators_and_chairs_are_led_to_the_page_where_it_is_required(String group, boolean led)
            throws Exception {
        MockHttpServletResponse page = asks(group, "/", "text/html");
        assertThat(page.getRedirectedUrl()).isEqualTo(led ? "/second-factor" : null);

        MockHttpServletResponse call = asks(group, "/camunda/api/engine/engine/default/task", "application/json");
        assertThat(call.getStatus()).isEqualTo(led ? 403 : 200);
        if (led) {
            assertThat(call.getContentAsString(StandardCharsets.UTF_8))
                    .contains("\"code\":\"second-factor-missing\"", "Hãy mở trang /second-factor để bật.");
        }
        for (String free : List.of("/second-factor", "/password", "/camunda/api/admin/auth/user/default/logout")) {
            assertThat(asks(group, free, "text/html").getRedirectedUrl()).isNull();
        }
        switchesOn();
        assertThat(asks(group, "/", "text/html").getRedirectedUrl()).isNull();
    }

    private MockHttpServletResponse asks(String group, String path, String accepted) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.addHeader("Accept", accepted);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SignedInFilter(
                        asked -> Optional.of(EngineAccounts.loggedIn(OWNER, List.of(group), LogInWay.PASSWORD)),
                        firstPasswords,
                        factors(SecondFactorRule.REQUIRED_FOR_PRIVILEGED),
                        settings)
                .doFilter(request, response, new MockFilterChain());
        return response;
    }

    private SecondFactors factors(SecondFactorRule rule) {
        Duration any = Duration.ofMinutes(1);
        return new SecondFactors(
                jdbc,
                digests,
                audit,
                sessions,
                user,
                new SignInProperties("", "", 5, 30, any, any, any, any, LocalLogIn.ALL, rule),
                events);
    }

    // ---- the phone is lost

    @Test
    void an_administrator_resets_it_and_the_owner_is_told() {
        WebSession owner = switchesOn();
        assertThat(resets("commune-officer.08056", OWNER).getStatusCode().value())
                .isEqualTo(403);
        assertThat(isOn()).isTrue();

        assertThat(resets("admin", OWNER).getStatusCode().value()).isEqualTo(204);

        assertThat(isOn()).isFalse();
        assertThat(new WebSession(port).logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(owner.get("/api/notices").body())
                .contains("Quản trị viên đã đặt lại xác thực hai bước của tài khoản đồng chí");
        assertThat(jdbc.sql(
                                "select subject || ': ' || content from audit_entry where id > ? and who = 'admin' and kind = 'SECOND_FACTOR_CHANGED'")
                        .param(before)
                        .query(String.class)
                        .list())
                .containsExactly(OWNER + ": Đặt lại (tắt) xác thực hai bước của người mất điện thoại");
        assertThat(resets("admin", OWNER).getStatusCode().value())
                .as("a second time")
                .isEqualTo(404);
        assertThat(resets("admin", "").getStatusCode().value()).isEqualTo(422);
        assertThat(resets("admin", "admin").getBody()).contains("Hãy tắt xác thực hai bước của chính mình");
    }

    @Test
    void an_account_of_the_same_name_begins_without_it() {
        switchesOn();
        identity.deleteUser(OWNER);

        an_account_of_a_commune();

        assertThat(new WebSession(port).logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(200);
    }

    private ResponseEntity<String> resets(String by, String account) {
        return http.withBasicAuth(by, "demo")
                .postForEntity("/api/second-factor-resets", Map.of("account", account), String.class);
    }

    private WebSession session() {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(200);
        return session;
    }

    private WebSession switchesOn() {
        WebSession owner = session();
        secret = secretIn(owner.opens("/second-factor"));
        HttpResponse<String> done = owner.submits("/second-factor", "/second-factor", form(PASSWORD, code(0)));
        recovery = codesIn(done);
        assertThat(recovery).hasSize(10);
        return owner;
    }

    private HttpResponse<String> logsIn(String code) {
        WebSession browser = new WebSession(port);
        assertThat(browser.logsIn(OWNER, PASSWORD).statusCode()).isEqualTo(403);
        return browser.submits(LOG_IN, LOG_IN, code(code));
    }

    private boolean isOn() {
        return jdbc.sql("select count(*) from second_factor where account = ?")
                        .param(OWNER)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private List<String> acts(AuditKind kind) {
        return jdbc.sql("select content from audit_entry where id > ? and kind = ? and who = ? order by id")
                .params(before, kind.name(), OWNER)
                .query(String.class)
                .list();
    }

    /** What the phone shows this many steps of 30 seconds from now. */
    private String code(int steps) {
        return OneTimeCodes.at(secret, Instant.now().plusSeconds(30L * steps));
    }

    private static String secretIn(HttpResponse<String> page) {
        Matcher found = SECRET.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1).replace(" ", "");
    }

    private static List<String> codesIn(HttpResponse<String> page) {
        return RECOVERY.matcher(page.body()).results().map(one -> one.group(1)).toList();
    }

    private static String code(String code) {
        return "code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static String form(String password, String code) {
        return Map.of("password", password, "code", code).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
