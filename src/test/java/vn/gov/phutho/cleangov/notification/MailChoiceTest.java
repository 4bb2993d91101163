package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** What becomes of much that is told to one person: how many mails, when, and where to. */
@CleangovTest
@TestPropertySource(properties = {"camunda.bpm.process-engine-name=mail-choice", "spring.mail.host=127.0.0.1"})
@DirtiesContext
class MailChoiceTest {

    private static final int PORT = RemindersTest.freePort();
    private static final String OFFICER = "district-officer.230";
    private static final String GROUP = "district-officer-230";
    private static final String PROVINCE = "province-officer.25";

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> PORT);
    }

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private NoticeService notices;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private MovableClock clock;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private GreenMail server;
    private LocalDate workingDay;

    @BeforeEach
    void a_working_day_after_a_working_day() {
        server = start();
        workingDay = LocalDate.of(year.freshYear(), 5, 4);
        while (!calendar.isWorkingDay(workingDay) || !calendar.isWorkingDay(workingDay.plusDays(1))) {
            workingDay = workingDay.plusDays(1);
        }
        year.todayIs(workingDay);
        jdbc.sql("delete from notice_setting").update();
        address(OFFICER, OFFICER + "@cleangov.example");
    }

    @AfterEach
    void nothing_is_left() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("deadline-reminders")
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "left out"));
        tasks.createTaskQuery().taskNameLike("Việc số %").list().forEach(task -> tasks.deleteTask(task.getId(), true));
        jdbc.sql("update delivery set status = 'DELIVERED' where status in ('PENDING', 'GIVEN_UP')")
                .update();
        server.stop();
    }

    @Test
    @Tag("D2.3a")
    void twenty_reminders_of_a_day_are_one_mail() {
        IntStream.rangeClosed(1, 20).forEach(this::taskDueToday);

        aMorningComes();

        assertThat(mails())
                .filteredOn(mail -> Mails.to(mail).startsWith(OFFICER))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("20 việc sắp đến hạn");
                    assertThat(Mails.items(mail)).hasSize(20);
                });
    }

    @Test
    @Tag("D2.4")
    void a_task_that_is_given_a_few_days_only_is_told_the_next_morning_and_a_long_one_waits_for_its_days() {
        aMorningComes();
        tasks.saveTask(task("Việc số 1", workingDay.plusDays(6)));
        tasks.saveTask(task("Việc số 2", workingDay.plusDays(20)));

        timeIs(workingDay.plusDays(1).atTime(7, 30));
        aMorningComes();

        assertThat(mails())
                .filteredOn(mail -> Mails.to(mail).startsWith(OFFICER))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Còn 5 ngày: Việc số 1"));
    }

    @Test
    @Tag("D2.3a")
    void twenty_urgings_are_mailed_at_once_and_then_once_an_hour() throws Exception {
        urge("Việc số 1");
        jobs();
        assertThat(mails())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.getSubject()).isEqualTo("Đôn đốc: Việc số 1 – Huyện Đoan Hùng, còn 5 ngày"));

        IntStream.rangeClosed(2, 20).forEach(number -> urge("Việc số " + number));
        jobs();
        assertThat(mails()).as("the next hour has not passed").hasSize(1);
        assertThat(http.withBasicAuth(OFFICER, "demo").getForObject("/api/notices", JsonNode.class))
                .as("the inbox has them at once")
                .hasSizeGreaterThanOrEqualTo(20);

        clock.moveTo(clock.instant().plus(Duration.ofMinutes(61)));
        jobs();

        assertThat(mails()).hasSize(2);
        MimeMessage second = mails().get(1);
        assertThat(second.getSubject()).isEqualTo("19 thông báo đôn đốc");
        assertThat(Mails.items(second)).hasSize(19).anyMatch(item -> item.startsWith("Việc số 20 "));
        String html = Mails.texts(second).get(1);
        assertThat(html).contains("Việc số 2 ", "Việc số 20 ");
        // To be looked at.
        Files.writeString(Files.createDirectories(Path.of("target/mails")).resolve("digest.html"), html);
        assertThat(pending()).isZero();
    }

    @Test
    void a_person_without_mails_in_between_gets_urgings_with_the_mornings_mail() throws Exception {
        choose("EVERY_DAY", "IN_THE_MORNING", OFFICER + "@cleangov.example");
        urge("Việc số 1");
        jobs();
        assertThat(mails()).isEmpty();

        timeIs(workingDay.plusDays(1).atTime(7, 30));
        tasks.saveTask(task("Việc số 2", workingDay.plusDays(1)));
        aMorningComes();
        jobs();

        assertThat(mails())
                .filteredOn(mail -> Mails.to(mail).startsWith(OFFICER))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("1 thông báo đôn đốc; hạn hôm nay: Việc số 2");
                    assertThat(Mails.items(mail)).hasSize(2);
                });
    }

    @Test
    void on_a_day_off_it_is_quiet_until_the_next_working_morning() {
        LocalDate dayOff = workingDay;
        while (calendar.isWorkingDay(dayOff)) {
            dayOff = dayOff.plusDays(1);
        }
        year.todayIs(dayOff);

        urge("Việc số 1");
        jobs();

        assertThat(mails()).isEmpty();
        timeIs(calendar.plusWorkingDays(dayOff, 1).atTime(7, 45));
        jobs();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_person_with_urgent_mails_only_gets_the_other_notices_in_the_inbox() {
        choose("PRESSING", "AT_ONCE", OFFICER + "@cleangov.example");
        tasks.saveTask(task("Việc số 1", workingDay.plusDays(7)));
        aMorningComes();
        assertThat(mails()).noneMatch(mail -> Mails.to(mail).startsWith(OFFICER));
        assertThat(jdbc.sql("select d.status from delivery d join notice n on n.id = d.notice_id"
                                + " where n.recipient = ? and n.day = ? and d.channel = 'MAIL'")
                        .params(OFFICER, workingDay)
                        .query(String.class)
                        .list())
                .containsExactly("NOT_WANTED");

        timeIs(workingDay.plusDays(7).atTime(7, 30));
        aMorningComes();
        assertThat(mails()).anyMatch(mail -> Mails.to(mail).startsWith(OFFICER));
    }

    @Test
    void a_wrong_address_is_refused_and_a_correct_one_gets_the_given_up_mails() throws Exception {
        server.stop();
        try (RefusingMailServer picky = new RefusingMailServer(PORT, "nobody@cleangov.example")) {
            address(OFFICER, "nobody@cleangov.example");
            urge("Việc số 1");
            for (int attempt = 0; attempt < 5; attempt++) {
                jobs();
                clock.moveTo(clock.instant().plus(Duration.ofMinutes(16)));
            }
        } finally {
            server = start();
        }
        assertThat(count("select count(*) from delivery where status = 'GIVEN_UP'"))
                .isEqualTo(1);

        assertThat(http.withBasicAuth(OFFICER, "demo")
                        .postForEntity("/api/accounts/{account}/mails", null, Void.class, OFFICER)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        ResponseEntity<JsonNode> wrong = put("EVERY_DAY", "AT_ONCE", "không phải địa chỉ");
        assertThat(wrong.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(wrong.getBody().path("detail").asText()).startsWith("«không phải địa chỉ» không phải địa chỉ thư");
        assertThat(put("EVERY_DAY", null, "a@b.vn").getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);

        choose("EVERY_DAY", "AT_ONCE", "right@cleangov.example");
        jobs();

        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(Mails.to(mail)).isEqualTo("right@cleangov.example"));
        assertThat(pending()).isZero();
    }

    @Test
    void an_administrator_sends_refused_mails_again() {
        jdbc.sql("delete from delivery where status = 'GIVEN_UP'").update();
        urge("Việc số 1");
        jdbc.sql("update delivery set status = 'GIVEN_UP', refusals = 5, detail = '550' where status = 'PENDING'")
                .update();
        jobs();
        assertThat(mails()).isEmpty();

        assertThat(http.withBasicAuth(PROVINCE, "demo")
                        .postForEntity("/api/accounts/{account}/mails", null, Void.class, OFFICER)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        jobs();

        assertThat(mails()).hasSize(1);
    }

    private void timeIs(LocalDateTime moment) {
        clock.moveTo(moment.atZone(clock.getZone()).toInstant());
    }

    private void address(String account, String address) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setEmail(address);
        identity.saveUser(user);
    }

    private void urge(String title) {
        assertThat(notices.urge(GROUP, title, "Huyện Đoan Hùng", year.year(), workingDay.plusDays(5), PROVINCE))
                .hasSize(1);
    }

    private void taskDueToday(int number) {
        tasks.saveTask(task("Việc số " + number, workingDay));
        tasks.createTaskQuery()
                .taskName("Việc số " + number)
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), GROUP));
    }

    private Task task(String name, LocalDate due) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setAssignee(OFFICER);
        task.setDueDate(Date.from(due.atTime(17, 0).atZone(clock.getZone()).toInstant()));
        return task;
    }

    private void choose(String morning, String urgent, String address) {
        assertThat(put(morning, urgent, address).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    private ResponseEntity<JsonNode> put(String morning, String urgent, String address) {
        Map<String, String> choice = new HashMap<>();
        choice.put("morning", morning);
        choice.put("urgent", urgent);
        choice.put("address", address);
        return http.withBasicAuth(OFFICER, "demo")
                .exchange("/api/account/notices", HttpMethod.PUT, new HttpEntity<>(choice), JsonNode.class);
    }

    private void aMorningComes() {
        Job mornings = management
                .createJobQuery()
                .processDefinitionKey("deadline-reminders")
                .activityId("StartEvent_EveryMorning")
                .singleResult();
        management.executeJob(mornings.getId());
        jobs();
    }

    /** What of the reminders is due now. */
    private void jobs() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> due() {
        Date now = Date.from(clock.instant());
        return management.createJobQuery().processDefinitionKey("deadline-reminders").list().stream()
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    private long pending() {
        return count("select count(*) from delivery where status = 'PENDING'");
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private static GreenMail start() {
        GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }
}
