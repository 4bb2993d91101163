package vn.gov.phutho.cleangov.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.signature.SigningProgram;

/** The log of the system: each act that it names writes its row, and no row can be changed without a trace. */
@CleangovTest
class AuditTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String OFFICER = "commune-officer.07975";
    private static final String ADMIN = "admin";
    private static final String HERE = "127.0.0.1";
    private static final byte[] PDF = "%PDF-1.7 Quyết định giao dự toán".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog audit;

    @Autowired
    private AuditEntries entries;

    @Autowired
    private YearScenario year;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RepositoryService repository;

    private final String name = "aud" + UUID.randomUUID().toString().substring(0, 8);
    private long before;

    @BeforeEach
    void whatIsThere() {
        before = last();
    }

    @AfterEach
    void removeWhatWasMade() {
        identity.unlockUser(CHAIR);
        identity.deleteUser(name);
        identity.deleteGroup(name);
        repository
                .createDeploymentQuery()
                .deploymentName(name)
                .list()
                .forEach(one -> repository.deleteDeployment(one.getId(), true));
        authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.DASHBOARD)
                .list()
                .forEach(one -> authorizations.deleteAuthorization(one.getId()));
    }

    /** What a row must say. */
    private record Expected(String who, String address, String subject, String text) {}

    @ParameterizedTest
    @EnumSource(AuditKind.class)
    void each_kind_is_written_by_the_act_that_it_names(AuditKind kind) {
        Expected expected = act(kind);

        AuditEntry row = row(kind, AuditResult.DONE.name(), kind == AuditKind.LOG_IN_FAILED);
        assertThat(row.who()).isEqualTo(expected.who());
        assertThat(row.whoName())
                .isEqualTo(jdbc.sql("select name from person where id = ?")
                        .param(expected.who())
                        .query(String.class)
                        .single());
        assertThat(row.address()).isEqualTo(expected.address());
        assertThat(row.subject()).isEqualTo(expected.subject());
        assertThat(row.text()).contains(expected.text());
        assertThat(row.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(kind.title()).isNotBlank();
    }

    /** A kind without an act does not compile. */
    private Expected act(AuditKind kind) {
        return switch (kind) {
            case LOG_IN -> {
                session(CHAIR);
                yield new Expected(CHAIR, HERE, "", "Qua trang đăng nhập");
            }
            case LOG_IN_FAILED -> {
                assertThat(logIn(CHAIR, "sai-mat-khau").statusCode()).isEqualTo(401);
                yield new Expected(CHAIR, HERE, "", "Qua trang đăng nhập");
            }
            case LOG_OUT -> {
                WebSession session = session(CHAIR);
                assertThat(session.post("/camunda/api/admin/auth/user/default/logout", "application/json", "")
                                .statusCode())
                        .isEqualTo(200);
                yield new Expected(CHAIR, HERE, "", "Qua trang đăng nhập");
            }
            case ACCOUNT_CHANGED -> {
                createsAccount();
                yield new Expected(ADMIN, HERE, name, "Tạo tài khoản");
            }
            case PASSWORD_CHANGED -> {
                createsAccount();
                assertThat(engine(
                                HttpMethod.PUT,
                                "/user/" + name + "/credentials",
                                Map.of("password", "sông Lô chảy xuôi 7", "authenticatedUserPassword", "demo")))
                        .isEqualTo(HttpStatus.NO_CONTENT);
                yield new Expected(ADMIN, HERE, name, "Đặt mật khẩu mới");
            }
            case SECOND_FACTOR_CHANGED -> {
                jdbc.sql(
                                "insert into second_factor (account, secret, last_step, switched_on_at) values (?, 'AA', 0, now())")
                        .param(CHAIR)
                        .update();
                assertThat(http.withBasicAuth(ADMIN, "demo")
                                .postForEntity("/api/second-factor-resets", Map.of("account", CHAIR), String.class)
                                .getStatusCode())
                        .isEqualTo(HttpStatus.NO_CONTENT);
                yield new Expected(ADMIN, HERE, CHAIR, "Đặt lại (tắt) xác thực hai bước");
            }
            case GROUP_CHANGED -> {
                createsGroup();
                yield new Expected(ADMIN, HERE, name, "Tạo nhóm");
            }
            case MEMBERSHIP_CHANGED -> {
                createsAccount();
                createsGroup();
                assertThat(engine(HttpMethod.PUT, "/group/" + name + "/members/" + name, null))
                        .isEqualTo(HttpStatus.NO_CONTENT);
                yield new Expected(ADMIN, HERE, name, "Tạo tư cách thành viên nhóm " + name);
            }
            case AUTHORIZATION_CHANGED -> {
                Map<String, Object> grant = Map.of(
                        "type",
                        1,
                        "permissions",
                        List.of("READ"),
                        "userId",
                        CHAIR,
                        "resourceType",
                        Resources.DASHBOARD.resourceType(),
                        "resourceId",
                        "*");
                assertThat(engine(HttpMethod.POST, "/authorization/create", grant))
                        .isEqualTo(HttpStatus.OK);
                yield new Expected(ADMIN, HERE, CHAIR, "Tạo quyền READ");
            }
            case MODEL_DEPLOYED -> {
                deploys();
                yield new Expected(
                        ADMIN,
                        HERE,
                        repository
                                .createDeploymentQuery()
                                .deploymentName(name)
                                .singleResult()
                                .getId(),
                        "Tạo bộ mô hình «" + name + "»");
            }
            case PAPER_ISSUED -> {
                District district = signedReport();
                yield new Expected("district-chair.230", "", "june-report/" + district.reportKey("H1"), "/BC-UBND");
            }
            case PAPER_SIGNED -> {
                District district = signedReport();
                String officer = "district-officer.230";
                JsonNode papers = http.withBasicAuth(officer, "demo")
                        .getForObject("/api/papers?key=" + district.reportKey("H1"), JsonNode.class);
                String pdf = papers.get(0).get("pdf").asText();
                byte[] signed = SigningProgram.signed(get(officer, pdf).getBody(), "Nguyễn Văn An", clock.instant());
                String id = pdf.replaceAll("\\D", "");
                assertThat(http.withBasicAuth(officer, "demo")
                                .postForEntity("/api/papers/" + id + "/signature", signed, String.class)
                                .getStatusCode())
                        .isEqualTo(HttpStatus.CREATED);
                yield new Expected(officer, HERE, id, "ký bởi Nguyễn Văn An");
            }
            case PAPER_READ -> {
                District district = signedReport();
                JsonNode papers = http.withBasicAuth("district-officer.230", "demo")
                        .getForObject("/api/papers?key=" + district.reportKey("H1"), JsonNode.class);
                String pdf = papers.get(0).get("pdf").asText();
                assertThat(get("district-officer.230", pdf).getStatusCode()).isEqualTo(HttpStatus.OK);
                yield new Expected(
                        "district-officer.230",
                        HERE,
                        pdf.replaceAll("\\D", ""),
                        "june-report-" + district.reportKey("H1"));
            }
            case EVIDENCE_READ -> {
                JsonNode file = uploads("Dự toán.pdf");
                String id = file.path("id").asText();
                assertThat(get(OFFICER, "/api/evidence/" + id).getStatusCode()).isEqualTo(HttpStatus.OK);
                yield new Expected(OFFICER, HERE, year.commune("07975").key() + "/" + id, "Dự toán.pdf");
            }
            case DATA_EXPORTED -> {
                assertThat(get("province-officer.25", "/api/criteria-sets.xlsx").getStatusCode())
                        .isEqualTo(HttpStatus.OK);
                yield new Expected("province-officer.25", HERE, "", "cac-bo-tieu-chi.xlsx");
            }
        };
    }

    @Test
    void a_refused_file_is_recorded_as_refused() {
        String id = uploads("Dự toán.pdf").path("id").asText();

        assertThat(get("district-officer.231", "/api/evidence/" + id).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);

        AuditEntry row = row(AuditKind.EVIDENCE_READ, AuditResult.REFUSED.name(), false);
        assertThat(row.who()).isEqualTo("district-officer.231");
        assertThat(row.subject()).endsWith("/" + id);
    }

    @Test
    void a_program_writes_one_row_for_each_account_address_and_hour() {
        inTheMiddleOfALaterHour();
        for (int call = 0; call < 3; call++) {
            assertThat(get("district-front.230", "/api/years").getStatusCode()).isEqualTo(HttpStatus.OK);
        }
        assertThat(since(AuditKind.LOG_IN, "district-front.230")).isEqualTo(1);

        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        get("district-front.230", "/api/years");
        get("district-front.231", "/api/years");
        assertThat(since(AuditKind.LOG_IN, "district-front.230")).isEqualTo(2);
        assertThat(since(AuditKind.LOG_IN, "district-front.231")).isEqualTo(1);
    }

    @Test
    void a_program_that_logs_in_or_fails_leaves_its_address() {
        inTheMiddleOfALaterHour();
        get("district-agency-finance.230", "/api/years");
        http.withBasicAuth("district-agency-finance.231", "sai-mat-khau").getForEntity("/api/years", String.class);

        assertThat(addresses(AuditKind.LOG_IN, "district-agency-finance.230")).containsExactly(HERE);
        assertThat(addresses(AuditKind.LOG_IN_FAILED, "district-agency-finance.231"))
                .containsExactly(HERE);
    }

    private List<String> addresses(AuditKind kind, String who) {
        return jdbc.sql("select address from audit_entry where id > ? and kind = ? and who = ?")
                .params(before, kind.name(), who)
                .query(String.class)
                .list();
    }

    @Test
    void a_failed_log_in_keeps_the_name_only_if_there_is_such_an_account() {
        inTheMiddleOfALaterHour();
        logIn("MatKhau-go-nham-o-ten", "x");
        for (int call = 0; call < 3; call++) {
            http.withBasicAuth("MatKhau-go-nham-o-ten", "x").getForEntity("/api/years", String.class);
            http.withBasicAuth(CHAIR, "sai-mat-khau").getForEntity("/api/years", String.class);
        }

        assertThat(since(AuditKind.LOG_IN_FAILED, "")).as("page and program").isEqualTo(2);
        assertThat(since(AuditKind.LOG_IN_FAILED, CHAIR)).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry e where e::text like '%MatKhau%' or e::text like '%sai-%'")
                        .query(Long.class)
                        .single())
                .as("what was typed")
                .isZero();
    }

    @Test
    void what_the_application_did_at_its_start_is_recorded_once() {
        assertThat(jdbc.sql("select content from audit_entry where who = 'system' order by id")
                        .query(String.class)
                        .list())
                .anySatisfy(text -> assertThat(text).matches("Phần mềm tạo hoặc đổi tên \\d+ nhóm"))
                .anySatisfy(text -> assertThat(text).matches("Phần mềm tạo \\d+ tài khoản dùng thử.*"))
                .anySatisfy(text -> assertThat(text).matches("Phần mềm cấp \\d+ quyền cho các nhóm"))
                .anySatisfy(text -> assertThat(text).startsWith("Phần mềm triển khai các mô hình"));
    }

    @Test
    void a_change_fails_with_its_row_and_a_view_does_not() {
        String id = uploads("Dự toán.pdf").path("id").asText();
        jdbc.sql("create trigger full_disk before insert on audit_entry"
                        + " for each statement execute function refuse_to_change_history()")
                .update();
        try {
            assertThat(account().is5xxServerError()).isTrue();
            assertThat(identity.createUserQuery().userId(name).count()).isZero();
            ResponseEntity<byte[]> file = get(OFFICER, "/api/evidence/" + id);
            assertThat(file.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(file.getBody()).isEqualTo(PDF);
            assertThat(logIn(CHAIR, "demo").statusCode()).isEqualTo(200);
        } finally {
            jdbc.sql("drop trigger full_disk on audit_entry").update();
        }
    }

    @Test
    void a_change_is_written_in_its_transaction_or_not_at_all() {
        assertThatThrownBy(() -> audit.changed(AuditKind.PAPER_ISSUED, name, ""))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            audit.changed(AuditKind.PAPER_ISSUED, name, "");
            status.setRollbackOnly();
        });
        assertThat(last()).isEqualTo(before);

        transaction.executeWithoutResult(status -> {
            audit.changed(AuditKind.PAPER_ISSUED, name, "một");
            audit.changed(AuditKind.PAPER_ISSUED, name, "hai");
        });
        assertThat(entries.find(new AuditFilter(null, null, null, AuditKind.PAPER_ISSUED), 2, 0))
                .extracting(AuditEntry::text)
                .containsExactly("hai", "một");
    }

    @Test
    void an_open_change_keeps_nobody_waiting() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        transaction.executeWithoutResult(status -> {
            audit.changed(AuditKind.PAPER_ISSUED, name, "", "một");
            Future<?> second = other.submit(() ->
                    transaction.executeWithoutResult(inner -> audit.changed(AuditKind.PAPER_ISSUED, name, "", "hai")));
            assertThat(second).succeedsWithin(Duration.ofSeconds(20));
        });
        other.shutdown();

        assertThat(entries.find(new AuditFilter(null, null, name, null), 10, 0))
                .extracting(AuditEntry::number, AuditEntry::text)
                .containsExactly(tuple(2, "một"), tuple(1, "hai"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set who = 'x'",
                "update audit_entry set who = 'x' where false",
                "delete from audit_entry",
                "delete from audit_entry where false",
                "truncate audit_entry"
            })
    void the_database_refuses_to_change_what_was_written(String statement) {
        long count = entries.count(new AuditFilter(null, null, null, null));

        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("audit_entry is append-only");

        assertThat(entries.count(new AuditFilter(null, null, null, null))).isEqualTo(count);
    }

    private void inTheMiddleOfALaterHour() {
        clock.moveTo(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(125)));
    }

    private District signedReport() {
        District district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        return district.draftsReport("H1").signsReport("H1");
    }

    private JsonNode uploads(String file) {
        Commune commune = year.yearOpens().commune("07975");
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
        return http.withBasicAuth(OFFICER, "demo")
                .exchange(
                        RequestEntity.put("/api/dossiers/{id}/evidence?indicator=1.1&name={name}", commune.key(), file)
                                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                                .body(PDF),
                        JsonNode.class)
                .getBody();
    }

    private void createsAccount() {
        assertThat(account()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    private HttpStatusCode account() {
        return engine(
                HttpMethod.POST,
                "/user/create",
                Map.of(
                        "profile", Map.of("id", name, "firstName", "Thử", "lastName", "Nghiệm"),
                        "credentials", Map.of("password", "mat-khau-bi-mat-1")));
    }

    private void createsGroup() {
        assertThat(engine(HttpMethod.POST, "/group/create", Map.of("id", name, "name", "Nhóm", "type", "WORKFLOW")))
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    private void deploys() {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("deployment-name", name);
        form.add("note.html", new ByteArrayResource("Ghi chú".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "note.html";
            }
        });
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        assertThat(http.withBasicAuth(ADMIN, "demo")
                        .exchange(
                                "/engine-rest/deployment/create",
                                HttpMethod.POST,
                                new HttpEntity<>(form, headers),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    private HttpStatusCode engine(HttpMethod method, String path, Object body) {
        return http.withBasicAuth(ADMIN, "demo")
                .exchange("/engine-rest" + path, method, new HttpEntity<>(body), String.class)
                .getStatusCode();
    }

    private ResponseEntity<byte[]> get(String user, String path) {
        return http.withBasicAuth(user, "demo").getForEntity(path, byte[].class);
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(user).statusCode()).isEqualTo(200);
        return session;
    }

    private HttpResponse<String> logIn(String user, String password) {
        return new WebSession(port)
                .post(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "application/x-www-form-urlencoded",
                        "username=" + user + "&password=" + password);
    }

    private long last() {
        return jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    /** The row of a file is written when its answer has been sent: it may come a moment after the answer. */
    private AuditEntry row(AuditKind kind, String result, boolean refused) {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        String wanted = refused ? AuditResult.REFUSED.name() : result;
        while (true) {
            List<AuditEntry> found = entries.find(new AuditFilter(null, null, null, kind), 1, 0).stream()
                    .filter(entry -> entry.result().equals(wanted) && isNew(kind, wanted))
                    .toList();
            if (!found.isEmpty()) {
                return found.get(0);
            }
            assertThat(System.nanoTime()).as("no row of " + kind).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** A row is written after its answer, so the last row of the kind may still be that of another test. */
    private boolean isNew(AuditKind kind, String result) {
        return jdbc.sql("select exists (select 1 from audit_entry where id > ? and kind = ? and result = ?)")
                .params(before, kind.name(), result)
                .query(Boolean.class)
                .single();
    }

    private long since(AuditKind kind, String who) {
        return jdbc.sql("select count(*) from audit_entry where id > ? and kind = ? and who = ?")
                .params(before, kind.name(), who)
                .query(Long.class)
                .single();
    }
}
