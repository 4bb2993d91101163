package vn.gov.phutho.cleangov.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.Indicator;

/** The largest form there is: an agency appraises eight indicators of thirty communes. */
@CleangovTest
@TestPropertySource(properties = "cleangov.units.file=classpath:units-thirty.csv")
class GridInBrowserTest {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private static final Logger log = LoggerFactory.getLogger(GridInBrowserTest.class);

    private static final String APPRAISE = "UserTask_AppraiseIndicators";
    private static final String OFFICER = "district-agency-office.235";

    /** The office has five indicators; version 2 of the criteria hands it one more of each of these. */
    private static final Set<String> GIVERS = Set.of("inspectorate", "finance", "front");

    private static final String OF_THE_GRID = "side = 'APPRAISED' and dossier_id like :year and entered_by = :officer";

    /** What a larger grid may cost more: room for what comes in pages, none for one statement per commune. */
    private static final int FEW = 5;

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private CycleService cycles;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    private final ObjectMapper json = new ObjectMapper();
    private District three;
    private District thirty;
    private List<Indicator> indicators;

    @BeforeEach
    void two_districts_appraise_their_communes() throws IOException {
        year.yearOpens();
        theOfficeHasEightIndicators();
        three = year.district("230");
        thirty = year.district("235");
        List<Commune> communes = new ArrayList<>(three.communes());
        communes.addAll(thirty.communes());
        communes.forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        communes.forEach(Commune::handsIn);
        year.timersFire("TimerEvent_AssessmentOpens");
    }

    private void theOfficeHasEightIndicators() throws IOException {
        ObjectNode set = (ObjectNode) json.readTree(jdbc.sql("select body from criteria_set where version = 1")
                .query(String.class)
                .single());
        set.put("version", 2);
        Set<String> givers = new HashSet<>(GIVERS);
        set.get("criteria")
                .forEach(criterion -> criterion.get("indicators").forEach(indicator -> {
                    if (givers.remove(indicator.get("appraiser").asText())) {
                        ((ObjectNode) indicator).put("appraiser", "office");
                    }
                }));
        jdbc.sql("insert into criteria_set (id, version, body) values (?, 2, ?) on conflict do nothing")
                .params(set.get("id").asText(), set.toString())
                .update();
        jdbc.sql("update cycle set criteria_set_version = 2 where year = ?")
                .param(year.year())
                .update();
        indicators = cycles.criteriaSet(year.year()).indicatorsOf("office");
        assertThat(indicators).hasSize(8);
    }

    @Test
    @Tag("D2.3c")
    void a_column_from_excel_is_pasted_mended_by_keyboard_and_completed_at_once() throws IOException {
        int toOpen = opening(thirty).size();
        int toComplete = completing(thirty, "home-affairs").size();
        Task task = grid(thirty);
        tasks.setAssignee(task.getId(), OFFICER);
        TasklistPage screen = chromium.tasklist(port);
        screen.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        screen.logIn(OFFICER);
        long clicked = System.nanoTime();
        screen.opensTaken("Thẩm định chỉ tiêu", "Huyện", year.year());
        assertThat(screen.form().locator("td.cg-cell")).hasCount(240);
        assertThat(screen.form()).containsText("Đã nhập đủ.");
        long usable = (System.nanoTime() - clicked) / 1_000_000;

        int column = firstColumnOfNumbers();
        Indicator indicator = indicators.get(column);
        List<BigDecimal> values = IntStream.range(0, 30)
                .mapToObj(row -> BigDecimal.valueOf(701 + 10L * row, 1))
                .toList();
        List<String> lines = new ArrayList<>(
                values.stream().map(v -> v.toString().replace('.', ',')).toList());
        lines.set(29, "chín mươi");
        pastes(screen, value(screen, 0, column), lines);
        assertThat(screen.form()).containsText("Còn 30 ô chưa nhập");
        screen.screenshot("grid-reasons-missing");
        pastes(
                screen,
                value(screen, 0, column).locator("xpath=ancestor::td").locator("[data-field='note']"),
                Collections.nCopies(30, "Theo sổ của Văn phòng huyện."));

        assertThat(value(screen, 28, column)).hasValue("98,1");
        assertThat(screen.form()).containsText("30 ô khác số xã tự chấm.");
        assertThat(screen.form()).containsText("1 ô nhập chưa đúng");
        screen.screenshot("grid-pasted");
        screen.submits();
        assertThat(screen.form()).containsText("Giá trị «chín mươi» không phải là số.");
        assertThat(value(screen, 29, column)).isFocused();
        screen.screenshot("grid-refused");
        assertThat(written()).as("nothing is sent").isZero();

        forgesARefusedCellInTheLastRow(screen, indicator);

        screen.page().keyboard().type("99,1");
        screen.page().keyboard().press("ArrowUp");
        assertThat(value(screen, 28, column)).isFocused();
        screen.page().keyboard().press("Enter");
        assertThat(value(screen, 29, column)).isFocused();
        screen.page().keyboard().press("Enter");
        assertThat(value(screen, 29, column)).isFocused();
        screen.page().keyboard().press("Shift+Enter");
        assertThat(value(screen, 28, column)).isFocused();
        assertThat(screen.form()).containsText("Đã nhập đủ.");
        screen.screenshot("grid-mended");
        screen.completes();

        List<DossierId> ids = thirty.communes().stream()
                .map(commune -> DossierId.parse(commune.key()))
                .toList();
        var appraised = scoring.scores(ids, Side.APPRAISED);
        assertThat(written()).isEqualTo(240);
        assertThat(ids)
                .extracting(id ->
                        appraised.get(id).get(indicator.code()).measurement().value())
                .isEqualTo(values);
        assertThat(transactions(task))
                .as("scores, appraisal and task changed in one transaction")
                .hasSize(1);

        log.info(
                "grid of 30 communes and 8 indicators: usable in Chromium after {} ms, {} statements to open,"
                        + " {} to complete",
                usable,
                toOpen,
                toComplete);
    }

    private static void pastes(TasklistPage screen, Locator into, List<String> lines) {
        into.click();
        screen.page().evaluate("text => navigator.clipboard.writeText(text)", String.join("\r\n", lines) + "\r\n");
        screen.page().keyboard().press("Control+V");
    }

    /** Past the form, as a script in the page can: 239 good cells and a bad one. */
    private void forgesARefusedCellInTheLastRow(TasklistPage screen, Indicator indicator) {
        ObjectNode grid = thirty.grid("office", Map.of());
        String last = thirty.communes().get(29).key();
        ((ObjectNode) grid.at("/entries/" + last + "/" + indicator.code())).put("value", "chín mươi");
        TasklistPage.Answer answer = screen.forges("grid", grid.toString());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("giá trị «chín mươi» không phải là số.");
        assertThat(written()).as("all or nothing").isZero();
        assertThat(tasks.createTaskQuery().taskId(grid(thirty).getId()).count()).isEqualTo(1);
    }

    @Test
    void thirty_communes_cost_hardly_more_statements_than_three() {
        assertSoftly(softly -> {
            softly.assertThat(opening(thirty))
                    .as("opening the grid")
                    .hasSizeLessThanOrEqualTo(opening(three).size() + FEW);
            softly.assertThat(results(thirty))
                    .as("opening the results of the session")
                    .hasSizeLessThanOrEqualTo(results(three).size() + FEW);
            softly.assertThat(completing(thirty, "office"))
                    .as("completing the grid")
                    .hasSizeLessThanOrEqualTo(completing(three, "office").size() + FEW);
        });
    }

    private List<String> opening(District district) {
        return asked("/api/assessments/" + district.key() + "/grid?agency=office", district);
    }

    private List<String> results(District district) {
        return asked("/api/assessments/" + district.key(), district);
    }

    private List<String> asked(String path, District district) {
        String officer = "district-agency-office." + district.key().substring(5);
        return statements.of(() -> assertThat(http.withBasicAuth(officer, "demo")
                        .getForEntity(path, JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK));
    }

    private List<String> completing(District district, String agency) {
        String task = year.open(APPRAISE, district.key()).stream()
                .filter(one -> agency.equals(tasks.getVariable(one.getId(), "agency")))
                .findFirst()
                .orElseThrow()
                .getId();
        String officer =
                "district-agency-%s.%s".formatted(agency, district.key().substring(5));
        Map<String, ObjectNode> form = Map.of("grid", district.grid(agency, Map.of()));
        return statements.of(() -> year.submit(officer, task, form));
    }

    private Task grid(District district) {
        return year.open(APPRAISE, district.key()).stream()
                .filter(task -> "office".equals(tasks.getVariable(task.getId(), "agency")))
                .findFirst()
                .orElseThrow();
    }

    private int firstColumnOfNumbers() {
        return IntStream.range(0, indicators.size())
                .filter(i -> indicators.get(i).kind() == Indicator.Kind.NUMBER)
                .findFirst()
                .orElseThrow();
    }

    private static Locator value(TasklistPage screen, int row, int column) {
        return screen.form()
                .locator("tr[data-row='" + row + "'] .cg-cell")
                .nth(column)
                .locator("[data-field='value']");
    }

    private int written() {
        return jdbc.sql("select count(*) from score where " + OF_THE_GRID)
                .param("year", year.year() + "-%")
                .param("officer", OFFICER)
                .query(Integer.class)
                .single();
    }

    /** Every row in PostgreSQL knows the transaction that wrote it. */
    private List<String> transactions(Task task) {
        return jdbc.sql("""
                        select xmin::text from score where %s
                        union select xmin::text from appraisal where assessment_id = :session and agency = 'office'
                        union select xmin::text from act_hi_taskinst where id_ = :task
                        """.formatted(OF_THE_GRID))
                .param("year", year.year() + "-%")
                .param("officer", OFFICER)
                .param("session", thirty.key())
                .param("task", task.getId())
                .query(String.class)
                .list();
    }
}
