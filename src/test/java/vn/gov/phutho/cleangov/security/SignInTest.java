package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;

/** The log-in, over real HTTP: how passwords are kept, and what happens to those who try them. */
@CleangovTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    private static final String OFFICER = "commune-officer.07969";
    private static final String CHAIR = "commune-chair.07969";
    private static final String API = "/api/units";

    /** Each test has addresses of its own, because what was tried from one is remembered. */
    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger(10);

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SignedInFilters signedIn;

    @LocalServerPort
    private int port;

    // ---- digests

    @Test
    void a_password_is_kept_with_bcrypt() {
        assertThat(digest(CHAIR)).startsWith("{BCRYPT}$2a$");
        assertThat(identity.checkPassword(CHAIR, "demo")).isTrue();
        assertThat(identity.checkPassword(CHAIR, "Demo")).isFalse();
        assertThat(identity.checkPassword(CHAIR, "demo".repeat(100))).isFalse();
        assertThat(identity.checkPassword("nobody", "demo")).isFalse();
        assertThat(identity.checkPassword(CHAIR, null)).isFalse();
    }

    @Test
    void passwords_that_differ_after_72_bytes_are_different() {
        String account = "long-password";
        String beginning = "mật khẩu rất dài ".repeat(10);
        var user = identity.newUser(account);
        user.setPassword(beginning + 1);
        identity.saveUser(user);
        try {
            assertThat(identity.checkPassword(account, beginning + 1)).isTrue();
            assertThat(identity.checkPassword(account, beginning + 2)).isFalse();
            assertThat(identity.checkPassword(account, beginning)).isFalse();
            assertThat(identity.checkPassword(account, Normalizer.normalize(beginning + 1, Normalizer.Form.NFD)))
                    .as("typed on another keyboard")
                    .isTrue();
        } finally {
            identity.deleteUser(account);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "basic"})
    void an_old_digest_still_opens_and_is_replaced(String how) throws Exception {
        String before = digest(OFFICER);
        String old = oldDigest("demo", "salt");
        setsDigest(OFFICER, old, "salt");

        assertThat(newAddress().asks(API, OFFICER, "wrong").status()).isEqualTo(401);
        assertThat(digest(OFFICER)).as("a wrong password replaces nothing").isEqualTo(old);
        RemoteProgram program = newAddress();
        assertThat((how.equals("basic") ? program.asks(API, OFFICER, "demo") : program.logsIn(OFFICER, "demo"))
                        .status())
                .isEqualTo(200);

        assertThat(digest(OFFICER)).startsWith("{BCRYPT}").isNotEqualTo(before);
        assertThat(identity.checkPassword(OFFICER, "demo")).isTrue();
    }

    @Test
    void a_remembered_check_ends_with_the_password() {
        RemoteProgram program = newAddress();
        assertThat(program.asks(API, OFFICER, "demo").status()).isEqualTo(200);
        var user = identity.createUserQuery().userId(OFFICER).singleResult();
        user.setPassword("another password");
        identity.saveUser(user);
        try {
            assertThat(program.asks(API, OFFICER, "demo").status()).isEqualTo(401);
            assertThat(program.asks(API, OFFICER, "another password").status()).isEqualTo(200);
        } finally {
            user = identity.createUserQuery().userId(OFFICER).singleResult();
            user.setPassword("demo");
            identity.saveUser(user);
        }
    }

    // ---- tries

    @ParameterizedTest
    @CsvSource({"tasklist, commune-officer.07981", "basic, commune-chair.07981"})
    void many_wrong_passwords_make_their_address_wait_and_not_the_owner(
            String how, String account, CapturedOutput log) {
        RemoteProgram attacker = newAddress();
        for (int time = 0; time < 5; time++) {
            assertThat(tries(attacker, how, account, "wrong" + time).status()).isEqualTo(401);
        }

        RemoteProgram.Answer refused = tries(attacker, how, account, "demo");

        assertThat(refused.status()).as("even the right one waits").isEqualTo(429);
        assertThat(refused.retryAfter()).isBetween(1, 10);
        assertThat(refused.text())
                .contains("application/problem+json", "\"code\":\"too-many-tries\"", "\"message\":\"Đã nhập sai")
                .contains("Đã nhập sai mật khẩu quá nhiều lần từ máy này. Hãy đợi ", " giây rồi thử lại.");
        assertThat(tries(newAddress(), how, account, "demo").status()).isEqualTo(200);
        assertThat(jdbc.sql("select coalesce(attempts_, 0) from act_id_user where id_ = :id and lock_exp_time_ is null")
                        .param("id", account)
                        .query(Integer.class)
                        .single())
                .as("the engine counts nothing")
                .isZero();
        assertThat(log)
                .contains("WARN", "5 wrong passwords for the account " + account + " from " + attacker.address());
    }

    @Test
    void one_address_does_not_try_a_password_for_everybody(CapturedOutput log) {
        RemoteProgram attacker = newAddress();
        IntStream.range(0, 30)
                .forEach(number -> assertThat(attacker.asks(API, "official." + number, "matkhau")
                                .status())
                        .isEqualTo(401));

        assertThat(attacker.asks(API, "official.30", "matkhau").status()).isEqualTo(429);
        assertThat(attacker.logsIn(CHAIR, "demo").status()).isEqualTo(429);
        assertThat(newAddress().logsIn(CHAIR, "demo").status()).isEqualTo(200);
        assertThat(log).contains("Too many wrong passwords for several accounts from " + attacker.address());
    }

    @Test
    void many_tries_at_once_are_not_more() {
        RemoteProgram attacker = newAddress();
        List<Integer> answers = IntStream.range(0, 20)
                .parallel()
                .mapToObj(number -> attacker.asks(API, "commune-chair.08053", "wrong" + number)
                        .status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 401).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(15);
    }

    @Test
    void the_owner_and_the_administrator_are_told() {
        String account = "commune-officer.08056";
        RemoteProgram attacker = newAddress();
        IntStream.range(0, 5).forEach(time -> attacker.asks(API, account, "wrong"));
        IntStream.range(0, 2).forEach(time -> attacker.asks(API, "commune-chair.08056", "wrong"));
        WebSession owner = session(account);

        assertThat(owner.get("/").body())
                .contains("Có người đã thử mật khẩu của bạn", "5 lần đăng nhập sai", attacker.address());
        assertThat(owner.get("/api/account/failed-sign-ins").body()).contains("\"tries\":5");
        assertThat(session("commune-chair.08056").get("/").body())
                .as("a few are a slip of the finger")
                .doesNotContain("lần đăng nhập sai");
        assertThat(owner.get("/failed-sign-ins").statusCode()).isEqualTo(403);
        assertThat(session("admin").get("/failed-sign-ins").body()).contains(account, attacker.address());

        assertThat(owner.submits("/", "/failed-sign-ins/seen", "").statusCode()).isEqualTo(302);
        assertThat(owner.get("/").body()).doesNotContain("lần đăng nhập sai");
    }

    @Test
    void who_mistypes_and_then_logs_in_is_told_nothing() {
        RemoteProgram owner = newAddress();
        IntStream.range(0, 4).forEach(time -> owner.asks(API, "commune-officer.08053", "wrong"));
        assertThat(owner.asks(API, "commune-officer.08053", "demo").status()).isEqualTo(200);
        owner.asks(API, "commune-officer.08053", "wrong");

        assertThat(jdbc.sql(
                                "select tries from failed_sign_in where account = 'commune-officer.08053' and address = :address")
                        .param("address", owner.address())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    // ---- the page and the session

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=commune-chair.07969&password=demo&username=admin",
                "password=demo",
                "username=%zz&password=demo",
                "user%6Eame=commune-chair.07969&password=demo&username=admin",
                "",
            })
    void a_log_in_names_one_account(String form) {
        WebSession browser = new WebSession(port);

        assertThat(browser.post(
                                "/camunda/api/admin/auth/user/default/login/tasklist",
                                "application/x-www-form-urlencoded",
                                form)
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
    }

    @Test
    void the_log_in_page_says_what_to_do_without_a_password() {
        HttpResponse<String> answer = new WebSession(port).get("/forms/sign-in");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"body\":\"\",\"help\":\"Chưa có tài khoản hoặc quên mật khẩu? Hãy liên hệ người quản trị hệ thống"
                                + " của cơ quan bạn để được cấp lại.\",\"asksForPassword\":true,\"providers\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"camunda-admin, 30", "district-chair-230, 480", "commune-officer-07969, 480"})
    void a_session_of_an_administrator_ends_sooner(String group, int minutes) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.getSession();

        signedIn.of(asked -> Optional.of(EngineAccounts.loggedIn("somebody", List.of(group), LogInWay.PASSWORD)))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());

        assertThat(request.getSession().getMaxInactiveInterval()).isEqualTo(minutes * 60);
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(user).statusCode()).isEqualTo(200);
        return session;
    }

    private static RemoteProgram.Answer tries(RemoteProgram program, String how, String account, String password) {
        return how.equals("basic") ? program.asks(API, account, password) : program.logsIn(account, password);
    }

    private RemoteProgram newAddress() {
        return new RemoteProgram("127.0.3." + LAST_ADDRESS.incrementAndGet(), port);
    }

    private String digest(String account) {
        return jdbc.sql("select pwd_ from act_id_user where id_ = :id")
                .param("id", account)
                .query(String.class)
                .single();
    }

    private void setsDigest(String account, String digest, String salt) {
        jdbc.sql("update act_id_user set pwd_ = :digest, salt_ = :salt where id_ = :id")
                .param("digest", digest)
                .param("salt", salt)
                .param("id", account)
                .update();
    }

    /** As the engine has made it before. */
    private static String oldDigest(String password, String salt) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest((password + salt).getBytes(StandardCharsets.UTF_8));
        return "{SHA-512}" + Base64.getEncoder().encodeToString(digest);
    }
}
