package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.StoredRows;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.security.Handlers.Handler;
import vn.gov.phutho.cleangov.standard.Indicator;

/**
 * A person who guesses the id of another unit's object gets nothing. Every address of ours that takes an id is asked for an
 * object of district 230 by people of district 231, by the media and without a log-in. Each address stands here with its
 * object and its owner, or with the reason why everybody may ask.
 */
@CleangovTest
class ForeignObjectsTest {

    private static final List<String> STRANGERS = List.of(
            "commune-officer.08053",
            "commune-chair.08053",
            "district-officer.231",
            "district-chair.231",
            "province-media-newspaper.25",
            "");

    /** The parameters that name an object of a unit. */
    private static final Set<String> IDS = Set.of("unit", "key", "district", "account");

    private static final String COMMUNE = "commune-officer.07975";
    private static final String CHAIR = "commune-chair.07975";
    private static final String DISTRICT = "district-officer.230";
    private static final String DISTRICT_CHAIR = "district-chair.230";

    /** What is asked: address | owner | the owner's object | body. */
    private static final String OBJECTS = """
            GET /api/dossiers/{id} | commune-officer.07975 | /api/dossiers/{commune} |
            GET /api/dossiers/{id}/sheet | commune-officer.07975 | /api/dossiers/{commune}/sheet |
            GET /api/dossiers/{id}/sheet.xlsx | commune-officer.07975 | /api/dossiers/{commune}/sheet.xlsx |
            POST /api/dossiers/{id}/sheet/preview | commune-officer.07975 | /api/dossiers/{commune}/sheet/preview | x
            GET /api/dossiers/{id}/evidence | commune-officer.07975 | /api/dossiers/{commune}/evidence |
            PUT /api/dossiers/{id}/evidence | commune-officer.07975 | /api/dossiers/{commune}/evidence?indicator=1.1&name=b.pdf | x
            GET /api/dossiers/{id}/explanations | commune-officer.07975 | /api/dossiers/{commune}/explanations |
            GET /api/dossiers/{key}/implementation | commune-officer.07975 | /api/dossiers/{commune}/implementation |
            GET /api/dossiers/{key}/history | commune-officer.07975 | /api/dossiers/{commune}/history |
            GET /api/dossiers/{key}/history.csv | commune-officer.07975 | /api/dossiers/{commune}/history.csv |
            GET /api/dossiers/{key}/history.xlsx | commune-officer.07975 | /api/dossiers/{commune}/history.xlsx |
            GET /api/dossiers/{key}/dossier.xlsx | commune-officer.07975 | /api/dossiers/{commune}/dossier.xlsx |
            GET /api/dossiers/{key}/diagrams/{instance} | commune-officer.07975 | /api/dossiers/{commune}/diagrams/{instance} |
            GET /dossiers/{key} | commune-officer.07975 | /dossiers/{commune} |
            GET /dossiers/{key}/history | commune-officer.07975 | /dossiers/{commune}/history |
            GET /communes/{code} | commune-officer.07975 | /communes/07975 |
            GET /api/communes/{code}/card.xlsx | commune-officer.07975 | /api/communes/07975/card.xlsx?year={year} |
            GET /api/evidence/{id} | commune-officer.07975 | /api/evidence/{evidence} |
            DELETE /api/evidence/{id} | commune-officer.07975 | /api/evidence/{evidence} |
            GET /api/tasks/{taskId}/draft | district-officer.230 | /api/tasks/{task}/draft |
            PUT /api/tasks/{taskId}/draft | district-officer.230 | /api/tasks/{task}/draft | {"a": 1}
            POST /api/tasks/{task}/papers | district-officer.230 | /api/tasks/{task}/papers | {"variables": {}}
            GET /api/papers/{id:\\d+}.pdf | district-officer.230 | /api/papers/{paper}.pdf |
            GET /api/papers/{id:\\d+}.docx | district-officer.230 | /api/papers/{paper}.docx |
            GET /papers/{id:\\d+} | district-officer.230 | /papers/{paper} |
            GET /api/papers/{id:\\d+}/signature | district-officer.230 | /api/papers/{paper}/signature |
            POST /api/papers/{id:\\d+}/signature | district-officer.230 | /api/papers/{paper}/signature | %PDF-1.7
            GET /api/papers/{type}/{key}.pdf | district-officer.230 | /api/papers/june-report/{report}.pdf |
            GET /api/papers/{type}/{key}.docx | district-officer.230 | /api/papers/june-report/{report}.docx |
            GET /papers | district-officer.230 | /papers?unit=230&year={year} |
            GET /api/papers.xlsx | district-officer.230 | /api/papers.xlsx?unit=230&year={year} |
            GET /api/assessments/{id} | district-officer.230 | /api/assessments/{district} |
            GET /api/assessments/{id}/grid | district-agency-finance.230 | /api/assessments/{district}/grid?agency=finance |
            GET /api/assessments/{id}/grid.xlsx | district-agency-finance.230 | /api/assessments/{district}/grid.xlsx?agency=finance |
            POST /api/assessments/{id}/grid/preview | district-agency-finance.230 | /api/assessments/{district}/grid/preview?agency=finance | x
            GET /assessments/{id}/results | district-officer.230 | /assessments/{district}/results |
            GET /api/assessments/{id}/results.xlsx | district-officer.230 | /api/assessments/{district}/results.xlsx |
            GET /api/explanation-rounds/{id} | district-officer.230 | /api/explanation-rounds/{district}?agency=finance |
            GET /api/postings/{id} | district-officer.230 | /api/postings/{district} |
            GET /api/programmes/{id} | district-officer.230 | /api/programmes/{district} |
            GET /api/final-values/{id} | district-agency-finance.230 | /api/final-values/{district}?agency=finance |
            GET /api/remediations/{id} | district-officer.230 | /api/remediations/{weak} |
            GET /api/reclassifications/{id} | district-officer.230 | /api/reclassifications/{commune} |
            GET /api/recognitions/{id} | province-officer.25 | /api/recognitions/{province} |
            GET /api/rechecks/{id} | province-officer.25 | /api/rechecks/{province} |
            GET /api/inspections/{id} | province-department-audit.25 | /api/inspections/{inspection} |
            GET /api/inspection-visits/{id} | province-department-audit.25 | /api/inspection-visits/{visit} |
            GET /{level:districts}/{code} | district-officer.230 | /districts/230?year={year} |
            GET /{level:provinces}/{code}/communes | province-officer.25 | /provinces/25/communes?year={year} |
            GET /{level:districts|provinces}/{code}/communes.xlsx | district-officer.230 | /districts/230/communes.xlsx?year={year} |
            GET /provinces/{code} | province-officer.25 | /provinces/25?year={year} |
            GET /api/standings/{code}.xlsx | district-officer.230 | /api/standings/230.xlsx?year={year} |
            GET /duties | district-officer.230 | /duties?unit=230&year={year} |
            GET /api/years/{year}/duties | district-officer.230 | /api/years/{year}/duties?unit=230 |
            GET /api/years/{year}/duties.xlsx | district-officer.230 | /api/years/{year}/duties.xlsx?unit=230 |
            POST /api/years/{year}/duties/{code}/urgings | district-officer.230 | /api/years/{year}/duties/{duty}/urgings?unit=07975 |
            POST /api/years/{year}/urgings | district-officer.230 | /api/years/{year}/urgings?unit=07975 |
            POST /api/years/{year}/letters/papers | district-chair.230 | /api/years/{year}/letters/papers?unit=07975 |
            POST /api/years/{year}/letters/requests | district-officer.230 | /api/years/{year}/letters/requests?unit=230 |
            POST /api/years/{year}/letters | district-chair.230 | /api/years/{year}/letters?unit=07975 |
            POST /api/years/{year}/officers-in-charge | district-chair.230 | /api/years/{year}/officers-in-charge | {"units": ["07975"], "account": ""}
            GET /api/years/{year}/deadlines | district-officer.230 | /api/years/{year}/deadlines?unit=07975 |
            POST /api/years/{year}/deadline-changes | province-officer.25 | /api/years/{year}/deadline-changes | {"milestone": "REGISTRATION", "units": ["07975"], "due": "x", "reason": "x"}
            GET /people | district-officer.230 | /people?unit=230 |
            DELETE /api/signers/{id} | district-chair.230 | /api/signers/{authority} |
            DELETE /api/substitutions/{id} | district-officer.230 | /api/substitutions/{substitution} |
            POST /api/accounts/{account}/mails | province-officer.25 | /api/accounts/commune-officer.07975/mails |
            GET /api/paper-templates/{type}.docx | province-officer.25 | /api/paper-templates/june-report.docx |
            GET /api/paper-templates/{type}/{version}.docx | province-officer.25 | /api/paper-templates/june-report/0.docx |
            POST /api/paper-templates/{type} | province-officer.25 | /api/paper-templates/june-report |
            POST /api/paper-templates/{type}/built-in | province-officer.25 | /api/paper-templates/june-report/built-in |
            POST /api/legal-grounds/{id}/end | province-officer.25 | /api/legal-grounds/{ground}/end?until=1990-01-01 |
            """;

    /** Lists: everybody may ask; what they show of district 230 is for its readers: address | owner | address | sign. */
    private static final String LISTS = """
            GET /api/papers | district-officer.230 | /api/papers?key={report} | /api/papers/
            GET /api/dossiers | district-officer.230 | /api/dossiers?year={year}&district=230 | 07975
            GET /api/years/{year}/findings | district-officer.230 | /api/years/{year}/findings | 07975
            GET /api/years/{year}/deadline-changes | district-officer.230 | /api/years/{year}/deadline-changes | Hùng Xuyên
            GET /api/tasks/{taskId}/page | district-officer.230 | /api/tasks/{task}/page | /districts/
            GET /api/coverages/{id} | province-media-broadcasting.25 | /api/coverages/{coverage} | Mỗi tháng hai tin
            """;

    /** The district has no signed file of the paper: its people hear that, others hear that it is not for them. */
    private static final Asked ABSENT =
            new Asked("GET /api/papers/{id:\\d+}/signature.pdf", DISTRICT, "/api/papers/{paper}/signature.pdf", "");

    private static final Map<String, String> FOR_EVERYBODY = Map.ofEntries(
            Map.entry("GET /api/years/{year}", "sums of the whole province; they name no unit"),
            Map.entry("GET /api/calendar/{year}", "working days are the same for all"),
            Map.entry("GET /api/calendar/{year}.xlsx", "working days, and deadlines of one's own unit"),
            Map.entry("GET /api/criteria-sets/{id}/{version}", "criteria are the same for all"),
            Map.entry("GET /api/criteria-sets/{id}/{version}.json", "criteria are the same for all"),
            Map.entry("GET /api/criteria-sets/{id}/{version}.xlsx", "criteria are the same for all"),
            Map.entry("POST /api/criteria-sets/{id}/{version}/points", "computes the points of the sheet that is sent"),
            Map.entry(
                    "POST /api/process-definitions/{definition}/papers",
                    "a model is of no unit; the engine refuses who may not start it"));

    @Autowired
    private YearScenario year;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private CycleService cycles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> objects = new TreeMap<>();
    private final Map<String, WebSession> sessions = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int cells;

    private record Asked(String handler, String owner, String address, String last) {

        String method() {
            return handler.substring(0, handler.indexOf(' '));
        }
    }

    private static List<Asked> lines(String table) {
        return table.lines()
                .map(line -> line.split(" \\|(?: |$)", 4))
                .map(part -> new Asked(
                        part[0].strip(), part[1].strip(), part[2].strip(), part.length > 3 ? part[3].strip() : ""))
                .toList();
    }

    @Test
    void every_address_that_takes_an_id_is_here() {
        Set<String> written = new TreeSet<>(FOR_EVERYBODY.keySet());
        written.add(ABSENT.handler());
        lines(OBJECTS).forEach(one -> written.add(one.handler()));
        lines(LISTS).forEach(one -> written.add(one.handler()));

        assertThat(Handlers.of(requestMappingHandlerMapping)
                        .filter(ForeignObjectsTest::takesAnId)
                        .map(Handler::toString))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private static boolean takesAnId(Handler handler) {
        return !handler.variables().isEmpty()
                || Arrays.stream(handler.code().getMethodParameters())
                        .anyMatch(one -> one.hasParameterAnnotation(RequestParam.class)
                                && IDS.contains(one.getParameter().getName()));
    }

    @Test
    void people_of_other_units_get_nothing_and_change_nothing_and_the_owner_gets_it() {
        districtHasObjects();
        List<Asked> all = lines(OBJECTS);
        Map<String, String> before = StoredRows.of(jdbc);
        for (Asked one : all) {
            STRANGERS.forEach(account -> compare(one, account, false));
        }
        for (Asked one : lines(LISTS)) {
            STRANGERS.forEach(account -> lists(one, account, false));
        }
        sameUnit();
        assertThat(StoredRows.of(jdbc)).isEqualTo(before);
        lines(LISTS).forEach(one -> lists(one, one.owner(), true));
        all.stream().filter(one -> one.method().equals("GET")).forEach(one -> compare(one, one.owner(), true));
        all.stream().filter(one -> !one.method().equals("GET")).forEach(one -> compare(one, one.owner(), true));
        assertThat(differences).as("of %s cells", cells).isEmpty();
        assertThat(cells).isGreaterThan(500);
    }

    /** What is one person's own is not even the colleague's. */
    private void sameUnit() {
        refused("district-front.230", "GET", "/api/tasks/{task}/draft", "");
        refused("district-front.230", "PUT", "/api/tasks/{task}/draft", "{\"a\": 2}");
        refused("district-front.230", "DELETE", "/api/substitutions/{substitution}", "");
        refused(DISTRICT, "DELETE", "/api/signers/{authority}", "");
        refused("commune-officer.08053", "GET", "/api/dossiers/{foreign}/diagrams/{instance}", "");
        STRANGERS.forEach(
                account -> assertThat(send(account, "GET", ABSENT.address(), "").statusCode())
                        .as(account)
                        .isIn(401, 403));
        assertThat(send(DISTRICT, "GET", ABSENT.address(), "").statusCode()).isEqualTo(404);
        // A mark on one's own inbox leaves the colleague's.
        long unread = unread(COMMUNE);
        send(CHAIR, "GET", "/api/notices", "");
        assertThat(unread(COMMUNE)).isEqualTo(unread);
        assertThat(send(COMMUNE, "GET", "/api/notices", "").body()).doesNotContain("\"recipient\":\"" + CHAIR);
    }

    private long unread(String account) {
        return jdbc.sql("select count(*) from notice where recipient = ? and read_at is null")
                .param(account)
                .query(Long.class)
                .single();
    }

    /** A year in which each kind of object comes into being. */
    private void districtHasObjects() {
        District district = year.yearOpens().district("230");
        Commune commune = year.commune("07975");
        Department audit = year.department("audit");
        year.province().movesDeadline(later());
        audit.plans("07975").visits("07975", audit.finding("07975", "Chưa công khai thủ tục.", 20));
        year.media("broadcasting").plans();
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        district.draftsReport("H1").signsReport("H1");
        year.timersFire("TimerEvent_SelfReviewOpens");
        object("commune", commune.key());
        assertThat(send(COMMUNE, "PUT", "/api/dossiers/{commune}/evidence?indicator=1.1&name=a.pdf", "%PDF-1.7")
                        .statusCode())
                .isEqualTo(200);
        commune.handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
        district.assesses(Map.of("07975", List.of("3.1"), "07981", everything()));
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
        district.withdraws(commune, "Phát hiện số thu ngân sách báo cáo sai.");
        object("year", Integer.toString(year.year()));
        object("district", district.key());
        object("weak", year.commune("07981").key());
        object("foreign", year.commune("08053").key());
        object("province", year.province().key());
        object("report", district.reportKey("H1"));
        object("inspection", audit.key());
        object("coverage", year.media("broadcasting").key());
        object("duty", "registration");
        object("paper", sql("select max(id)::text from paper where body_code = '230' and type = 'JUNE_REPORT'"));
        object("evidence", sql("select max(id::text) from evidence where dossier_id = '" + commune.key() + "'"));
        object("visit", sql("select max(id)::text from inspection_visit where unit_code = '07975'"));
        object("ground", sql("select max(id)::text from legal_ground"));
        object(
                "instance",
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(commune.key())
                        .list()
                        .get(0)
                        .getId());
        object(
                "task",
                tasks.createTaskQuery()
                        .taskCandidateGroup("district-officer-230")
                        .processInstanceBusinessKeyLike(year.year() + "-%")
                        .list()
                        .get(0)
                        .getId());
        names();
    }

    private void names() {
        LocalDate today = year.now().toLocalDate();
        ok(
                DISTRICT_CHAIR,
                "/api/signers",
                Map.of(
                        "deputy", "district-deputy.230",
                        "capacity", "KT",
                        "title", "Phó Chủ tịch",
                        "fields", List.of("URGING"),
                        "fromDay", today.plusDays(3),
                        "untilDay", today.plusDays(5),
                        "basis", "Thông báo số 12/TB-UBND"));
        object("authority", sql("select 'signing-' || max(id) from signing_authority"));
        ok(
                DISTRICT,
                "/api/substitutions",
                Map.of(
                        "substitute",
                        "district-front.230",
                        "fromDay",
                        today.plusDays(3),
                        "untilDay",
                        today.plusDays(5),
                        "reason",
                        "Nghỉ phép"));
        object("substitution", sql("select 'substitution-' || max(id) from substitution"));
    }

    private Map<String, Object> later() {
        return Map.of(
                "year",
                year.year(),
                "milestone",
                "REGISTRATION",
                "unitCode",
                "07975",
                "due",
                LocalDate.of(year.year(), 3, 20).toString(),
                "reason",
                "Mưa lũ kéo dài.");
    }

    private List<String> everything() {
        return cycles.criteriaSet(year.year()).indicators().stream()
                .map(Indicator::code)
                .toList();
    }

    private String sql(String query) {
        return jdbc.sql(query).query(String.class).single();
    }

    private void object(String name, String id) {
        objects.put(name, id);
    }

    private void compare(Asked one, String account, boolean owner) {
        cells++;
        int status = send(account, one.method(), one.address(), one.last()).statusCode();
        boolean refused = Set.of(401, 403, 404).contains(status) || account.isEmpty() && status == 302;
        if (refused == owner || status >= 500) {
            differences.add("%s as «%s»: %d".formatted(one.handler(), account, status));
        }
    }

    private void lists(Asked one, String account, boolean owner) {
        cells++;
        HttpResponse<String> answer = send(account, one.method(), one.address(), "");
        boolean shown = answer.statusCode() == 200 && answer.body().contains(one.last());
        if (shown != owner || answer.statusCode() >= 500) {
            differences.add("%s as «%s»: %d %s".formatted(one.handler(), account, answer.statusCode(), answer.body()));
        }
    }

    private void refused(String account, String method, String address, String body) {
        cells++;
        int status = send(account, method, address, body).statusCode();
        if (status != 404 && status != 403) {
            differences.add("%s %s as «%s»: %d".formatted(method, address, account, status));
        }
    }

    private void ok(String account, String address, Map<String, ?> body) {
        try {
            String json = new ObjectMapper()
                    .writeValueAsString(body.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> one.getValue() instanceof LocalDate day ? day.toString() : one.getValue())));
            HttpResponse<String> answer = send(account, "POST", address, json);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private HttpResponse<String> send(String account, String method, String address, String body) {
        String path = address;
        for (Map.Entry<String, String> one : objects.entrySet()) {
            path = path.replace("{" + one.getKey() + "}", one.getValue());
        }
        if (!account.isEmpty() && !path.startsWith("/api/")) {
            return session(account).get(path);
        }
        HttpRequest.Builder request = WebSession.request(port, path)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/octet-stream")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!account.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8)));
        }
        return WebSession.send(http, request);
    }

    private WebSession session(String account) {
        return sessions.computeIfAbsent(account, who -> {
            WebSession session = new WebSession(port);
            session.logsIn(who);
            return session;
        });
    }
}
