package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/**
 * Every account of a small province asks for everything of every unit. What may be read is written here a second time,
 * from the directive and not from the code: a person reads their own unit and those below it; the media read what is
 * for the press; the administrator and the auditor read everything; a person without a log-in reads nothing.
 */
@CleangovTest
@Tag("D5")
class RightsMatrixTest {

    private static final String ADMINISTRATOR = "admin";
    private static final String AUDITOR = "auditor";
    private static final String STRANGER = "";

    /** Who stands above whom. */
    private static final Map<String, String> PARENTS = Map.of(
            "230", "25", "231", "25", "07969", "230", "07975", "230", "07981", "230", "08053", "231", "08056", "231");

    private static final List<String> COMMUNES = List.of("07969", "07975", "07981", "08053", "08056");
    private static final List<String> DISTRICTS = List.of("230", "231");
    private static final String PROVINCE = "25";

    private static final List<String> OF_A_COMMUNE = List.of(
            "/api/dossiers/{key}",
            "/api/dossiers/{key}/sheet",
            "/api/dossiers/{key}/evidence",
            "/api/dossiers/{key}/history",
            "/api/dossiers/{key}/history.csv",
            "/api/dossiers/{key}/history.xlsx",
            "/api/dossiers/{key}/explanations",
            "/api/dossiers/{key}/implementation",
            "/api/dossiers/{key}/dossier.xlsx",
            "/api/communes/{code}/card.xlsx?year={year}",
            "/api/years/{year}/duties?unit={code}",
            "/dossiers/{key}",
            "/dossiers/{key}/history",
            "/communes/{code}");

    private static final List<String> OF_A_DISTRICT = List.of(
            "/api/assessments/{key}",
            "/api/assessments/{key}/grid?agency=finance",
            "/api/assessments/{key}/results.xlsx",
            "/api/programmes/{key}",
            "/api/final-values/{key}?agency=finance",
            "/api/standings/{code}.xlsx?year={year}",
            "/api/years/{year}/duties?unit={code}",
            "/assessments/{key}/results",
            "/districts/{code}",
            "/districts/{code}/communes.xlsx?year={year}");

    private static final List<String> OF_THE_PROVINCE = List.of(
            "/api/recognitions/{key}",
            "/api/standings/{code}.xlsx?year={year}",
            "/api/years/{year}/duties?unit={code}",
            "/provinces/{code}",
            "/provinces/{code}/communes",
            "/provinces/{code}/communes.xlsx?year={year}");

    /** What only those open who fill it in: the commune, and one agency of the district. */
    private static final String OWN_SHEET = "/api/dossiers/{key}/sheet.xlsx";

    private static final String OWN_GRID = "/api/assessments/{key}/grid.xlsx?agency=finance";

    /** A paper that district 230 has issued about itself. */
    private static final List<String> OF_A_PAPER = List.of(
            "/papers/{paper}",
            "/api/papers/{paper}.pdf",
            "/api/papers/{paper}.docx",
            "/api/papers/{paper}/signature",
            "/api/papers/{paper}/signature.pdf");

    /** The pages of those who have a unit to read. The media have none. */
    private static final List<String> OF_READERS = List.of("/duties", "/papers");

    private static final List<String> OF_ADMINISTRATORS =
            List.of("/accounts", "/api/accounts.xlsx", "/api/accounts/template.xlsx");

    /** What every person with a log-in may open; each shows what its reader may read. */
    private static final List<String> OF_EVERYBODY = List.of(
            "/",
            "/calendar",
            "/notices",
            "/account",
            "/search?q=xã",
            "/criteria-sets",
            "/substitutions",
            "/signers",
            "/api/units",
            "/api/years",
            "/api/dossiers",
            "/api/notices",
            "/api/notices/unread",
            "/api/criteria-sets",
            "/api/calendar/{year}",
            "/api/years/{year}/deadlines");

    private static final List<String> OF_NO_OFFICIAL = List.of(
            "/user",
            "/group",
            "/authorization",
            "/deployment",
            "/process-instance",
            "/execution",
            "/job",
            "/incident",
            "/batch",
            "/metrics",
            "/schema/log",
            "/telemetry/configuration",
            "/variable-instance",
            "/history/task",
            "/history/variable-instance",
            "/history/activity-instance",
            "/history/identity-link-log",
            "/event-subscription",
            "/external-task",
            "/decision-definition",
            "/task/{task}/variables",
            "/task/{task}/localVariables",
            "/process-definition/statistics",
            "/task/report/candidate-group-count");

    @Autowired
    private YearScenario year;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final Map<String, Set<String>> groups = new TreeMap<>();
    private final Map<String, WebSession> sessions = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private int cells;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
        identity.createUserQuery().unlimitedList().stream()
                .map(User::getId)
                .filter(account ->
                        Set.of(ADMINISTRATOR, AUDITOR).contains(account) || account.matches("[a-z-]+\\.\\d+"))
                .forEach(account -> groups.put(
                        account,
                        identity.createGroupQuery().groupMember(account).list().stream()
                                .map(Group::getId)
                                .collect(Collectors.toSet())));
        groups.put(STRANGER, Set.of());
    }

    @Test
    void everybody_reads_what_they_may_and_nothing_else() {
        for (String account : groups.keySet()) {
            COMMUNES.forEach(unit -> OF_A_COMMUNE.forEach(path -> reads(account, path, unit)));
            DISTRICTS.forEach(unit -> OF_A_DISTRICT.forEach(path -> reads(account, path, unit)));
            OF_THE_PROVINCE.forEach(path -> reads(account, path, PROVINCE));
            COMMUNES.forEach(unit -> sees(account, path(OWN_SHEET, unit), account.equals("commune-officer." + unit)));
            DISTRICTS.forEach(
                    unit -> sees(account, path(OWN_GRID, unit), account.equals("district-agency-finance." + unit)));
            COMMUNES.forEach(unit -> seesNoPaper(account, unit));
            OF_ADMINISTRATORS.forEach(path -> sees(account, path, account.equals(ADMINISTRATOR)));
            OF_READERS.forEach(path -> sees(account, path, mayRead(account, PROVINCE) || hasUnit(account)));
            OF_EVERYBODY.forEach(path -> sees(account, path(path, ""), !account.equals(STRANGER)));
        }
        assertThat(differences).as("of %s cells", cells).isEmpty();
        assertThat(cells).isGreaterThan(6_500);
    }

    @Test
    void a_task_is_for_its_group_and_the_rest_of_the_engine_for_administrators() {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKeyLike(year.year() + "%")
                .list();
        assertThat(open).hasSizeGreaterThan(8);
        for (String account : groups.keySet()) {
            for (Task task : open) {
                boolean own = account.equals(ADMINISTRATOR) || candidates(task).anyMatch(groups.get(account)::contains);
                asks(account, "GET", "/task/" + task.getId(), null, own);
                asks(account, "GET", "/task/" + task.getId() + "/form-variables", null, own);
                if (!own) {
                    asks(account, "POST", "/task/" + task.getId() + "/submit-form", "{\"variables\": {}}", false);
                    asks(
                            account,
                            "POST",
                            "/task/" + task.getId() + "/claim",
                            "{\"userId\": \"" + account + "\"}",
                            false);
                }
            }
            if (!account.equals(ADMINISTRATOR)) {
                OF_NO_OFFICIAL.forEach(path ->
                        asks(account, "GET", path.replace("{task}", open.get(0).getId()), null, false));
            }
        }
        assertThat(differences).as("of %s cells", cells).isEmpty();
        assertThat(cells).isGreaterThan(3_000);
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKeyLike(year.year() + "%")
                        .taskAssigned()
                        .count())
                .as("tasks that somebody has taken")
                .isZero();
    }

    @Test
    void a_paper_and_its_signature_are_for_those_who_may_read_its_issuer() {
        District issuer = year.district("230");
        issuer.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        issuer.draftsReport("H1").signsReport("H1");
        long paper = jdbc.sql("select max(id) from paper where body_code = '230'")
                .query(Long.class)
                .single();
        for (String account : groups.keySet()) {
            for (String path : OF_A_PAPER) {
                sees(account, path.replace("{paper}", Long.toString(paper)), mayRead(account, "230"));
            }
        }
        assertThat(differences).as("of %s cells", cells).isEmpty();
        assertThat(cells).isGreaterThan(200);
    }

    private Stream<String> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId);
    }

    /**
     * The agencies of a district have one right to read. Two of them open its pages and workbooks, which are large; all of
     * them ask for its data.
     */
    private static boolean isAskedInFull(String account, String path) {
        boolean large = !path.startsWith("/api/") || path.contains(".xlsx") || path.contains(".csv");
        return !large || !account.contains("-agency-") || account.matches(".*-agency-(finance|culture)\\..*");
    }

    private void reads(String account, String path, String unit) {
        if (isAskedInFull(account, path)) {
            asked(account, path, unit);
        }
    }

    private void asked(String account, String path, String unit) {
        sees(account, path(path, unit), mayRead(account, unit));
    }

    private String path(String path, String unit) {
        return path.replace("{key}", year.year() + "-" + unit)
                .replace("{code}", unit)
                .replace("{year}", Integer.toString(year.year()))
                .replace("ã", "%C3%A3");
    }

    private static boolean mayRead(String account, String unit) {
        if (account.equals(ADMINISTRATOR) || account.equals(AUDITOR)) {
            return true;
        }
        if (account.equals(STRANGER) || account.startsWith("province-media")) {
            return false;
        }
        return Stream.iterate(unit, one -> one != null, PARENTS::get).anyMatch(one -> isOf(account, one));
    }

    private static boolean isOf(String account, String unit) {
        return account.endsWith("." + unit);
    }

    private static boolean hasUnit(String account) {
        return account.contains(".") && !account.startsWith("province-media");
    }

    /** With the session of a browser. What is not there yet, or not complete, may be known to those who may read it. */
    private HttpResponse<String> sees(String account, String path, boolean allowed) {
        HttpResponse<String> answer = session(account).get(path);
        compare(account, "GET " + path, answer.statusCode(), allowed, Set.of(200, 404, 422), Set.of(302, 401, 403));
        return answer;
    }

    private WebSession session(String account) {
        return sessions.computeIfAbsent(account, who -> {
            WebSession session = new WebSession(port);
            if (!who.equals(STRANGER)) {
                session.logsIn(who);
            }
            return session;
        });
    }

    /** A list holds the papers that its reader may read. Nothing has been issued yet. */
    private void seesNoPaper(String account, String unit) {
        HttpResponse<String> list = sees(account, path("/api/papers?key={key}", unit), !account.equals(STRANGER));
        if (!account.equals(STRANGER)) {
            assertThat(list.body()).isEqualTo("[]");
        }
    }

    /** As Tasklist, at the engine. A password with each call would cost more than the call. */
    private void asks(String account, String method, String path, String body, boolean allowed) {
        String address = "/camunda/api/engine/engine/default" + path;
        WebSession browser = session(account);
        int status = (method.equals("GET") ? browser.get(address) : browser.post(address, "application/json", body))
                .statusCode();
        compare(account, method + " " + path, status, allowed, Set.of(200, 204), Set.of(401, 403, 404));
    }

    private void compare(
            String account, String call, int status, boolean allowed, Set<Integer> granted, Set<Integer> refused) {
        cells++;
        if (!(allowed ? granted : refused).contains(status)) {
            differences.add("%s: %s answers %d, %s expected"
                    .formatted(
                            account.isEmpty() ? "a stranger" : account, call, status, allowed ? "granted" : "refused"));
        }
    }
}
