package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.MainCode;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.DossierStatus;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** What the application answers to which user, over real HTTP. */
@CleangovTest
class SecurityTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String CHAIR = "commune-chair.07975";
    private static final String REGISTRATION = """
            {"variables": {"target": {"value": "%s", "type": "String"}, "commitment": {"value": "Phấn đấu."}}}""";

    private static final String GONE =
            "Việc này không còn nữa: có thể đã có người hoàn thành, đã hết thời gian để làm, hoặc không được giao cho bạn. Hãy tải lại danh sách việc.";
    private static final String MET_ANOTHER =
            "Có người khác vừa làm việc này cùng lúc với bạn. Chưa thay đổi gì; hãy tải lại trang rồi xem lại.";
    private static final List<String> COMMUNES = List.of("07969", "07975", "07981", "08053", "08056");

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private MovableClock clock;

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    /** There are few years and many questions: a new one begins only when a task of the last has been done. */
    @BeforeEach
    void aYearHasBegun() {
        if (COMMUNES.stream()
                .anyMatch(commune -> year.open(
                                "UserTask_Register", year.commune(commune).key())
                        .isEmpty())) {
            year.yearOpens();
        }
        year.todayIs(LocalDate.of(year.year(), 1, 15));
    }

    // ---- who is not logged in

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/user",
                "/engine-rest/process-definition",
                "/engine-rest/version",
                "/api/years/2031",
                "/api/dossiers",
                "/api/units",
                "/api/nothing-here",
                "/v3/api-docs",
                "/v3/api-docs.yaml",
            })
    void a_person_who_is_not_logged_in_is_told_to_log_in(String path) {
        HttpResponse<String> answer = send(get(path));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(type(answer)).startsWith(PROBLEM);
        assertThat(body(answer).path("title").asText()).isEqualTo("Cần đăng nhập");
        assertThat(body(answer).path("detail").asText())
                .isEqualTo("Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//engine-rest/task",
                "/engine-rest//task",
                "/engine-rest;x=1/task",
                "/./engine-rest/task",
                "/camunda/../engine-rest/task",
                "/forms/..%2fengine-rest/task",
                "/%65ngine-rest/task",
                "/ENGINE-REST/task",
                "/forms/../api/dossiers",
                "/%61pi/dossiers",
                "/api;x=1/dossiers",
                "/actuator/env",
                "/h2-console",
            })
    void no_detour_leads_past_the_log_in(String path) throws IOException {
        assertThat(rawStatus(path)).isGreaterThanOrEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/forms/form.js",
                "/pages/page.js",
                "/camunda/app/tasklist/scripts/cleangov-embedded-forms.js",
            })
    void a_browser_keeps_a_script_and_asks_each_time_whether_there_is_a_newer_one(String path) {
        HttpResponse<String> first = send(get(path));
        String changedAt = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(send(get(path).header("If-Modified-Since", changedAt)).statusCode())
                .isEqualTo(304);
    }

    static Stream<String> pages() {
        return MainCode.pages()
                .map(path -> path.replaceAll("\\{\\w+:\\\\+d\\+}", "1")
                        .replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
                        .replaceAll("\\{\\w+}", "2031-07975"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_page_sends_a_stranger_to_the_log_in(String path) {
        HttpResponse<String> answer = send(get(path).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/camunda/app/tasklist/default/"));
    }

    @Test
    void there_is_no_page_that_no_controller_has() {
        assertThat(pages()).hasSizeGreaterThanOrEqualTo(20).contains("/", "/duties", "/dossiers/2031-07975");
        assertThat(send(get("/dutiez").header("Accept", "text/html")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothing_is_written_without_a_log_in() {
        assertThat(send(post("/engine-rest/user/create", "{\"profile\":{\"id\":\"evil\"}}"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(post("/engine-rest/process-definition/key/annual-cycle/start", "{}"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(post("/engine-rest/task/no-such-task/complete", "{}")).statusCode())
                .as("the answer does not reveal which tasks exist")
                .isEqualTo(401);
        assertThat(identity.createUserQuery().userId("evil").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, district-front.231",
        "/api/dossiers,     district-agency-culture.231",
        "/api/dossiers,     nobody",
        "/v3/api-docs,      nobody",
    })
    void a_wrong_password_opens_nothing(String path, String user) {
        HttpResponse<String> answer = send(get(path).header("Authorization", basic(user, "Demo")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(type(answer)).startsWith(PROBLEM);
        assertThat(body(answer).path("detail").asText()).isEqualTo("Sai tên đăng nhập hoặc mật khẩu.");
    }

    // ---- what the engine would let pass

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/other/user/create",
                "/camunda/api/admin/setup;x=1/default/user/create",
                "/camunda/app/admin/default/setup/",
            })
    void an_official_cannot_become_an_administrator(String path) {
        WebSession browser = new WebSession(port);
        long users = identity.createUserQuery().count();

        HttpResponse<String> answer = browser.post(
                path,
                "application/json",
                "{\"profile\":{\"id\":\"evil\",\"firstName\":\"E\",\"lastName\":\"V\"},"
                        + "\"credentials\":{\"password\":\"evil-evil-evil\"}}");

        assertThat(answer.statusCode()).isEqualTo(path.contains(";") ? 400 : 404);
        assertThat(identity.createUserQuery().count()).isEqualTo(users);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${cycleSteps.startAnnualCycle({next})}",
                "#{cycleSteps.startAnnualCycle({next})}",
                "x${cycleSteps.startAnnualCycle({next})}",
                "${currentUser()}${cycleSteps.startAnnualCycle({next})}",
                "${currentUser().concat(cycleSteps.startAnnualCycle({next}))}",
                "${now().plusDays(cycleSteps.startAnnualCycle({next}))}",
                "${''.getClass()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${clockKeeper}",
                "${execution}",
                "${1+1}",
            })
    void no_expression_of_a_query_is_evaluated(String text) {
        int next = year.year() + 1;
        String expression = text.replace("{next}", Integer.toString(next));
        for (String field : List.of(
                "assigneeExpression",
                "candidateGroupExpression",
                "candidateUserExpression",
                "ownerExpression",
                "involvedUserExpression",
                "processInstanceBusinessKeyExpression",
                "dueAfterExpression",
                "candidateGroupsExpression")) {
            String query = "{\"orQueries\":[{\"%s\":\"%s\"}]}".formatted(field, expression);

            HttpResponse<String> answer = send(post("/engine-rest/task", query).header("Authorization", basic(CHAIR)));

            assertThat(answer.statusCode()).as(field).isEqualTo(400);
            assertThat(answer.body()).as(field).doesNotContain("java.lang.Class");
        }
        assertThat(send(get("/engine-rest/task?assigneeExpression="
                                        + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                                .header("Authorization", basic(CHAIR)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cycles.exists(next)).as("it was not evaluated").isFalse();
    }

    @Test
    void expressions_of_saved_filters_are_evaluated() {
        String mine = tasks.createTaskQuery().taskCandidateGroup("commune-chair-07975").list().stream()
                .map(Task::getId)
                .sorted()
                .toList()
                .toString();

        assertThat(taskIds("{\"orQueries\":[{\"candidateGroupsExpression\":\"${currentUserGroups()}\"}]}"))
                .hasToString(mine);
        assertThat(taskIds("{\"orQueries\":[{\"candidateUserExpression\":\"${ currentUser() }\"}]}"))
                .hasToString(mine);
        assertThat(taskIds("{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}"))
                .isNotEmpty();
        assertThat(taskIds("{\"orQueries\":[{\"dueBeforeExpression\":\"${dateTime().plusDays(900000)}\"}]}"))
                .isNotEmpty();
    }

    @Test
    void a_model_reaches_steps_and_no_other_bean() {
        assertThat(runs("${cycleSteps.yearEnds('%d')}".formatted(year.year()))).isTrue();
        for (String expression : List.of(
                "${clockKeeper.moveTo(null)}",
                "${cycleService.exists(2031)}",
                "${dossierRepository.count()}",
                "${dataSource.getConnection()}",
                "${jdbcTemplate.execute('select 1')}",
                "${processEngine.close()}",
                "${identityService.createUserQuery()}",
                "${environment.getProperty('camunda.bpm.admin-user.password')}")) {
            assertThatThrownBy(() -> runs(expression))
                    .as(expression)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("chỉ được gọi phương thức của *Steps");
        }
        assertThatThrownBy(() -> runs("${systemProperties}"))
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("Cannot resolve identifier");
    }

    // ---- what an official reads when something is refused

    @Test
    void a_refusal_reaches_the_official_word_for_word() {
        HttpResponse<String> answer =
                send(submits(registration(CHAIR), REGISTRATION.formatted("")).header("Authorization", basic(CHAIR)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(type(answer)).startsWith(PROBLEM);
        String words = "Chọn danh hiệu phấn đấu: «Trong sạch, vững mạnh» hoặc «Trong sạch, vững mạnh xuất sắc».";
        assertThat(body(answer).path("detail").asText()).isEqualTo(words);
        assertThat(body(answer).path("message").asText()).isEqualTo(words);
        assertThat(body(answer).path("status").asInt()).isEqualTo(422);
        assertThat(year.commune("07975").dossier().status()).isEqualTo(DossierStatus.OPENED);
    }

    @Test
    void an_official_cannot_complete_the_task_of_another_commune() {
        String task = registration(CHAIR);

        HttpResponse<String> answer = send(submits(task, REGISTRATION.formatted("VUNG_MANH"))
                .header("Authorization", basic("commune-chair.07969")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(type(answer)).startsWith(PROBLEM);
        assertThat(body(answer).path("detail").asText())
                .isEqualTo("Việc này không được giao cho bạn hoặc đơn vị của bạn. Chưa thay đổi gì.");
        assertThat(send(post("/engine-rest/task/" + task + "/complete", "{}")
                                .header("Authorization", basic("commune-officer.07975")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(year.commune("07975").dossier().status()).isEqualTo(DossierStatus.OPENED);
    }

    @Test
    void a_completed_task_cannot_be_completed_twice() {
        HttpRequest.Builder twice = submits(registration(CHAIR), REGISTRATION.formatted("VUNG_MANH"))
                .header("Authorization", basic(CHAIR));

        assertThat(send(twice).statusCode()).isEqualTo(204);
        HttpResponse<String> second = send(twice);

        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(type(second)).startsWith(PROBLEM);
        assertThat(body(second).path("detail").asText()).isEqualTo(GONE);
    }

    @Test
    void only_one_of_two_people_completes_a_task_at_the_same_time() throws Exception {
        String second = "Xã đã đăng ký năm %d, không đăng ký lần hai.".formatted(year.year());
        for (String commune : COMMUNES) {
            String chair = "commune-chair." + commune;
            HttpRequest.Builder request = submits(registration(chair), REGISTRATION.formatted("VUNG_MANH"))
                    .header("Authorization", basic(chair));
            List<HttpResponse<String>> answers = atTheSameTime(List.of(() -> send(request), () -> send(request)));

            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .filteredOn(status -> status == 204)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 204)
                    .singleElement()
                    .satisfies(late -> {
                        assertThat(late.statusCode()).isIn(404, 409, 422);
                        assertThat(body(late).path("detail").asText()).isIn(GONE, MET_ANOTHER, second);
                    });
            assertThat(year.commune(commune).dossier().status()).isEqualTo(DossierStatus.REGISTERED);
        }
    }

    // ---- to each their own units

    @Test
    void the_chair_of_a_commune_sees_the_tasks_of_that_commune_only() {
        JsonNode seen = body(send(get("/engine-rest/task?maxResults=1000").header("Authorization", basic(CHAIR))));

        assertThat(seen).isNotEmpty();
        assertThat(seen)
                .allSatisfy(task -> assertThat(runtime.createProcessInstanceQuery()
                                .processInstanceId(
                                        task.path("processInstanceId").asText())
                                .singleResult()
                                .getBusinessKey())
                        .endsWith("-07975"));
        assertThat(seen)
                .extracting(task -> task.path("id").asText())
                .contains(registration(CHAIR))
                .doesNotContain(registration("commune-chair.07969"));
        assertThat(send(get("/engine-rest/task/" + registration("commune-chair.07969"))
                                .header("Authorization", basic(CHAIR)))
                        .statusCode())
                .isIn(403, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "commune-chair.07975,         1",
        "commune-officer.07975,       1",
        "district-chair.230,          3",
        "district-agency-finance.231, 2",
        "province-officer.25,         5",
        "admin,                       5",
    })
    void everybody_sees_the_dossiers_of_their_own_units(String user, int count) {
        JsonNode page = body(send(get("/api/dossiers?year=" + year.year()).header("Authorization", basic(user))));

        assertThat(page.path("dossiers")).hasSize(count);
        assertThat(page.path("total").asInt()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/sheet"})
    void the_dossier_of_another_commune_is_closed(String part) {
        HttpResponse<String> own =
                send(get("/api/dossiers/" + year.commune("07975").key() + part).header("Authorization", basic(CHAIR)));
        HttpResponse<String> other =
                send(get("/api/dossiers/" + year.commune("07969").key() + part).header("Authorization", basic(CHAIR)));

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(type(other)).startsWith(PROBLEM);
        assertThat(body(other).path("detail").asText()).isEqualTo("Bạn không có quyền xem dữ liệu của đơn vị này.");
    }

    @Test
    void the_list_of_another_unit_is_closed() {
        assertThat(body(send(get("/api/dossiers?district=231&year=" + year.year())
                                .header("Authorization", basic(CHAIR))))
                        .path("dossiers"))
                .isEmpty();
        assertThat(send(get("/api/recognitions/" + year.province().key()).header("Authorization", basic(CHAIR)))
                        .statusCode())
                .isEqualTo(403);
    }

    // ---- what makes no sense

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/years/abc               | 400 | Giá trị «abc» của «year» không hợp lệ.",
                "/api/years/99999999999       | 400 | Giá trị «99999999999» của «year» không hợp lệ.",
                "/api/years/1999              | 404 | Năm 1999 chưa được mở.",
                "/api/years/abc/deadlines     | 400 | Giá trị «abc» của «year» không hợp lệ.",
                "/api/years/999999/deadlines  | 404 | Không có năm 999999: chỉ có các năm từ 1998 đến {next year}.",
                "/api/years/1997/deadlines    | 404 | Không có năm 1997: chỉ có các năm từ 1998 đến {next year}.",
                "/api/years/-1/deadlines      | 404 | Không có năm -1: chỉ có các năm từ 1998 đến {next year}.",
                "/api/years/2000000000/deadlines| 404 | Không có năm 2000000000: chỉ có các năm từ 1998 đến {next year}.",
                "/api/calendar/3000           | 404 | Không có lịch của năm 3000.",
                "/api/dossiers?page=-1        | 422 | Số trang không được âm.",
                "/api/dossiers?page=2147483647 | 404 | Không có trang 2147483647.",
                "/api/dossiers?page=x         | 400 | Giá trị «x» của «page» không hợp lệ.",
                "/api/dossiers?status=DONE    | 400 | Giá trị «DONE» của «status» không hợp lệ.",
                "/api/dossiers/hello          | 404 | Không có hồ sơ «hello».",
                "/api/dossiers/2031-99999     | 404 | Không có hồ sơ «2031-99999».",
                "/api/assessments/2031-999    | 404 | Không có phiên đánh giá «2031-999».",
            })
    void an_invalid_query_is_answered_with_a_problem(String path, int status, String detail) {
        HttpResponse<String> answer = send(get(path).header("Authorization", basic("province-officer.25")));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(type(answer)).startsWith(PROBLEM);
        String nextYear = Integer.toString(year.now().getYear() + 1);
        assertThat(body(answer).path("detail").asText()).isEqualTo(detail.replace("{next year}", nextYear));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dossiers?district=nowhere",
                "/api/dossiers/9999-",
                "/api/recognitions/2031-999",
                "/api/recognitions/x",
                "/api/assessments/2031-230/grid",
                "/api/years/2147483647",
                "/api/units?parent=nowhere",
            })
    void no_question_breaks_the_application(String path) {
        HttpResponse<String> answer = send(get(path).header("Authorization", basic("province-officer.25")));

        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/dossiers?year=&district=&status=&page=", "/api/units?parent=&q="})
    void a_filter_left_blank_filters_nothing(String path) {
        HttpResponse<String> blank = send(get(path).header("Authorization", basic("province-officer.25")));
        HttpResponse<String> bare =
                send(get(path.substring(0, path.indexOf('?'))).header("Authorization", basic("province-officer.25")));

        assertThat(blank.statusCode()).as(blank.body()).isEqualTo(200);
        assertThat(body(blank)).isEqualTo(body(bare));
    }

    // ---- Tasklist

    @Test
    void a_login_to_tasklist_is_also_a_login_to_the_pages() {
        WebSession browser = new WebSession(port);
        assertThat(browser.get("/api/dossiers").statusCode()).isEqualTo(401);

        HttpResponse<String> login = browser.logsIn(CHAIR);

        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        assertThat(body(login).path("userId").asText()).isEqualTo(CHAIR);
        HttpResponse<String> mine = browser.get("/api/dossiers?year=" + year.year());
        assertThat(mine.statusCode()).isEqualTo(200);
        assertThat(body(mine).path("dossiers")).hasSize(1);
        assertThat(browser.get("/engine-rest/task").statusCode())
                .as("machines bring their password along, a session opens nothing there")
                .isEqualTo(401);
    }

    @Test
    void tasklist_takes_no_log_in_without_its_token() {
        HttpResponse<String> login = send(request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=commune-chair.07975&password=demo")));

        assertThat(login.statusCode()).isEqualTo(403);
    }

    @Test
    void a_refusal_reads_the_same_in_tasklist() {
        WebSession browser = new WebSession(port);
        browser.logsIn(CHAIR);

        HttpResponse<String> answer = browser.post(
                "/camunda/api/engine/engine/default/task/" + registration(CHAIR) + "/submit-form",
                "application/json",
                REGISTRATION.formatted("").replace("\"Phấn đấu.\"", "\" \""));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body(answer).path("message").asText())
                .isEqualTo("Chọn danh hiệu phấn đấu: «Trong sạch, vững mạnh» hoặc «Trong sạch, vững mạnh xuất sắc».");
    }

    // ---- the clock

    @Test
    void the_whole_application_lives_in_the_provinces_time() {
        assertThat(TimeZone.getDefault().getID()).isEqualTo("Asia/Ho_Chi_Minh");
        assertThat(clock.getZone()).hasToString("Asia/Ho_Chi_Minh");
    }

    @Test
    void the_engine_and_the_application_read_the_same_clock_wherever_it_is_moved() {
        for (LocalDate day : List.of(LocalDate.of(year.year(), 6, 30), LocalDate.of(1998, 1, 1))) {
            year.todayIs(day);

            assertThat(clock.instant()).isBetween(at(day), at(day).plusSeconds(20));
            assertThat(Duration.between(ClockUtil.getCurrentTime().toInstant(), clock.instant()))
                    .isLessThan(Duration.ofSeconds(1))
                    .isGreaterThan(Duration.ofSeconds(-1));
        }
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).toInstant(ZoneOffset.ofHours(7));
    }

    // ---- how one asks

    private String registration(String chair) {
        String commune = chair.substring(chair.indexOf('.') + 1);
        return year.open("UserTask_Register", year.commune(commune).key())
                .get(0)
                .getId();
    }

    /** Whether a process with this expression runs to its end. */
    private boolean runs(String expression) {
        String deployment = repository
                .createDeployment()
                .addModelInstance(
                        "sandbox.bpmn",
                        Bpmn.createExecutableProcess("sandbox")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask()
                                .camundaExpression(expression)
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        try {
            return runtime.startProcessInstanceByKey("sandbox").isEnded();
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private List<String> taskIds(String query) {
        HttpResponse<String> answer = send(post("/engine-rest/task", query).header("Authorization", basic(CHAIR)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        body(answer).forEach(task -> ids.add(task.path("id").asText()));
        return ids.stream().sorted().toList();
    }

    private static <T> List<T> atTheSameTime(List<Callable<T>> calls) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService hands = Executors.newFixedThreadPool(calls.size());
        List<Future<T>> running = calls.stream()
                .map(call -> hands.submit(() -> {
                    go.await();
                    return call.call();
                }))
                .toList();
        go.countDown();
        List<T> answers = new ArrayList<>();
        for (Future<T> one : running) {
            answers.add(one.get(60, TimeUnit.SECONDS));
        }
        hands.shutdown();
        return answers;
    }

    private HttpRequest.Builder submits(String task, String form) {
        return post("/engine-rest/task/" + task + "/submit-form", form);
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return WebSession.request(port, path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return WebSession.send(http, request);
    }

    /** The status for a path that no client would send like this. */
    private int rawStatus(String path) throws IOException {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(status.split(" ")[1]);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), noJson);
        }
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String basic(String user) {
        return basic(user, "demo");
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
