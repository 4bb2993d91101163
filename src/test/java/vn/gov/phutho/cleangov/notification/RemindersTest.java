package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.calendar.Holiday;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.platform.MovableClock;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Morning after morning, with a mail server: who hears of a deadline, and what becomes of the mails. */
@CleangovTest
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=reminders",
            "spring.mail.host=127.0.0.1",
            "cleangov.address=https://cleangov.example"
        })
@DirtiesContext
class RemindersTest {

    private static final int PORT = freePort();
    private static final String OFFICER = "district-officer.230";
    private static final String CHAIR = "district-chair.230";
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
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private NoticeService notices;

    @Autowired
    private JdbcClient jdbc;

    private GreenMail server;

    @BeforeEach
    void a_year_of_two_districts_is_open_and_its_winter_done() {
        server = start();
        year.yearOpens();
        List.of("07969", "07975", "07981", "08053", "08056")
                .forEach(code -> year.commune(code).registers());
        List.of("230", "231").forEach(code -> year.district(code).carriesOutProgramme());
        // What communes, departments and the press do in the meantime would only fill the mails.
        Stream.of("commune-dossier", "department-inspection", "media-coverage").forEach(this::isOver);
        // Nothing but mornings lies between January and the weeks of the June report.
        year.todayIs(LocalDate.of(year.year(), 5, 20)).executeJobs();
        management.setJobDuedate(
                mornings().getId(),
                Date.from(year.now().plusDays(1).withHour(7).withMinute(30).toInstant()));
    }

    private HttpStatusCode urgesTheReport() {
        return http.withBasicAuth(PROVINCE, "demo")
                .postForEntity("/api/years/{year}/duties/report-H1/urgings?unit=230", null, Void.class, year.year())
                .getStatusCode();
    }

    private void isOver(String process) {
        end(runtime.createProcessInstanceQuery().processDefinitionKey(process));
    }

    @AfterEach
    void nothing_is_left() {
        end(runtime.createProcessInstanceQuery());
        server.stop();
    }

    private void end(ProcessInstanceQuery processes) {
        processes.list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtime.deleteProcessInstanceIfExists(id, "left out", true, true, true, false));
    }

    @Test
    void a_report_is_announced_then_urged_then_reported_to_the_chair_and_to_the_level_above() {
        LocalDate due = juneReportDue();
        goTo(due);

        assertThat(daysOf("230", OFFICER, "HOLDER")).isEqualTo(announced(due));
        assertThat(daysOf("230", CHAIR, "CHAIR")).isEmpty();

        LocalDate fourth = calendar.plusWorkingDays(due, 4);
        goTo(fourth);
        List<LocalDate> overdue = List.of(1, 2, 3, 4).stream()
                .map(count -> calendar.plusWorkingDays(due, count))
                .toList();
        assertThat(daysOf("230", OFFICER, "HOLDER")).endsWith(overdue.toArray(LocalDate[]::new));
        assertThat(daysOf("230", CHAIR, "CHAIR")).isEqualTo(overdue);
        assertThat(daysOf("230", PROVINCE, "LEVEL_ABOVE")).isEqualTo(overdue.subList(2, 4));

        year.district("230").draftsReport("H1");
        goTo(calendar.plusWorkingDays(due, 5));
        assertThat(daysOf("230", OFFICER, "HOLDER"))
                .as("who has done it is left in peace")
                .doesNotContain(calendar.plusWorkingDays(due, 5));
    }

    @Test
    void only_the_reminders_of_a_district_whose_deadline_moves_move_with_it() {
        LocalDate usual = juneReportDue();
        LocalDate later = calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 7, 15));
        goTo(LocalDate.of(year.year(), 6, 10));
        List<LocalDate> before = daysOf("230", OFFICER, "HOLDER");

        year.province()
                .movesDeadline(Map.of(
                        "year",
                        year.year(),
                        "milestone",
                        "JUNE_REPORT",
                        "unitCode",
                        "230",
                        "due",
                        later.toString(),
                        "reason",
                        "Mưa lũ kéo dài."));
        goTo(later);

        List<LocalDate> moved = announced(later).stream()
                .filter(day -> day.isAfter(LocalDate.of(year.year(), 6, 10)))
                .toList();
        assertThat(daysOf("230", OFFICER, "HOLDER"))
                .as("before the decision by the usual deadline, after it by the new one")
                .isEqualTo(Stream.concat(before.stream(), moved.stream()).toList());
        assertThat(daysOf("230", CHAIR, "CHAIR")).isEmpty();
        assertThat(daysOf("231", "district-officer.231", "HOLDER"))
                .as("the other district's deadline is where it was")
                .containsAll(announced(usual))
                .contains(calendar.plusWorkingDays(usual, 1));
        assertThat(daysOf("231", "district-chair.231", "CHAIR")).contains(calendar.plusWorkingDays(usual, 1));
    }

    @Test
    void everybody_gets_one_mail_a_day_in_both_forms_with_a_way_to_the_task() throws Exception {
        LocalDate due = juneReportDue();
        goTo(due);

        MimeMessage mail = mails().stream()
                .filter(one -> Mails.to(one).startsWith(OFFICER) && sentOn(one).equals(due))
                .reduce((a, b) -> {
                    throw new AssertionError("two mails to one person on one day");
                })
                .orElseThrow();
        String task = year.open("UserTask_DraftReport", year.district("230").reportKey("H1"))
                .get(0)
                .getId();
        String link = "https://cleangov.example/camunda/app/tasklist/default/#/?task=" + task;
        assertThat(mail.getSubject()).isEqualTo("Hạn hôm nay: Soạn báo cáo – Huyện Đoan Hùng");
        assertThat(mail.getFrom()[0]).hasToString("Cleangov <cleangov@localhost>");
        assertThat(Mails.texts(mail))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .contains("Chuyên viên phụ trách Huyện Đoan Hùng")
                        .contains("Soạn báo cáo năm " + year.year())
                        .contains(link)
                        .contains("hạn hôm nay"));
        assertThat(Mails.texts(mail).get(1)).contains("<table").contains("href=\"" + link + "\"");
        assertThat(
                        count(
                                "select count(*) from (select recipient from notice group by recipient, day having count(*) > 1) twice"))
                .isZero();

        JsonNode inbox = http.withBasicAuth(OFFICER, "demo").getForObject("/api/notices", JsonNode.class);
        assertThat(inbox.get(0).path("subject").asText()).isEqualTo(mail.getSubject());
        assertThat(inbox.get(0).at("/items/0/taskId").asText()).isEqualTo(task);
    }

    @Test
    void an_urging_by_a_person_is_mailed_at_once_and_not_in_the_morning() throws Exception {
        assertThat(urgesTheReport()).as("its window has not opened").isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        goTo(calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 6, 10)));
        server.purgeEmailFromAllMailboxes();

        assertThat(urgesTheReport()).isEqualTo(HttpStatus.NO_CONTENT);
        jobsAt("ServiceTask_SendMails");

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(Mails.to(mail)).startsWith(OFFICER);
            assertThat(mail.getSubject()).startsWith("Đôn đốc: Báo cáo tháng 6 – Huyện Đoan Hùng, còn ");
            assertThat(Mails.texts(mail))
                    .allSatisfy(text -> assertThat(text).contains("Sở Nội vụ", "đôn đốc việc sau:"));
        });
    }

    @Test
    void a_day_off_and_a_second_run_of_a_day_send_no_reminder() {
        LocalDate due = juneReportDue();
        goTo(due);
        long notices = count("select count(*) from notice");
        assertThat(count("select count(*) from notice where day = date '" + due + "'"))
                .isPositive();

        aMorningComes();
        LocalDate dayOff = calendar.holidays(year.year()).stream()
                .map(Holiday::day)
                .filter(day -> day.isAfter(due))
                .findFirst()
                .orElseThrow();
        year.todayIs(dayOff);
        aMorningComes();

        assertThat(count("select count(*) from notice")).isEqualTo(notices);
        assertThat(jdbc.sql("select day from reminder_run")
                        .query(LocalDate.class)
                        .list())
                .contains(due)
                .allMatch(calendar::isWorkingDay)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_mail_server_that_is_down_for_two_days_loses_nothing_and_repeats_nothing() {
        LocalDate due = juneReportDue();
        goTo(due);
        List<MimeMessage> all = new ArrayList<>(mails());
        server.stop();

        goTo(calendar.plusWorkingDays(due, 1));
        goTo(calendar.plusWorkingDays(due, 2));

        // While mornings wait with their mails, deadlines move all the same.
        year.province()
                .movesDeadline(Map.of(
                        "year",
                        year.year(),
                        "milestone",
                        "DECEMBER_REPORT",
                        "unitCode",
                        "230",
                        "due",
                        LocalDate.of(year.year(), 12, 20).toString(),
                        "reason",
                        "Mưa lũ kéo dài."));
        long waiting = count("select count(*) from delivery where status = 'PENDING'");
        assertThat(waiting).as("two days, officers and chairs of two districts").isGreaterThanOrEqualTo(8);
        assertThat(count("select max(attempts) from delivery where status = 'PENDING'"))
                .as("tried every quarter of an hour")
                .isGreaterThan(80);
        assertThat(jdbc.sql("select detail from delivery where status = 'PENDING' and attempts > 0 limit 1")
                        .query(String.class)
                        .single())
                .contains("connect");
        JsonNode inbox = http.withBasicAuth(CHAIR, "demo").getForObject("/api/notices", JsonNode.class);
        assertThat(inbox.get(0).path("day").asText())
                .as("the inbox has it all the same")
                .isEqualTo(calendar.plusWorkingDays(due, 2).toString());

        server = start();
        goTo(calendar.plusWorkingDays(due, 3));
        all.addAll(mails());

        assertThat(count("select count(*) from delivery where status = 'PENDING'"))
                .isZero();
        assertThat(all.stream().map(Mails::messageId)).doesNotHaveDuplicates();
        assertThat(all.stream().map(Mails::messageId).toList())
                .containsAll(jdbc.sql("select message_id from delivery d join notice n on n.id = d.notice_id"
                                + " where channel = 'MAIL' and n.day >= ?")
                        .param(due)
                        .query(String.class)
                        .list());
    }

    @Test
    void a_person_who_cannot_be_reached_is_recorded_and_does_not_delay_others() throws Exception {
        address(CHAIR, null);
        address(OFFICER, "refused@cleangov.example");
        address("district-officer.231", "không phải địa chỉ");
        server.stop();
        LocalDate due = juneReportDue();
        try (RefusingMailServer picky = new RefusingMailServer(PORT, "refused@cleangov.example")) {
            goTo(calendar.plusWorkingDays(due, 1));

            assertThat(status(CHAIR)).isEqualTo("NO_ADDRESS 0");
            assertThat(status(OFFICER)).startsWith("PENDING");
            assertThat(status("district-officer.231")).startsWith("PENDING");
            assertThat(status("district-chair.231")).isEqualTo("DELIVERED 1");
            assertThat(picky.accepted()).contains("district-chair.231@cleangov.example");

            goTo(calendar.plusWorkingDays(due, 2));
            assertThat(jdbc.sql("select distinct attempts || ' ' || detail from delivery where status = 'GIVEN_UP'"
                                    + " and address = 'refused@cleangov.example'")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .startsWith("5 ")
                    .contains("550");
        } finally {
            address(CHAIR, CHAIR + "@cleangov.example");
            address(OFFICER, OFFICER + "@cleangov.example");
            address("district-officer.231", "district-officer.231@cleangov.example");
            server = start();
        }
    }

    @Test
    void a_changed_row_of_the_table_changes_the_next_morning() {
        LocalDate due = juneReportDue();
        goTo(due);
        String deployment = deploys("&gt;= 3", "&gt;= 2");
        try {
            goTo(calendar.plusWorkingDays(due, 2));
            assertThat(daysOf("230", PROVINCE, "LEVEL_ABOVE"))
                    .as("a day sooner")
                    .containsExactly(calendar.plusWorkingDays(due, 2));
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_morning_that_fails_is_made_up_for_and_stops_no_other() {
        LocalDate due = juneReportDue();
        goTo(due);
        String deployment = deploys("<text>\"CHAIR\"</text>", "<text>\"SOMEBODY\"</text>");
        try {
            year.todayIs(calendar.plusWorkingDays(due, 1));
            assertThatThrownBy(this::aMorningComes).hasMessageContaining("SOMEBODY");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(mornings().getDuedate()).isAfter(Date.from(year.now().toInstant()));
        assertThat(daysOf("230", CHAIR, "CHAIR")).isEmpty();
        assertThat(notices.undelivered().withoutRun())
                .as("the administrator sees it")
                .isEqualTo(calendar.plusWorkingDays(due, 1));

        goTo(calendar.plusWorkingDays(due, 2));
        assertThat(notices.undelivered().nothing()).isTrue();
        assertThat(daysOf("230", CHAIR, "CHAIR")).contains(calendar.plusWorkingDays(due, 2));
    }

    /** Deploys the decision table alone, as the Modeler does, with one text of it changed. */
    private String deploys(String text, String instead) {
        try {
            String table = Files.readString(Path.of("processes/reminder-policy.dmn"));
            assertThat(table).contains(text);
            return repository
                    .createDeployment()
                    .addString("reminder-policy.dmn", table.replace(text, instead))
                    .deploy()
                    .getId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The timer fires, whatever time it is, and the run is done as far as it goes at once. */
    private void aMorningComes() {
        management.executeJob(mornings().getId());
        jobsAt("ServiceTask_GatherDeadlines");
    }

    private void jobsAt(String elementId) {
        management
                .createJobQuery()
                .processDefinitionKey("deadline-reminders")
                .activityId(elementId)
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    @Test
    void the_demo_clock_advances_to_the_next_milestone_with_all_mornings_and_mails() {
        JsonNode time = http.withBasicAuth("admin", "demo")
                .postForEntity("/api/clock", Map.of(), JsonNode.class)
                .getBody();

        assertThat(year.now().toLocalDate()).isEqualTo(LocalDate.of(year.year(), 6, 1));
        assertThat(time.path("next").asText()).doesNotContain("T07:30");
        assertThat(count("select count(*) from reminder_run where extract(year from day) = " + year.year()))
                .as("mornings on the way")
                .isBetween(6L, 12L);
        assertThat(daysOf("230", OFFICER, "HOLDER"))
                .as("the June report was announced on one of them")
                .hasSize(1);
    }

    private LocalDate juneReportDue() {
        return calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 6, 30));
    }

    /** The days of the policy before a deadline; for a day off speaks the working day before. */
    private List<LocalDate> announced(LocalDate due) {
        return List.of(30, 14, 7, 3, 1, 0).stream()
                .map(due::minusDays)
                .map(calendar::lastWorkingDayOnOrBefore)
                .distinct()
                .toList();
    }

    /** The days on which an account heard of the June report of a district, and why. */
    private List<LocalDate> daysOf(String district, String account, String role) {
        return jdbc.sql("""
                        select n.day from notice n join notice_item i on i.notice_id = n.id
                        where n.recipient = ? and i.recipient_role = ? and i.year = ? and i.unit_name = ?
                          and i.title in ('Báo cáo tháng 6', 'Soạn báo cáo')
                        order by n.day
                        """)
                .params(account, role, year.year(), district.equals("230") ? "Huyện Đoan Hùng" : "Huyện Hạ Hoà")
                .query(LocalDate.class)
                .list();
    }

    private String status(String account) {
        return jdbc.sql("select status || ' ' || attempts from delivery d join notice n on n.id = d.notice_id"
                        + " where channel = 'MAIL' and recipient = ? order by n.day desc limit 1")
                .param(account)
                .query(String.class)
                .single();
    }

    private void address(String account, String address) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setEmail(address);
        identity.saveUser(user);
    }

    private Job mornings() {
        return management
                .createJobQuery()
                .processDefinitionKey("deadline-reminders")
                .activityId("StartEvent_EveryMorning")
                .singleResult();
    }

    /** It becomes 08:00 of this day, and every morning until then has come. */
    private void goTo(LocalDate day) {
        if (year.now().toLocalDate().isBefore(day)) {
            move(day);
        }
    }

    private void move(LocalDate day) {
        assertThat(http.withBasicAuth("admin", "demo")
                        .postForEntity("/api/clock", Map.of("day", day), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    // ---- Mails

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreenMail start() {
        GreenMail server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private static LocalDate sentOn(Message mail) {
        try {
            return mail.getSentDate().toInstant().atZone(MovableClock.ZONE).toLocalDate();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
