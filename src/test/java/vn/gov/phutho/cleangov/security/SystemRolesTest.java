package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.security.Handlers.Handler;
import vn.gov.phutho.cleangov.unit.SystemRole;

/** The roles in the system: an auditor reads everything and changes nothing, an analyst has the models and no dossier. */
@CleangovTest
class SystemRolesTest {

    private static final String AUDITOR = SystemRole.AUDITOR.group();
    private static final String ANALYST = SystemRole.ANALYST.group();
    private static final String ADMIN = "admin";

    /** Workbooks that are filled in and brought back: only those who fill them in have them. */
    private static final Set<String> TO_BE_FILLED_IN =
            Set.of("/api/assessments/{id}/grid.xlsx", "/api/dossiers/{id}/sheet.xlsx");

    /** The accounts of all people as a file: for administrators alone. */
    private static final Set<String> OF_ADMINISTRATORS =
            Set.of("/accounts", "/api/accounts.xlsx", "/api/accounts/template.xlsx");

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Commune commune;

    @BeforeEach
    void aYearHasBegun() {
        commune = year.yearOpens().commune("07975");
    }

    @AfterEach
    void nobodyIsLoggedIn() {
        identity.clearAuthentication();
    }

    /** Everybody logs in, and changes their own password and second factor. */
    private static boolean isOwnAccount(Handler handler) {
        return Set.of("/password", "/second-factor", "/second-factor/off", "/log-in/code", "/failed-sign-ins/seen")
                .contains(handler.path());
    }

    private Stream<Handler> handlers() {
        return Handlers.of(requestMappingHandlerMapping);
    }

    @Test
    void an_auditor_opens_every_page() {
        District district = year.district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_AssessmentOpens");
        WebSession auditor = session(AUDITOR);
        List<String> pages = handlers()
                .filter(one -> one.method() == RequestMethod.GET && one.page())
                .filter(one -> !OF_ADMINISTRATORS.contains(one.path()))
                // For those who are not logged in yet.
                .filter(one -> !one.path().equals("/log-in/code"))
                .map(one -> filled(one.path()))
                .toList();

        assertThat(OF_ADMINISTRATORS)
                .allSatisfy(path -> assertThat(auditor.opens(path).statusCode()).isEqualTo(403));
        assertThat(pages).hasSizeGreaterThan(20).contains("/audit", "/mails", "/dossiers/" + commune.key());
        Map<String, Integer> closed = new TreeMap<>();
        pages.forEach(page -> {
            int status = auditor.opens(page + "?year=" + year.year()).statusCode();
            if (status != 200) {
                closed.put(page, status);
            }
        });
        assertThat(closed).isEmpty();
        assertThat(auditor.opens("/communes/07969?year=" + year.year()).body()).contains("Thị trấn Đoan Hùng");
        assertThat(auditor.opens("/account").body()).contains("Người giám sát hệ thống", "only-reads");
        assertThat(auditor.opens("/search?q=" + "hung").body()).contains("Xã Hùng Xuyên");
    }

    @Test
    void an_auditor_reads_the_json_of_all_units() {
        commune.registers();
        WebSession auditor = session(AUDITOR);
        List<String> paths = handlers()
                .filter(one -> one.method() == RequestMethod.GET && !one.page())
                .map(Handler::path)
                .filter(path -> !TO_BE_FILLED_IN.contains(path) && !OF_ADMINISTRATORS.contains(path))
                .toList();

        assertThat(paths).hasSizeGreaterThan(40);
        assertThat(paths)
                .filteredOn(path -> List.of(401, 403, 500)
                        .contains(auditor.get(filled(path)).statusCode()))
                .isEmpty();
        assertThat(auditor.get("/api/dossiers?year=" + year.year()).body()).contains("\"total\":5");
        for (String path : List.of("/api/dossiers/%s", "/api/dossiers/%s/history", "/api/dossiers/%s/evidence")) {
            assertThat(auditor.get(path.formatted(commune.key())).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void an_auditor_changes_nothing_by_any_of_our_addresses() {
        List<Handler> writing = handlers()
                .filter(one -> one.method() != RequestMethod.GET && !isOwnAccount(one))
                .toList();

        assertThat(writing).hasSizeGreaterThan(20);
        assertThat(writing).allSatisfy(one -> {
            HttpResponse<String> answer = calls(AUDITOR, one.method().name(), filled(one.path()), "{}");
            assertThat(answer.statusCode()).as(one.toString()).isEqualTo(403);
            assertThat(answer.body()).as(one.toString()).contains("chỉ để xem");
        });
    }

    @Test
    void an_auditor_who_also_has_a_post_still_changes_nothing() {
        identity.createMembership(AUDITOR, "commune-officer-07975");
        try {
            assertThat(calls(
                                    AUDITOR,
                                    "PUT",
                                    "/api/dossiers/" + commune.key() + "/evidence?indicator=1.1&name=a.pdf",
                                    "x")
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            identity.deleteMembership(AUDITOR, "commune-officer-07975");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /task/{task}/claim | {\"userId\": \"{user}\"}",
                "POST | /task/{task}/unclaim |",
                "POST | /task/{task}/complete | {}",
                "POST | /task/{task}/submit-form | {\"variables\": {}}",
                "POST | /task/{task}/comment/create | {\"message\": \"x\"}",
                "POST | /task/{task}/assignee | {\"userId\": \"{user}\"}",
                "POST | /process-definition/key/annual-cycle/submit-form | {\"variables\": {}}",
                "POST | /process-definition/key/annual-cycle/start | {}",
                "POST | /user/create | {\"profile\": {\"id\": \"evil\"}, \"credentials\": {\"password\": \"evil\"}}",
                "PUT  | /group/camunda-admin/members/{user} |",
                "POST | /authorization/create | {\"type\": 1, \"permissions\": [\"ALL\"], \"userId\": \"{user}\", \"resourceType\": 0, \"resourceId\": \"*\"}",
                "POST | /message | {\"messageName\": \"weak-commune-found\"}",
            })
    void neither_auditor_nor_analyst_changes_anything_in_the_engine(String method, String path, String body) {
        Task task = year.open("UserTask_Register", commune.key()).get(0);
        for (String user : List.of(AUDITOR, ANALYST)) {
            String address =
                    "/engine-rest" + path.replace("{task}", task.getId()).replace("{user}", user);
            HttpResponse<String> answer =
                    calls(user, method, address, body == null ? "" : body.replace("{user}", user));

            assertThat(answer.statusCode()).as(user + ": " + answer.body()).isBetween(400, 499);
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
        assertThat(tasks.getTaskComments(task.getId())).isEmpty();
        assertThat(identity.createUserQuery().userId("evil").count()).isZero();
    }

    @Test
    void an_analyst_reads_no_dossier_and_no_page_of_units() {
        commune.registers();
        WebSession browser = session(ANALYST);
        List<String> open = new ArrayList<>();
        // The scripts of Tasklist's forms are for everybody, and so is the time that they show.
        handlers()
                .filter(one -> !one.path().startsWith("/forms/") && !isOwnAccount(one))
                .forEach(one -> {
                    String path = filled(one.path());
                    int status = one.method() == RequestMethod.GET
                            ? browser.opens(path).statusCode()
                            : calls(ANALYST, one.method().name(), path, "{}").statusCode();
                    if (status != 403 && !path.matches("(/api)?/models.*")) {
                        open.add(status + " " + one);
                    }
                });
        assertThat(open).isEmpty();
        assertThat(browser.opens("/").body()).contains("chỉ dùng để đọc và triển khai mô hình");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/history/user-operation",
                "/process-definition/key/commune-dossier/form-variables",
                "/history/variable-instance",
                "/history/task",
                "/variable-instance",
                "/process-instance",
                "/user",
            })
    void an_analyst_gets_no_data_of_people_and_units_from_the_engine(String path) {
        commune.registers();

        HttpResponse<String> answer = calls(ANALYST, "GET", "/engine-rest" + path, "");

        if (answer.statusCode() == 200) {
            assertThat(answer.body()).isIn("[]", "{}");
        } else {
            assertThat(answer.statusCode()).isIn(403, 404);
        }
    }

    @Test
    void an_analyst_deploys_a_model_with_a_password_and_reads_it_back() {
        LinkedMultiValueMap<String, Object> files = new LinkedMultiValueMap<>();
        files.add("deployment-name", "analyst's");
        files.add("note.html", new ByteArrayResource("<p>Ghi chú</p>".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "note.html";
            }
        });
        ResponseEntity<JsonNode> answer = new TestRestTemplate(ANALYST, "demo")
                .postForEntity("http://127.0.0.1:" + port + "/engine-rest/deployment/create", files, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        String deployment = answer.getBody().path("id").asText();
        try {
            assertThat(calls(ANALYST, "GET", "/engine-rest/deployment/" + deployment + "/resources", "")
                            .body())
                    .contains("note.html");
            assertThat(calls(ANALYST, "GET", "/engine-rest/process-definition/key/registration/xml", "")
                            .body())
                    .contains("UserTask_Register");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_program_that_watches_reads_counts_and_nothing_else() {
        String machine = SystemRole.MACHINE.group();

        assertThat(calls(machine, "GET", "/engine-rest/process-instance/count", "")
                        .body())
                .matches("\\{\"count\":[1-9]\\d*}");
        for (String path :
                new String[] {"/engine-rest/process-instance", "/engine-rest/task", "/api/dossiers", "/api/units"}) {
            assertThat(calls(machine, "GET", path, "").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(session(machine).opens("/").statusCode()).isEqualTo(403);
    }

    @Test
    void the_engine_lets_an_analyst_deploy_and_read_models_and_nothing_else() {
        Task task = year.open("UserTask_Register", commune.key()).get(0);
        identity.setAuthentication(ANALYST, List.of(ANALYST));
        Deployment deployed = repository
                .createDeployment()
                .name("analyst's")
                .addString("note.html", "Ghi chú")
                .deploy();
        try {
            assertThat(repository
                            .createDeploymentQuery()
                            .deploymentId(deployed.getId())
                            .count())
                    .isEqualTo(1);
            assertThat(repository.createProcessDefinitionQuery().count()).isPositive();
            assertThat(repository.createDecisionDefinitionQuery().count()).isPositive();
            assertThat(repository.getProcessModel(repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("registration")
                            .latestVersion()
                            .singleResult()
                            .getId()))
                    .isNotNull();
            assertThat(tasks.createTaskQuery().count()).isZero();
            assertThat(runtime.createProcessInstanceQuery().count()).isZero();
            assertThat(runtime.createVariableInstanceQuery().count()).isZero();
            assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
            assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
            assertThat(identity.createUserQuery().count()).isLessThanOrEqualTo(1);
            assertThatThrownBy(() -> tasks.complete(task.getId())).isInstanceOf(AuthorizationException.class);
        } finally {
            identity.clearAuthentication();
            repository.deleteDeployment(deployed.getId(), true);
        }
    }

    /** What an official decides, signs or hands in needs a post, also in our own JSON; {@code /api} completes no task. */
    @Test
    void an_administrator_does_not_do_what_officials_do() {
        commune.registers();
        year.todayIs(LocalDate.of(year.year(), 3, 20));
        String dossier = "/api/dossiers/" + commune.key();

        assertThat(calls(ADMIN, "PUT", dossier + "/evidence?indicator=1.1&name=a.pdf", "%PDF-1.7")
                        .statusCode())
                .isEqualTo(403);
        assertThat(calls(ADMIN, "POST", dossier + "/sheet/preview", "x").statusCode())
                .isEqualTo(403);
        assertThat(calls(ADMIN, "POST", "/api/years/" + year.year() + "/letters?unit=07969", "")
                        .body())
                .contains("\"issued\":[]");
        assertThat(handlers().filter(one -> one.method() != RequestMethod.GET).map(Handler::path))
                .filteredOn(path -> path.matches(".*(complete|submit|claim).*"))
                .isEmpty();
    }

    private String filled(String path) {
        return Handlers.filled(path, year, jdbc);
    }

    private HttpResponse<String> calls(String user, String method, String path, String body) {
        HttpRequest.Builder request = WebSession.request(port, path)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return WebSession.send(http, request);
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(user).statusCode()).isEqualTo(200);
        return session;
    }
}
