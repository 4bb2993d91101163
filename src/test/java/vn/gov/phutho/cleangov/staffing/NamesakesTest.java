package vn.gov.phutho.cleangov.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.Accounts;

/** Two people of one name in one unit are told apart wherever a person's name stands. */
@CleangovTest
class NamesakesTest {

    private static final String CHAIR = "district-chair.230";
    private static final String OFFICERS = "district-officer-230";
    private static final String FIRST = "an-1.230";
    private static final String SECOND = "an-2.230";
    private static final String ELSEWHERE = "an-3.231";
    private static final String NAMELESS = "nameless.230";
    private static final String FIRST_SHOWN = "Nguyễn Văn An (Chuyên viên phụ trách, an-1.230)";
    private static final String SECOND_SHOWN = "Nguyễn Văn An (Chuyên viên phụ trách, an-2.230)";

    @Autowired
    private YearScenario year;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    private String task;

    @BeforeEach
    void two_officers_of_one_name() {
        year.todayIs(LocalDate.of(year.freshYear(), 3, 2));
        creates(FIRST, "Nguyễn Văn", OFFICERS);
        creates(SECOND, " Nguyễn Văn ", OFFICERS);
        creates(ELSEWHERE, "Nguyễn Văn", "district-officer-231");
        var nameless = identity.newUser(NAMELESS);
        nameless.setPassword("demo");
        identity.saveUser(nameless);
        identity.createMembership(NAMELESS, OFFICERS);
        Task open = tasks.newTask();
        open.setName("Soạn báo cáo");
        open.setDueDate(Date.from(year.now().plusDays(20).toInstant()));
        tasks.saveTask(open);
        tasks.addCandidateGroup(open.getId(), OFFICERS);
        task = open.getId();
    }

    @AfterEach
    void all_is_as_before() {
        tasks.deleteTask(task, true);
        List.of(FIRST, SECOND, ELSEWHERE, NAMELESS).forEach(identity::deleteUser);
    }

    private void creates(String account, String family, String group) {
        var person = identity.newUser(account);
        person.setFirstName(family);
        person.setLastName("An");
        person.setPassword("demo");
        identity.saveUser(person);
        identity.createMembership(account, group);
    }

    @Test
    void a_name_is_alone_where_it_is_the_only_one() {
        assertThat(accounts.nameOf(FIRST)).isEqualTo(FIRST_SHOWN);
        assertThat(accounts.nameOf(SECOND)).isEqualTo(SECOND_SHOWN);
        assertThat(accounts.nameOf(ELSEWHERE)).as("the only one of the unit").isEqualTo("Nguyễn Văn An");
        assertThat(accounts.nameOf(NAMELESS)).isEqualTo(NAMELESS);
        assertThat(accounts.ownNameOf(FIRST)).as("below a signature").isEqualTo("Nguyễn Văn An");

        identity.deleteUser(SECOND);

        assertThat(accounts.nameOf(FIRST)).isEqualTo("Nguyễn Văn An");
        assertThat(accounts.namesOf(List.of(FIRST, ELSEWHERE, NAMELESS)))
                .as("two units in one list")
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        FIRST,
                        FIRST_SHOWN,
                        ELSEWHERE,
                        "Nguyễn Văn An (Chuyên viên phụ trách, an-3.231)",
                        NAMELESS,
                        NAMELESS));
    }

    @Test
    void they_differ_on_the_pages_and_in_the_choosers() {
        assertThat(session(CHAIR).get("/people?unit=230").body())
                .contains("<td>" + FIRST_SHOWN + "</td>", "<td>" + SECOND_SHOWN + "</td>", "<td>" + NAMELESS + "</td>")
                .contains("<option value=\"an-1.230\">" + FIRST_SHOWN + "</option>")
                .contains("<option value=\"an-2.230\">" + SECOND_SHOWN + "</option>");
        assertThat(session(FIRST).get("/substitutions").body())
                .contains("<option value=\"an-2.230\">" + SECOND_SHOWN + "</option>");
        assertThat(session(CHAIR).get("/signers").body()).contains(FIRST_SHOWN, SECOND_SHOWN);
        assertThat(session(CHAIR).get("/search?q=nguyen+van+an").body()).contains(FIRST_SHOWN, SECOND_SHOWN);
        assertThat(session(FIRST).get("/account").body()).contains(FIRST_SHOWN);
    }

    @Test
    void they_differ_on_the_card_of_a_task_and_to_the_colleague_who_comes_second() {
        tasks.claim(task, FIRST);
        assertThat(card()).contains("\"firstName\":\"" + FIRST_SHOWN + "\"");
        assertThat(session(SECOND)
                        .post(
                                "/camunda/api/engine/engine/default/task/" + task + "/claim",
                                "application/json",
                                "{\"userId\": \"" + SECOND + "\"}")
                        .body())
                .contains("Việc này đã có người nhận: " + FIRST_SHOWN);

        tasks.setAssignee(task, NAMELESS);
        assertThat(card()).contains("\"firstName\":\"" + NAMELESS + "\"");
    }

    private String card() {
        WebSession colleague = session(SECOND);
        return colleague
                .sends(WebSession.request(port, "/camunda/api/engine/engine/default/task/" + task)
                        .header("Accept", "application/hal+json")
                        .GET())
                .body();
    }

    @Test
    void they_differ_in_the_history_and_in_the_log_of_the_system() {
        year.yearOpens();
        assertThat(http.withBasicAuth(CHAIR, "demo")
                        .postForEntity(
                                "/api/reassignments",
                                Map.of("tasks", List.of(task), "to", FIRST, "reason", "Chuyển công tác"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(session(CHAIR).get("/people?unit=230").body()).contains("<td>" + FIRST_SHOWN + "</td>");

        String path = "/api/years/" + year.year() + "/officers-in-charge";
        assertThat(http.withBasicAuth(CHAIR, "demo")
                        .postForEntity(path, Map.of("units", List.of("07975"), "account", SECOND), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        String dossier = year.commune("07975").key();
        assertThat(session(CHAIR).get("/dossiers/" + dossier + "/history").body())
                .contains(SECOND_SHOWN);

        session(FIRST);
        session(SECOND);
        assertThat(session("auditor").get("/audit").body()).contains(FIRST_SHOWN, SECOND_SHOWN);
    }

    private WebSession session(String account) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(account).statusCode()).isEqualTo(200);
        return session;
    }
}
