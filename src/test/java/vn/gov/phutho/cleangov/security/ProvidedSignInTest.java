package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.RunningApplication;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.engine.AccountKeeper;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;

/**
 * An office whose people log in with accounts that they have already: at an OpenID provider, or with the password of an
 * LDAP directory. Only administrators have a password here. Provider, directory and application talk over real sockets.
 */
@CleangovTest
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=provided-sign-in",
            "spring.security.oauth2.client.registration.province.client-id=" + OpenIdProvider.CLIENT,
            "spring.security.oauth2.client.registration.province.client-secret=" + OpenIdProvider.SECRET,
            "spring.security.oauth2.client.registration.province.client-authentication-method=client_secret_post",
            "spring.security.oauth2.client.registration.province.client-name=tài khoản tỉnh",
            "spring.security.oauth2.client.registration.province.scope=openid,profile",
            // The same, but nobody answers where the token is fetched.
            "spring.security.oauth2.client.registration.half.client-id=" + OpenIdProvider.CLIENT,
            "spring.security.oauth2.client.registration.half.client-secret=" + OpenIdProvider.SECRET,
            "spring.security.oauth2.client.registration.half.client-authentication-method=client_secret_post",
            "spring.security.oauth2.client.registration.half.authorization-grant-type=authorization_code",
            "spring.security.oauth2.client.registration.half.redirect-uri={baseUrl}/login/oauth2/code/half",
            "spring.security.oauth2.client.registration.half.scope=openid",
            "spring.security.oauth2.client.provider.half.user-name-attribute=sub",
            // It was never there.
            "spring.security.oauth2.client.registration.absent.client-id=" + OpenIdProvider.CLIENT,
            "spring.security.oauth2.client.registration.absent.client-secret=" + OpenIdProvider.SECRET,
            "spring.security.oauth2.client.registration.absent.client-name=cổng đã tắt",
            "spring.security.oauth2.client.registration.absent.scope=openid",
            "spring.ldap.base=" + LdapServer.BASE,
            "spring.ldap.username=" + LdapServer.READER,
            "spring.ldap.password=" + LdapServer.READERS_PASSWORD,
            "cleangov.sign-in.ldap.people=ou=people",
            "cleangov.sign-in.ldap.groups=ou=groups"
        })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class ProvidedSignInTest {

    private static final OpenIdProvider PROVIDER = OpenIdProvider.start();
    private static final LdapServer DIRECTORY = LdapServer.start();

    private static final String CHAIR = "district-chair-230";
    private static final String OFFICER = "district-officer-230";
    private static final String NAME = "Nguyễn Thị Hồng Hạnh";
    private static final String API = "/api/units";

    /** Each test has a person of its own, because accounts stay. */
    private static final AtomicInteger LAST_PERSON = new AtomicInteger();

    /** What was tried from an address is remembered. */
    private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

    @Autowired
    private IdentityService identity;

    @Autowired
    private AccountKeeper keeper;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String person = "hanh.nt" + LAST_PERSON.incrementAndGet();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        String client = "spring.security.oauth2.client.provider.";
        String nobody = "http://127.0.0.1:" + RunningApplication.freePort();
        properties.add(client + "province.issuer-uri", PROVIDER::issuer);
        properties.add(client + "half.authorization-uri", () -> PROVIDER.issuer() + "/oauth2/authorize");
        properties.add(client + "half.jwk-set-uri", () -> PROVIDER.issuer() + "/oauth2/jwks");
        properties.add(client + "half.token-uri", () -> nobody + "/oauth2/token");
        properties.add(client + "absent.issuer-uri", () -> nobody);
        properties.add("spring.ldap.urls", DIRECTORY::url);
    }

    @BeforeEach
    void the_provider_knows_the_application() {
        PROVIDER.serves(port);
    }

    @AfterEach
    void the_provider_is_honest_again() {
        PROVIDER.falsifies(claims -> {});
    }

    @AfterAll
    static void provider_and_directory_end() {
        PROVIDER.close();
        DIRECTORY.close();
    }

    // ---- at the provider

    @Test
    void the_log_in_page_leads_to_the_providers() {
        assertThat(new TravellingBrowser(port).gets("/forms/sign-in").body())
                .contains("\"asksForPassword\":true")
                .contains(
                        "{\"label\":\"Đăng nhập bằng tài khoản tỉnh\",\"address\":\"/oauth2/authorization/province\"}")
                .contains("\"address\":\"/oauth2/authorization/absent\"");
    }

    @Test
    void a_person_that_the_provider_recognises_opens_all_that_a_password_opens() {
        knows(NAME, CHAIR, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.opens("/camunda/app/tasklist/default/");
        String before = browser.cookie("JSESSIONID");

        HttpResponse<String> page = browser.logsIn("province", person);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/camunda/app/tasklist/default/");
        assertThat(browser.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.opens("/").body()).contains(NAME);
        assertThat(browser.gets(API).statusCode()).isEqualTo(200);
        assertThat(browser.gets("/camunda/api/engine/engine/default/user/" + person + "/profile")
                        .body())
                .contains(NAME, person + "@phutho.example");
        assertThat(groups()).containsExactlyInAnyOrder(CHAIR, OFFICER);
        assertThat(browser.gets("/camunda/api/cockpit/plugin/base/default/process-definition/count")
                        .statusCode())
                .as("the group opens no Cockpit")
                .isIn(401, 403);
        assertThat(log("LOG_IN")).contains("Qua «tài khoản tỉnh»");
        assertThat(jdbc.sql("select content from audit_entry where who = 'system' and subject = :person")
                        .param("person", person)
                        .query(String.class)
                        .list())
                .contains("Tạo tài khoản, theo hệ thống tài khoản của cơ quan")
                .contains("Thêm vào nhóm " + CHAIR + ", theo hệ thống tài khoản của cơ quan");
    }

    @ParameterizedTest
    @CsvSource({
        "camunda-admin, /camunda/app/admin/default/, /failed-sign-ins",
        "camunda-admin, /camunda/app/cockpit/default/, /failed-sign-ins",
        "auditor, /camunda/app/welcome/default/, /audit",
    })
    void a_role_in_the_system_comes_by_the_claim_and_the_person_returns_to_where_they_began(
            String role, String application, String page) {
        knows(NAME, role);
        TravellingBrowser browser = new TravellingBrowser(port);

        HttpResponse<String> end =
                browser.entersPassword(browser.opens("/oauth2/authorization/province?to=" + application), person);

        assertThat(end.uri().getPath()).isEqualTo(application);
        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(browser.opens(page).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "//example.org/camunda/app/tasklist/default/", "/api/units"})
    void a_log_in_ends_at_a_web_application_and_nowhere_else(String to) {
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);

        assertThat(browser.entersPassword(browser.opens("/oauth2/authorization/province?to=" + to), person)
                        .uri()
                        .getPath())
                .isEqualTo("/camunda/app/tasklist/default/");
    }

    @Test
    void a_group_that_the_provider_no_longer_gives_is_lost_at_the_next_log_in(CapturedOutput log) {
        knows(NAME, CHAIR, OFFICER);
        new TravellingBrowser(port).logsIn("province", person);
        knows(Normalizer.normalize("Nguyễn Thị Hạnh", Normalizer.Form.NFD), OFFICER, "district-chair-999", "a\nb");

        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);

        assertThat(groups()).containsExactly(OFFICER);
        assertThat(browser.opens("/").body()).contains("Nguyễn Thị Hạnh");
        assertThat(log)
                .contains(
                        "Groups of " + person + " that this house does not have are ignored: a?b, district-chair-999");
    }

    @Test
    void a_person_without_a_group_of_this_house_is_refused_and_loses_what_they_had() {
        knows(NAME, OFFICER);
        new TravellingBrowser(port).logsIn("province", person);
        knows(NAME, "sales");
        TravellingBrowser browser = new TravellingBrowser(port);

        HttpResponse<String> page = browser.logsIn("province", person);

        isAPage(page, 403, "Tài khoản «" + person + "» chưa được giao vai trò nào trong hệ thống này");
        assertThat(browser.gets(API).statusCode()).isEqualTo(401);
        assertThat(groups()).isEmpty();
        assertThat(log("LOG_IN_FAILED")).hasSize(1);
    }

    @Test
    void a_stranger_without_a_group_gets_no_account() {
        knows(NAME);

        isAPage(new TravellingBrowser(port).logsIn("province", person), 403, "chưa được giao vai trò nào");

        assertThat(identity.createUserQuery().userId(person).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, chỉ đăng nhập được bằng mật khẩu riêng",
        "System, chỉ đăng nhập được bằng mật khẩu riêng",
        "Hạnh, hệ thống này không dùng được",
        "../admin, hệ thống này không dùng được",
        "'', không cho biết tên đăng nhập của bạn",
    })
    void an_account_that_cannot_be_one_of_ours_is_refused(String account, String reason) {
        PROVIDER.knows(person, Map.of("preferred_username", account, "name", NAME, "groups", List.of("camunda-admin")));
        long before = identity.createUserQuery().count();

        isAPage(new TravellingBrowser(port).logsIn("province", person), 403, reason);

        assertThat(identity.createUserQuery().count()).isEqualTo(before);
        assertThat(identity.checkPassword("admin", "demo")).isTrue();
    }

    @Test
    void an_address_of_mail_is_a_name_of_an_account_too() {
        String address = person + "@phutho.example";
        PROVIDER.knows(person, Map.of("preferred_username", address, "name", NAME, "groups", OFFICER));
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);

        assertThat(browser.gets("/camunda/api/engine/engine/default/user/" + address + "/profile")
                        .body())
                .contains(NAME);
        assertThat(browser.opens("/account").body()).contains(address);
    }

    @Test
    void a_person_without_a_password_here_cannot_change_one() {
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);

        assertThat(browser.opens("/password").body())
                .contains("do hệ thống tài khoản của cơ quan giữ")
                .doesNotContain("<form method=\"post\"");
        assertThat(identity.checkPassword(person, "")).isFalse();
        assertThat(address().asks(API, person, "").status()).isEqualTo(401);
    }

    @Test
    void a_password_that_an_administrator_has_set_before_does_not_hold_up_the_person() {
        User known = identity.newUser(person);
        known.setPassword("do quản trị viên đặt");
        identity.saveUser(known);
        jdbc.sql("insert into first_password (account, set_by, set_at) values (:person, 'admin', now())")
                .param("person", person)
                .update();
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);

        browser.logsIn("province", person);

        assertThat(browser.opens("/").body()).contains(NAME);
        assertThat(new WebSession(port).logsIn(person, "do quản trị viên đặt").statusCode())
                .as("only administrators log in with a password that is kept here")
                .isEqualTo(401);
        assertThat(address().asks(API, person, "do quản trị viên đặt").status()).isEqualTo(401);
    }

    // ---- the end

    @Test
    void signing_out_ends_both_sessions() {
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);

        HttpResponse<String> answer = browser.signsOut();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.gets(API).statusCode()).isEqualTo(401);
        assertThat(log("LOG_OUT")).hasSize(1);
        String elsewhere = answer.headers().firstValue("X-Cleangov-Sign-Out").orElseThrow();
        assertThat(elsewhere).startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
        HttpResponse<String> back = browser.opens(elsewhere);
        assertThat(back.uri()).isEqualTo(URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/"));
        assertThat(browser.opens("/oauth2/authorization/province").uri().getPath())
                .as("the provider asks for the password again")
                .isEqualTo("/login");
    }

    @Test
    void a_person_who_signs_out_here_alone_comes_back_without_a_password() {
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);
        browser.signsOut();

        assertThat(browser.opens("/oauth2/authorization/province").uri().getPath())
                .isEqualTo("/camunda/app/tasklist/default/");
        assertThat(browser.gets(API).statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_who_has_logged_in_with_a_password_is_sent_to_no_provider() {
        WebSession administrator = new WebSession(port);
        assertThat(administrator.logsIn("admin").statusCode()).isEqualTo(200);

        assertThat(administrator
                        .post("/camunda/api/admin/auth/user/default/logout", "application/json", "")
                        .headers()
                        .firstValue("X-Cleangov-Sign-Out"))
                .isEmpty();
    }

    // ---- what is not believed

    @ParameterizedTest
    @ValueSource(strings = {"expired", "other audience", "other issuer", "other nonce", "no nonce"})
    void an_id_token_that_is_not_for_this_log_in_opens_nothing(String fault) {
        knows(NAME, CHAIR);
        PROVIDER.falsifies(fault(fault));
        TravellingBrowser browser = new TravellingBrowser(port);

        isAPage(browser.logsIn("province", person), 502, "Không xác nhận được trả lời của «tài khoản tỉnh»");

        assertThat(browser.gets(API).statusCode()).isEqualTo(401);
        assertThat(identity.createUserQuery().userId(person).count()).isZero();
    }

    private static Consumer<JwtClaimsSet.Builder> fault(String fault) {
        return switch (fault) {
            case "expired" ->
                claims -> claims.issuedAt(Instant.now().minusSeconds(7200))
                        .expiresAt(Instant.now().minusSeconds(3600));
            case "other audience" -> claims -> claims.audience(List.of("another-application"));
            case "other issuer" -> claims -> claims.issuer("http://127.0.0.1:1");
            case "other nonce" -> claims -> claims.claim("nonce", "of another log-in");
            default -> claims -> claims.claims(all -> all.remove("nonce"));
        };
    }

    @Test
    void an_answer_of_the_provider_counts_once_and_in_the_browser_that_has_asked() {
        knows(NAME, OFFICER);
        TravellingBrowser browser = new TravellingBrowser(port);
        browser.logsIn("province", person);
        String answer = browser.visited().stream()
                .filter(one -> one.getPath().equals("/login/oauth2/code/province"))
                .findFirst()
                .orElseThrow()
                .toString();
        TravellingBrowser thief = new TravellingBrowser(port);

        isAPage(browser.opensOnly(answer), 400, "Lượt đăng nhập này đã dùng rồi");
        isAPage(thief.opensOnly(answer), 400, "Lượt đăng nhập này đã dùng rồi");
        thief.opensOnly("/oauth2/authorization/province");
        isAPage(thief.opensOnly(answer), 400, "Lượt đăng nhập này đã dùng rồi");

        assertThat(thief.gets(API).statusCode()).isEqualTo(401);
        assertThat(browser.gets(API).statusCode()).as("the owner goes on").isEqualTo(200);
    }

    @Test
    void a_provider_that_denies_is_named() {
        TravellingBrowser browser = new TravellingBrowser(port);
        String state = browser.opensOnly("/oauth2/authorization/province")
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*[?&]state=([^&]+).*", "$1");

        isAPage(
                browser.opensOnly("/login/oauth2/code/province?error=access_denied&state=" + state),
                403,
                "«tài khoản tỉnh» không cho đăng nhập");
    }

    @Test
    void a_provider_that_is_down_holds_nobody_else_up() {
        knows(NAME, OFFICER);

        isAPage(
                new TravellingBrowser(port).opens("/oauth2/authorization/absent"),
                503,
                "Không hỏi được «cổng đã tắt». Bạn chưa đăng nhập; hãy thử lại sau ít phút.");
        isAPage(new TravellingBrowser(port).logsIn("half", person), 503, "Không hỏi được «half»");

        assertThat(new TravellingBrowser(port).logsIn("province", person).statusCode())
                .isEqualTo(200);
        assertThat(new WebSession(port).logsIn("admin").statusCode()).isEqualTo(200);
    }

    @Test
    void a_program_reads_why_as_problem_details() {
        HttpResponse<String> answer = new TravellingBrowser(port).gets("/oauth2/authorization/absent");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"provider-down\"");
    }

    @Test
    void a_provider_that_nobody_has_named_is_not_there() {
        assertThat(new TravellingBrowser(port)
                        .opens("/oauth2/authorization/other")
                        .statusCode())
                .isEqualTo(404);
    }

    // ---- with the directory

    @Test
    void a_person_of_the_directory_uses_the_log_in_form() throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(CHAIR, person);
        DIRECTORY.groups("sales", person);
        WebSession browser = new WebSession(port);

        HttpResponse<String> answer = browser.logsIn(person, LdapServer.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("a session with a new id")
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID="));
        assertThat(answer.body()).contains("\"userId\":\"" + person + "\"", "tasklist");
        assertThat(browser.opens("/").body()).contains(NAME);
        assertThat(groups()).containsExactly(CHAIR);
        assertThat(log("LOG_IN")).containsExactly("Qua trang đăng nhập");
        assertThat(browser.opens("/password").body()).contains("do hệ thống tài khoản của cơ quan giữ");
        assertThat(address().asks(API, person, LdapServer.PASSWORD).status())
                .as("so does a program of theirs")
                .isEqualTo(200);

        DIRECTORY.groups(CHAIR);
        DIRECTORY.groups(OFFICER, person);
        new WebSession(port).logsIn(person, LdapServer.PASSWORD);
        assertThat(groups()).containsExactly(OFFICER);
    }

    @Test
    void the_first_requests_of_a_person_may_come_at_once() {
        CountDownLatch start = new CountDownLatch(1);
        NewAccount described = new NewAccount(person, NAME, null, null, List.of(OFFICER));
        List<CompletableFuture<Void>> requests = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.runAsync(
                        () -> {
                            waitsFor(start);
                            keeper.keep(described, List.of());
                        },
                        task -> new Thread(task).start()))
                .toList();
        start.countDown();

        assertThat(requests).allSatisfy(CompletableFuture::join);
        assertThat(groups()).containsExactly(OFFICER);
    }

    @Test
    void the_account_is_called_as_the_directory_calls_it() throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(OFFICER, person);

        assertThat(new WebSession(port)
                        .logsIn(person.toUpperCase(), LdapServer.PASSWORD)
                        .body())
                .contains("\"userId\":\"" + person + "\"");

        assertThat(identity.createUserQuery().userId(person.toUpperCase()).count())
                .isZero();
        assertThat(log("LOG_IN")).hasSize(1);
    }

    @Test
    void a_wrong_password_of_the_directory_counts_whatever_the_spelling_of_the_name() throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(OFFICER, person);
        RemoteProgram attacker = address();
        for (String spelling :
                List.of(person, person.toUpperCase(), "H" + person.substring(1), person, person.toUpperCase())) {
            assertThat(attacker.logsIn(spelling, "sai").status()).isEqualTo(401);
        }
        int tried = DIRECTORY.binds().size();

        assertThat(attacker.logsIn(person, LdapServer.PASSWORD).status()).isEqualTo(429);
        assertThat(attacker.asks(API, person, LdapServer.PASSWORD).status()).isEqualTo(429);
        assertThat(DIRECTORY.binds()).as("the directory is not asked").hasSize(tried);
        assertThat(new WebSession(port).logsIn(person, LdapServer.PASSWORD).statusCode())
                .as("the owner, elsewhere")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%00"})
    void an_empty_password_opens_nothing(String password) throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(OFFICER, person);

        assertThat(form("username=" + person + "&password=" + password)).isEqualTo(401);
        assertThat(form("username=" + person)).isEqualTo(401);
        assertThat(address().asks(API, person, "").status()).isEqualTo(401);
        assertThat(identity.createUserQuery().userId(person).count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*)(uid=*", "*", "hanh*", "x)(|(uid=*", "\\2a", "(uid=*)"})
    void a_name_is_text_and_no_filter(String name) throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(OFFICER, person);
        int tried = DIRECTORY.binds().size();

        assertThat(address()
                        .logsIn(URLEncoder.encode(name, StandardCharsets.UTF_8), LdapServer.PASSWORD)
                        .status())
                .isEqualTo(401);
        assertThat(DIRECTORY.binds()).hasSize(tried);
    }

    @Test
    void a_directory_that_is_down_holds_no_administrator_up() throws LDAPException {
        DIRECTORY.knows(person, NAME);
        DIRECTORY.groups(OFFICER, person);
        DIRECTORY.stops();
        try {
            RemoteProgram program = address();
            for (int times = 0; times < 6; times++) {
                RemoteProgram.Answer answer = program.logsIn(person, LdapServer.PASSWORD);
                assertThat(answer.status()).as("it counts as no wrong password").isEqualTo(503);
                assertThat(answer.text())
                        .contains("application/problem+json", "Không hỏi được thư mục tài khoản của cơ quan");
            }
            assertThat(program.asks(API, person, LdapServer.PASSWORD).text())
                    .contains("HTTP/1.1 503", "\"code\":\"directory-down\"");
            assertThat(new WebSession(port).logsIn("admin").statusCode()).isEqualTo(200);
        } finally {
            DIRECTORY.starts();
        }
        assertThat(new WebSession(port).logsIn(person, LdapServer.PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void officials_have_no_password_here_and_programs_have() {
        assertThat(new WebSession(port).logsIn("commune-chair.07969").statusCode())
                .isEqualTo(401);
        assertThat(address().asks(API, "commune-chair.07969", "demo").status()).isEqualTo(401);
        assertThat(address()
                        .asks("/engine-rest/process-instance/count", "machine", "demo")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/auth/user/default/login/tasklist/",
                "/camunda/api/admin/auth/user/provided-sign-in/login/tasklist",
                "/camunda/api/admin/auth/user/default/login/tasklist/x",
                "/camunda/api/admin/auth/user/default/login/nothing"
            })
    void no_detour_leads_past_the_log_in(String path) {
        WebSession browser = new WebSession(port);

        assertThat(browser.post(path, "application/x-www-form-urlencoded", "username=commune-chair.07969&password=demo")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(browser.post(path, "application/x-www-form-urlencoded", "username=admin&password=demo")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
    }

    @Test
    void another_site_logs_nobody_in() {
        HttpResponse<String> answer = WebSession.send(
                HttpClient.newHttpClient(),
                WebSession.request(port, "/camunda/api/admin/auth/user/default/login/tasklist")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=admin&password=demo")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static void waitsFor(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private int form(String form) {
        return new WebSession(port)
                .post("/camunda/api/admin/auth/user/default/login/tasklist", "application/x-www-form-urlencoded", form)
                .statusCode();
    }

    private void knows(String name, String... groups) {
        PROVIDER.knows(
                person,
                Map.of(
                        "preferred_username",
                        person,
                        "name",
                        name,
                        "email",
                        person + "@phutho.example",
                        "groups",
                        List.of(groups)));
    }

    private static void isAPage(HttpResponse<String> answer, int status, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body())
                .contains("Chưa đăng nhập được", sentence)
                .doesNotContain("Exception", "at org.", "at vn.");
    }

    private Set<String> groups() {
        return identity.createGroupQuery().groupMember(person).unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private List<String> log(String kind) {
        return jdbc.sql("select content from audit_entry where who = :person and kind = :kind")
                .param("person", person)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private RemoteProgram address() {
        return new RemoteProgram("127.0.4." + LAST_ADDRESS.incrementAndGet(), port);
    }
}
