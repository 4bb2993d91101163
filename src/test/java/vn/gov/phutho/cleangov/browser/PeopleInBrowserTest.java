package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The pages about people: notices, substitutes, responsibilities, and help. */
@CleangovTest
class PeopleInBrowserTest {

    private static final String OFFICER = "district-officer.230";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
    }

    @AfterEach
    void all_is_as_before() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("substitution")
                .list()
                .forEach(one -> runtime.createMessageCorrelation("substitution-ended")
                        .processInstanceBusinessKey(one.getBusinessKey())
                        .correlate());
        jdbc.sql("delete from notice_setting").update();
        jdbc.sql("delete from delivery where status = 'GIVEN_UP'").update();
    }

    @Test
    void an_official_chooses_how_to_be_notified() {
        PageLook look = logsIn(OFFICER).looksAt("/account", "page-account");
        look.page().getByLabel("Gộp vào thư sáng ngày làm việc tiếp theo").check();
        look.page().getByText("Lưu", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(look.page().locator(".said")).hasText("Đã lưu.");
        assertThat(look.opens("/account").page().getByLabel("Gộp vào thư sáng ngày làm việc tiếp theo"))
                .isChecked();

        look.page().getByLabel("Địa chỉ thư điện tử").fill("a@b@c");
        look.page().locator("form.send").evaluate("form => { form.noValidate = true; }");
        look.page().getByText("Lưu", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(look.page().locator(".said")).containsText("«a@b@c» không phải địa chỉ thư điện tử.");
    }

    @Test
    @Tag("D2.4")
    void an_official_who_goes_away_names_a_substitute_and_ends_it_early() {
        PageLook look = logsIn(OFFICER).looksAt("/substitutions", "page-substitutions");
        Page page = look.page();
        page.getByLabel("Người làm thay").selectOption("district-chair.230");
        page.getByLabel("Từ ngày").fill(year.now().toLocalDate().plusDays(1).toString());
        page.getByLabel("Đến hết ngày").fill(year.now().toLocalDate().toString());
        page.getByLabel("Lý do").fill("Nghỉ phép");
        names(page);
        assertThat(page.locator(".said").first()).containsText("ngày kết thúc không được trước ngày bắt đầu");

        page.getByLabel("Đến hết ngày")
                .fill(year.now().toLocalDate().plusDays(4).toString());
        names(page);
        assertThat(page.locator("main table").first()).containsText("sắp tới");
        look.looksAt("/substitutions", "page-substitutions-named");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kết thúc"))
                .first()
                .click();
        assertThat(page.locator("main table tbody tr").first()).containsText("đã kết thúc");
    }

    private static void names(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Cử người làm thay").setExact(true))
                .click();
    }

    @Test
    @Tag("D2.4")
    void a_chair_takes_an_officers_task_back_for_the_holders_of_the_post() {
        String task = year.open("UserTask_DraftProgramme", year.district("230").key())
                .get(0)
                .getId();
        tasks.setAssignee(task, OFFICER);
        String ofTheOfficer = "/people?unit=230&holder=" + OFFICER;
        PageLook look = logsIn("district-chair.230").looksAt("/people", "page-people");
        Page page = look.opens(ofTheOfficer).page();
        page.locator("input[value='" + task + "']").check();
        page.locator("form.send", new Page.LocatorOptions().setHasText("Giao cho"))
                .getByLabel("Lý do")
                .fill("Chia lại việc");
        page.getByText("Giao các việc đã chọn").click();

        assertThat(page.locator("input[value='" + task + "']")).hasCount(0);
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .as("every holder of the post can claim it")
                .isNull();
        assertThat(page.getByText("Giao việc «Lập chương trình năm").first()).isVisible();
        look.looks("page-people-given");
    }

    @Test
    void an_administrator_sees_which_mails_did_not_arrive() {
        jdbc.sql("""
                        with told as (
                            insert into notice (id, recipient, day, subject, composed_at, sender)
                            values (gen_random_uuid(), ?, ?, 'Đôn đốc: Báo cáo tháng 6', ?, 'Sở Nội vụ') returning id)
                        insert into delivery (notice_id, channel, address, status, attempts, refusals, last_attempt_at, detail)
                        select id, 'MAIL', '123@456', 'GIVEN_UP', 5, 5, ?, '550' from told
                        """)
                .params(
                        OFFICER,
                        year.now().toLocalDate(),
                        year.now().toOffsetDateTime(),
                        year.now().toOffsetDateTime())
                .update();

        PageLook look = logsIn("province-officer.25").looksAt("/mails", "page-mails");

        assertThat(look.page().locator("main tbody tr").first()).containsText("bị từ chối (đã thử 5 lần)");
        assertThat(logsIn("commune-officer.07969").opens("/mails").page().locator("main"))
                .containsText("Không có quyền");
    }

    @Test
    @Tag("D2.3a")
    void a_task_says_above_its_form_what_it_asks_for_and_stays_folded_when_it_is_known() {
        TasklistPage screen = chromium.tasklist(port).logIn("commune-chair.07969");
        screen.takes("Đăng ký phấn đấu", "Thị trấn Đoan Hùng", year.year()).waitForForm();
        Locator help = screen.page().locator(".cg-help");
        assertThat(help).containsText("Đồng chí Chủ tịch UBND đích thân đăng ký danh hiệu phấn đấu của xã");
        assertThat(help).containsText("Căn cứ: Chỉ thị, mục 2.3a, 3.1a.");
        screen.screenshot("help-camunda-form");

        help.locator("summary").click();
        screen.page().waitForFunction("() => localStorage.getItem('cleangov-help-folded')");
        screen.page().reload();
        assertThat(screen.page().locator(".cg-help summary")).isVisible();
        assertThat(screen.page().locator(".cg-help p").first()).isHidden();
    }

    @Test
    void an_embedded_form_and_one_that_starts_a_process_have_help_too() {
        TasklistPage screen = chromium.tasklist(port).logIn("province-officer.25");
        screen.startsProcess("Dời thời hạn");
        assertThat(screen.page().locator(".modal-dialog .cg-help"))
                .containsText("Tỉnh dời một thời hạn cho một đơn vị");
        assertThat(screen.page().locator(".modal-dialog .cg-help"))
                .containsText("Căn cứ: Chỉ thị, mục 2.3 và mục 2.4.");
        assertThat(screen.page().locator(".modal-dialog .cg-help")).not().containsText("Khóa:");
        screen.screenshot("help-start-form");
    }

    private PageLook logsIn(String user) {
        return new PageLook(chromium.tasklist(port).startsSession(user), port);
    }
}
