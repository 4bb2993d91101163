package vn.gov.phutho.cleangov.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.engine.AccountKeeper;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Who stands in for an absent colleague, and how work is given to somebody else. */
@CleangovTest
class StaffingTest {

    private static final String DISTRICT = "230";
    private static final String OFFICER = "district-officer.230";
    private static final String OFFICERS = "district-officer-230";
    private static final String CHAIR = "district-chair.230";
    private static final String FRONT = "district-front.230";
    private static final String COMMUNE_CHAIR = "commune-chair.07981";
    private static final String SECOND_OFFICER = "2302";

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccountKeeper keeper;

    @Autowired
    private SubstitutesPosts temporary;

    private LocalDate today;
    private final List<String> created = new ArrayList<>();

    @BeforeEach
    void a_district_with_two_officers() {
        today = LocalDate.of(year.freshYear(), 3, 2);
        year.todayIs(today);
        User second = identity.newUser(SECOND_OFFICER);
        second.setFirstName("Chuyên viên thứ hai");
        second.setLastName("Huyện Đoan Hùng");
        second.setPassword("demo");
        identity.saveUser(second);
        identity.createMembership(SECOND_OFFICER, OFFICERS);
    }

    @AfterEach
    void all_is_as_before() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("substitution")
                .list()
                .forEach(one -> runtime.createMessageCorrelation("substitution-ended")
                        .processInstanceBusinessKey(one.getBusinessKey())
                        .correlate());
        created.forEach(id -> tasks.deleteTask(id, true));
        identity.deleteUser(SECOND_OFFICER);
    }

    @Test
    @Tag("D2.4")
    void a_substitute_holds_the_posts_and_the_work_only_during_the_absence() {
        String taken = task("Soạn báo cáo", OFFICERS, OFFICER);
        String open = task("Theo dõi đăng ký", OFFICERS, null);

        assertThat(names(OFFICER, FRONT, today.plusDays(3), today.plusDays(5))).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(groupsOf(FRONT)).as("it has not begun").doesNotContain(OFFICERS);
        assertThat(inbox(FRONT)).startsWith("Đồng chí làm thay Chuyên viên phụ trách Huyện Đoan Hùng từ 05/03/");

        comesTo(today.plusDays(3));
        assertThat(groupsOf(FRONT)).contains(OFFICERS);
        assertThat(assignee(taken)).isEqualTo(FRONT);
        assertThat(assignee(open)).isNull();
        tasks.claim(open, FRONT);

        comesTo(today.plusDays(5));
        assertThat(groupsOf(FRONT)).as("the last day belongs to it").contains(OFFICERS);

        comesTo(today.plusDays(6));
        assertThat(groupsOf(FRONT)).doesNotContain(OFFICERS).contains("district-front-230");
        assertThat(assignee(taken)).as("it waits for the officers again").isNull();
        assertThat(assignee(open)).isNull();
        assertThat(groupsOf(OFFICER)).contains(OFFICERS);
        assertThat(recorded("substitute." + OFFICER)).hasSize(2);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("substitution")
                        .count())
                .isZero();
    }

    @Test
    void a_substitute_keeps_their_own_posts_when_the_substitution_ends() {
        assertThat(names(OFFICER, SECOND_OFFICER, today, today.plusDays(1))).isEqualTo(HttpStatus.NO_CONTENT);
        comesTo(today);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("substitution")
                        .count())
                .isEqualTo(1);

        comesTo(today.plusDays(2));

        assertThat(groupsOf(SECOND_OFFICER)).contains(OFFICERS);
    }

    @Test
    void the_directory_of_the_office_takes_no_post_from_a_substitute() {
        User front = identity.createUserQuery().userId(FRONT).singleResult();
        NewAccount described = new NewAccount(FRONT, front.getFirstName(), front.getLastName(), null, groupsOf(FRONT));
        names(OFFICER, FRONT, today, today.plusDays(1));
        comesTo(today);

        keeper.keep(described, temporary.of(FRONT));
        assertThat(groupsOf(FRONT)).contains(OFFICERS);

        comesTo(today.plusDays(2));
        identity.createMembership(FRONT, OFFICERS);
        keeper.keep(described, temporary.of(FRONT));
        assertThat(groupsOf(FRONT)).containsExactlyInAnyOrderElementsOf(described.groups());
    }

    @Test
    void only_the_absent_person_and_the_superior_can_end_it_early() {
        names(OFFICER, FRONT, today, today.plusDays(9));
        comesTo(today);
        String id = running();
        assertThat(ends(FRONT, id)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(groupsOf(FRONT)).contains(OFFICERS);

        assertThat(ends(CHAIR, id)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(groupsOf(FRONT)).doesNotContain(OFFICERS);
        assertThat(ends(CHAIR, id)).as("it is over").isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);

        names(OFFICER, FRONT, today.plusDays(4), today.plusDays(9));
        assertThat(ends(OFFICER, running())).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(names(OFFICER, FRONT, today.plusDays(4), today.plusDays(9)))
                .as("what has been withdrawn hinders nothing")
                .isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    @Tag("D3.1a")
    void a_communes_chair_acts_in_person() {
        assertThat(refusal(COMMUNE_CHAIR, "commune-officer.07981", today, today.plusDays(1), "Ốm"))
                .isEqualTo("Việc của Chủ tịch UBND xã do đích thân Chủ tịch thực hiện, không cử người làm thay được.");

        String own = task("Ký bản tự đánh giá", "commune-chair-07981", null);
        assertThat(refusedGiving("district-officer.230", List.of(own), "", "Chủ tịch đi vắng"))
                .startsWith("Việc «Ký bản tự đánh giá» do đích thân Chủ tịch UBND xã thực hiện");
    }

    @Test
    void an_invalid_request_is_refused_with_a_sentence_and_changes_nothing() {
        LocalDate tomorrow = today.plusDays(1);
        assertThat(refusal(OFFICER, FRONT, today.minusDays(1), tomorrow, "Ốm")).contains("quá khứ");
        assertThat(refusal(OFFICER, FRONT, tomorrow, today, "Ốm")).contains("ngày kết thúc");
        assertThat(refusal(OFFICER, FRONT, null, today, "Ốm")).contains("ngày bắt đầu");
        assertThat(refusal(OFFICER, FRONT, today, today.plusDays(400), "Ốm")).contains("một năm");
        assertThat(refusal(OFFICER, FRONT, today, tomorrow, " ")).contains("lý do");
        assertThat(refusal(OFFICER, OFFICER, today, tomorrow, "Ốm")).contains("người khác");
        assertThat(refusal(OFFICER, "district-officer.231", today, tomorrow, "Ốm"))
                .contains("cùng đơn vị");
        assertThat(refusal(OFFICER, "nobody", today, tomorrow, "Ốm")).contains("cùng đơn vị");
        assertThat(running()).isNull();

        names(OFFICER, FRONT, today, tomorrow);
        assertThat(refusal(OFFICER, SECOND_OFFICER, tomorrow, tomorrow, "Ốm")).contains("đã có người làm thay");
        assertThat(refusal(CHAIR, OFFICER, tomorrow, tomorrow, "Ốm")).contains("cũng vắng mặt");
        assertThat(refusal(FRONT, CHAIR, tomorrow, tomorrow, "Ốm")).contains("đang được cử làm thay");
        assertThat(post("district-chair.231", "/api/substitutions", naming(OFFICER, FRONT, today, today, "Ốm"))
                        .getStatusCode())
                .as("the chair of another district")
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @Tag("D2.4")
    void the_head_of_a_unit_reassigns_many_tasks_at_once() {
        List<String> three = List.of(
                task("Soạn báo cáo", OFFICERS, OFFICER),
                task("Theo dõi đăng ký", OFFICERS, OFFICER),
                task("Tổng hợp kết quả", OFFICERS, null));

        assertThat(gives(CHAIR, three, SECOND_OFFICER, "Chuyển công tác").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(three).allSatisfy(id -> assertThat(assignee(id)).isEqualTo(SECOND_OFFICER));
        assertThat(inbox(SECOND_OFFICER)).isEqualTo("Đồng chí được giao 3 việc");
        assertThat(recorded("task." + three.get(0) + ".Soạn báo cáo"))
                .containsExactly(OFFICER + " → " + SECOND_OFFICER + " (" + CHAIR + ": Chuyển công tác)");

        assertThat(gives(CHAIR, three.subList(0, 1), "", "Chia lại").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(assignee(three.get(0))).isNull();
    }

    @Test
    void tasks_are_given_only_to_holders_of_the_post_and_all_of_them_or_none() {
        String report = task("Soạn báo cáo", OFFICERS, OFFICER);
        String opinion = task("Ý kiến của Mặt trận", "district-front-230", null);

        assertThat(refusedGiving(CHAIR, List.of(report, opinion), SECOND_OFFICER, "Ốm"))
                .isEqualTo("Chuyên viên thứ hai Huyện Đoan Hùng không giữ vị trí được làm việc «Ý kiến của Mặt trận»;"
                        + " nếu cần, hãy cử người đó làm thay.");
        assertThat(assignee(report)).as("nothing is half done").isEqualTo(OFFICER);
        assertThat(refusedGiving(CHAIR, List.of(report), SECOND_OFFICER, "")).contains("lý do");
        assertThat(refusedGiving(CHAIR, List.of(), SECOND_OFFICER, "Ốm")).contains("chọn từ 1");
        assertThat(refusedGiving(CHAIR, List.of(report, "gone"), SECOND_OFFICER, "Ốm"))
                .contains("đã được làm xong");
        assertThat(refusedGiving("district-chair.231", List.of(report), SECOND_OFFICER, "Ốm"))
                .contains("không phụ trách");
        assertThat(assignee(report)).isEqualTo(OFFICER);
    }

    private String task(String name, String group, String assignee) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setDueDate(Date.from(year.now().plusDays(20).toInstant()));
        task.setAssignee(assignee);
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        created.add(task.getId());
        return task.getId();
    }

    private String assignee(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private List<String> groupsOf(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream()
                .map(Group::getId)
                .toList();
    }

    private HttpStatus names(String account, String substitute, LocalDate from, LocalDate until) {
        return HttpStatus.valueOf(
                post(account, "/api/substitutions", naming(null, substitute, from, until, "Nghỉ phép"))
                        .getStatusCode()
                        .value());
    }

    private String refusal(String account, String substitute, LocalDate from, LocalDate until, String reason) {
        return refused(post(account, "/api/substitutions", naming(null, substitute, from, until, reason)));
    }

    private static Map<String, Object> naming(
            String account, String substitute, LocalDate from, LocalDate until, String reason) {
        Map<String, Object> naming = new HashMap<>();
        naming.put("account", account);
        naming.put("substitute", substitute);
        naming.put("fromDay", from);
        naming.put("untilDay", until);
        naming.put("reason", reason);
        return naming;
    }

    private HttpStatus ends(String account, String id) {
        return HttpStatus.valueOf(http.withBasicAuth(account, "demo")
                .exchange("/api/substitutions/{id}", HttpMethod.DELETE, null, JsonNode.class, id)
                .getStatusCode()
                .value());
    }

    private ResponseEntity<JsonNode> gives(String account, List<String> tasks, String to, String reason) {
        return post(account, "/api/reassignments", Map.of("tasks", tasks, "to", to, "reason", reason));
    }

    private String refusedGiving(String account, List<String> tasks, String to, String reason) {
        return refused(gives(account, tasks, to, reason));
    }

    private static String refused(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        return answer.getBody().path("detail").asText();
    }

    private ResponseEntity<JsonNode> post(String account, String path, Object body) {
        return http.withBasicAuth(account, "demo").postForEntity(path, body, JsonNode.class);
    }

    private String inbox(String account) {
        return http.withBasicAuth(account, "demo")
                .getForObject("/api/notices", JsonNode.class)
                .at("/0/subject")
                .asText();
    }

    /** The key of the one that has not ended. */
    private String running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("substitution").list().stream()
                .findFirst()
                .map(one -> one.getBusinessKey())
                .orElse(null);
    }

    private List<String> recorded(String what) {
        return jdbc.sql(
                        "select coalesce(old_value, '') || ' → ' || coalesce(new_value, '') || ' (' || who || ': ' || reason || ')' from history_entry"
                                + " where subject = 'people-" + DISTRICT + "' and what = ? and at >= ? order by id")
                .params(what, Date.from(today.atStartOfDay(year.now().getZone()).toInstant()))
                .query(String.class)
                .list();
    }

    private void comesTo(LocalDate day) {
        year.todayIs(day);
        Date now = Date.from(year.now().toInstant());
        management.createJobQuery().processDefinitionKey("substitution").list().stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .map(Job::getId)
                .forEach(management::executeJob);
    }
}
