package vn.gov.phutho.cleangov.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.engine.AccountKeeper;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Who goes leaves no task behind, however they go. */
@CleangovTest
class LeaversTest {

    private static final String LEAVER = "leaving-officer.230";
    private static final String NAME = "Đỗ Xuân Hải";
    private static final String OFFICERS = "district-officer-230";
    private static final String FRONT = "district-front-230";
    private static final String CHAIR = "district-chair.230";

    @Autowired
    private YearScenario year;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private AccountKeeper keeper;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    private final List<String> created = new ArrayList<>();

    @BeforeEach
    void an_officer_who_has_claimed_a_task() {
        year.todayIs(LocalDate.of(year.freshYear(), 3, 2));
        var person = identity.newUser(LEAVER);
        person.setFirstName("Đỗ Xuân");
        person.setLastName("Hải");
        person.setPassword("demo");
        identity.saveUser(person);
        identity.createMembership(LEAVER, OFFICERS);
    }

    @AfterEach
    void all_is_as_before() {
        created.forEach(task -> tasks.deleteTask(task, true));
        identity.deleteUser(LEAVER);
    }

    @Test
    void a_deleted_account_hands_its_tasks_back() {
        String task = claimed("Soạn chương trình năm " + year.year(), OFFICERS);

        assertThat(calls("/engine-rest/user/" + LEAVER)).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(assignee(task)).isNull();
        assertThat(page())
                .contains(
                        "Giao việc «Soạn chương trình năm " + year.year() + "»",
                        "<td>" + LEAVER + " (" + NAME + ")</td>",
                        "<td>trả lại nhóm, chưa ai nhận</td>",
                        "<td>Tài khoản đã bị xóa</td>");
        WebSession colleague = session("district-officer.230");
        assertThat(colleague
                        .post(
                                "/camunda/api/engine/engine/default/task/" + task + "/claim",
                                "application/json",
                                "{\"userId\": \"district-officer.230\"}")
                        .statusCode())
                .as("a colleague takes it")
                .isEqualTo(204);
    }

    @Test
    void a_post_that_is_taken_in_camunda_admin_hands_its_tasks_back() {
        String lost = claimed("Tổng hợp kết quả", OFFICERS);
        String kept = claimed("Góp ý kế hoạch", FRONT);
        identity.createMembership(LEAVER, FRONT);
        String both = claimed("Việc của hai nhóm", OFFICERS);
        tasks.addCandidateGroup(both, FRONT);

        assertThat(calls("/engine-rest/group/" + OFFICERS + "/members/" + LEAVER))
                .isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(assignee(lost)).isNull();
        assertThat(assignee(kept)).isEqualTo(LEAVER);
        assertThat(assignee(both)).as("of a post that stays").isEqualTo(LEAVER);
        assertThat(page())
                .contains(
                        "Giao việc «Tổng hợp kết quả»",
                        "<td>" + NAME + "</td>",
                        "<td>Không còn giữ vị trí được làm việc này</td>",
                        "<td>" + nameOfTheAdministrator() + "</td>");
    }

    @Test
    void a_post_that_the_directory_no_longer_names_hands_its_tasks_back() {
        String task = claimed("Đôn đốc", OFFICERS);
        String moved = claimed("Việc của Mặt trận", FRONT);
        identity.createMembership(LEAVER, FRONT);

        keeper.keep(new NewAccount(LEAVER, NAME, null, null, List.of(FRONT)), List.of());
        assertThat(assignee(task)).isNull();
        assertThat(assignee(moved)).isEqualTo(LEAVER);

        keeper.keep(new NewAccount(LEAVER, NAME, null, null, List.of()), List.of());
        assertThat(assignee(moved)).isNull();
        assertThat(page()).contains("Giao việc «Đôn đốc»", "Giao việc «Việc của Mặt trận»", "<td>Hệ thống</td>");
    }

    @Test
    void a_post_that_is_taken_and_given_in_one_transaction_hands_nothing_back() {
        String task = claimed("Giữ nguyên", OFFICERS);

        transaction.executeWithoutResult(status -> {
            identity.deleteMembership(LEAVER, OFFICERS);
            identity.createMembership(LEAVER, OFFICERS);
        });

        assertThat(assignee(task)).isEqualTo(LEAVER);
    }

    @Test
    void a_refused_deletion_hands_nothing_back() {
        String task = claimed("Không đổi", OFFICERS);

        assertThat(http.withBasicAuth("district-officer.230", "demo")
                        .exchange("/engine-rest/user/" + LEAVER, HttpMethod.DELETE, null, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);

        assertThat(assignee(task)).isEqualTo(LEAVER);
    }

    @Test
    void more_tasks_than_a_page_shows_all_go_back() {
        List<String> many = IntStream.range(0, StaffList.SHOWN + 5)
                .mapToObj(number -> claimed("Việc " + number, OFFICERS))
                .toList();

        calls("/engine-rest/user/" + LEAVER);

        assertThat(many).allSatisfy(task -> assertThat(assignee(task)).isNull());
    }

    @Test
    void the_substitute_of_a_deleted_account_hands_back_what_was_borrowed() {
        LocalDate today = year.now().toLocalDate();
        String task = claimed("Việc của người vắng", OFFICERS);
        assertThat(http.withBasicAuth(LEAVER, "demo")
                        .postForEntity(
                                "/api/substitutions",
                                Map.of(
                                        "substitute",
                                        "district-front.230",
                                        "fromDay",
                                        today,
                                        "untilDay",
                                        today.plusDays(3),
                                        "reason",
                                        "Nghỉ phép"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        management.createJobQuery().processDefinitionKey("substitution").list().stream()
                .filter(job -> job.getDuedate() == null
                        || !job.getDuedate().after(Date.from(year.now().toInstant())))
                .map(Job::getId)
                .forEach(management::executeJob);
        assertThat(assignee(task)).isEqualTo("district-front.230");

        calls("/engine-rest/user/" + LEAVER);
        assertThat(assignee(task)).as("the substitute still stands in").isEqualTo("district-front.230");
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("substitution")
                .list()
                .forEach(one -> runtime.createMessageCorrelation("substitution-ended")
                        .processInstanceBusinessKey(one.getBusinessKey())
                        .correlate());

        assertThat(assignee(task)).isNull();
    }

    private String claimed(String name, String group) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setDueDate(Date.from(year.now().plusDays(20).toInstant()));
        task.setAssignee(LEAVER);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        created.add(task.getId());
        return task.getId();
    }

    private String assignee(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    /** As an administrator; Camunda Admin calls the same. */
    private HttpStatus calls(String path) {
        return HttpStatus.valueOf(http.withBasicAuth("admin", "demo")
                .exchange(path, HttpMethod.DELETE, null, String.class)
                .getStatusCode()
                .value());
    }

    private String page() {
        return session(CHAIR).get("/people?unit=230").body();
    }

    private WebSession session(String account) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(account).statusCode()).isEqualTo(200);
        return session;
    }

    private String nameOfTheAdministrator() {
        var administrator = identity.createUserQuery().userId("admin").singleResult();
        return "%s %s"
                .formatted(administrator.getFirstName(), administrator.getLastName())
                .strip();
    }
}
