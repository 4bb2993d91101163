package vn.gov.phutho.cleangov.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.overview.CommuneTable.Query;
import vn.gov.phutho.cleangov.overview.CommuneTable.Row;
import vn.gov.phutho.cleangov.overview.CommuneTable.Show;
import vn.gov.phutho.cleangov.overview.CommuneTable.Sort;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.standard.ScoreTotals;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.UnitService;

/** What our pages show to which reader, and how many database statements they need. */
@CleangovTest
class PagesTest {

    private static final int STATEMENTS_AT_MOST = 15;

    /** A page of a table, and the small tables beside it. */
    private static final int ROWS_AT_MOST = 300;

    private static final int COUNTRY = 10_599;

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private YearScenario year;

    @Autowired
    private CommuneTable table;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private UnitService units;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    @Test
    void no_page_asks_the_database_more_than_fifteen_times() {
        appraisedYear();
        String y = "?year=" + year.year();
        WebSession province = session("province-officer.25");
        WebSession district = session("district-officer.230");
        WebSession commune = session("commune-chair.07975");

        List<String> tooMany = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/provinces/25" + y,
                "/provinces/25/communes" + y,
                "/districts/230" + y,
                "/search?q=doan+hung",
                "/duties" + y,
                "/papers" + y,
                "/criteria-sets",
                "/notices",
                "/account",
                "/substitutions",
                "/signers",
                "/people",
                "/mails",
                "/paper-templates")) {
            counts(province, path, tooMany);
        }
        for (String path : List.of(
                "/",
                "/districts/230" + y,
                "/communes/07975" + y,
                "/dossiers/" + year.commune("07975").key(),
                "/dossiers/" + year.commune("07975").key() + "/history",
                "/assessments/" + year.year() + "-230/results",
                "/duties" + y,
                "/papers" + y,
                aPaper(district),
                "/criteria-sets",
                "/notices",
                "/account",
                "/substitutions",
                "/signers",
                "/people",
                "/calendar" + y,
                "/search?q=doan+hung")) {
            counts(district, path, tooMany);
        }
        for (String path :
                List.of("/", "/communes/07975" + y, "/calendar" + y, "/duties" + y, "/papers" + y, "/notices")) {
            counts(commune, path, tooMany);
        }
        counts(session("admin"), "/", tooMany);
        assertThat(tooMany).isEmpty();
    }

    private String aPaper(WebSession reader) {
        Matcher link = Pattern.compile("href=\"(/papers/\\d+)\"")
                .matcher(reader.get("/papers?year=" + year.year()).body());
        assertThat(link.find()).as("a paper was issued").isTrue();
        return link.group(1);
    }

    /** Three communes, five standards, two sides; their sheets have some thirty rows each. */
    @Test
    void results_are_added_up_in_the_database() {
        appraisedYear();
        WebSession district = session("district-officer.230");
        String page = "/assessments/" + year.year() + "-230/results";
        String body = district.get(page).body();
        statements.of(() -> district.get(page));
        assertThat(statements.rows()).isLessThan(120);
        for (Commune commune : year.district("230").communes()) {
            DossierId id = DossierId.parse(commune.key());
            for (Side side : Side.values()) {
                ScoreTotals totals = scoring.totals(id, side);
                assertThat(scoring.points(year.year(), List.of(id), side).getOrDefault(id, Map.of()))
                        .as(id + " " + side)
                        .containsExactlyInAnyOrderEntriesOf(
                                scoring.scores(id, side).isEmpty() ? Map.of() : totals.criteria());
                if (side == Side.APPRAISED) {
                    assertThat(body).contains(totals.total().toPlainString().replace('.', ','));
                }
            }
        }
        List<ScoreTotals> appraised = year.district("230").communes().stream()
                .map(commune -> scoring.totals(DossierId.parse(commune.key()), Side.APPRAISED))
                .toList();
        assertThat(scoring.means(year.year(), "230", Side.APPRAISED))
                .hasSize(5)
                .allSatisfy((criterion, mean) -> assertThat(mean)
                        .isEqualByComparingTo(appraised.stream()
                                .map(totals -> totals.criteria().get(criterion))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(appraised.size()), 2, RoundingMode.HALF_UP)));
    }

    @Test
    void a_country_of_communes_costs_no_more_than_a_district() {
        year.yearOpens();
        addsDossiers(COUNTRY - 5);
        WebSession province = session("province-officer.25");
        province.get("/duties?year=" + year.year());
        addsOverdue(COUNTRY);
        try {
            String all = "/provinces/25/communes?year=" + year.year();
            List<String> tooMany = new ArrayList<>();
            counts(province, "/", tooMany);
            counts(province, all, tooMany);
            for (String path : List.of("/provinces/25", "/duties", "/papers", "/calendar")) {
                counts(province, path + "?year=" + year.year(), tooMany);
            }
            counts(province, "/search?q=hung", tooMany);
            counts(province, "/criteria-sets", tooMany);
            counts(province, "/notices", tooMany);
            assertThat(tooMany).isEmpty();
            assertThat(province.get("/duties?year=" + year.year()).body())
                    .contains("<span>" + COUNTRY + "</span> việc", "Trang 1/212");
            assertThat(province.get(all).body())
                    .contains("<strong>" + COUNTRY + "</strong>")
                    .satisfies(page ->
                            assertThat(page.split("class=\"chosen\"", -1)).hasSize(CommuneTable.PAGE + 1));
        } finally {
            jdbc.sql("delete from duty where year = ? and unit_code > '50000'")
                    .param(year.year())
                    .update();
            jdbc.sql("delete from dossier where year = ? and commune_code > '50000'")
                    .param(year.year())
                    .update();
        }
    }

    private void addsOverdue(int number) {
        jdbc.sql("""
                        insert into duty (year, unit_code, district_code, province_code, source, code, clause, title, group_id, opens, due)
                        select :year, n::text, '230', '25', 'Registration', 'registration', 'D2_3A', 'Đăng ký phấn đấu',
                               'commune-chair-' || n, now() - interval '60 years', now() - interval '50 years'
                        from generate_series(50001, 50000 + :number) n
                        """).param("year", year.year()).param("number", number).update();
    }

    /** Of communes that no process knows. */
    private void addsDossiers(int number) {
        jdbc.sql("""
                        insert into dossier (id, year, commune_code, district_code, opened_at, status, registered_in_time,
                            excellence_requested, version)
                        select :year || '-' || n, :year, n::text, '230', now(), 'OPENED', false, false, 0
                        from generate_series(50001, 50000 + :number) n
                        """).param("year", year.year()).param("number", number).update();
    }

    private void counts(WebSession browser, String path, List<String> tooMany) {
        browser.get(path);
        List<String> heard =
                statements.of(() -> assertThat(browser.get(path).statusCode()).isEqualTo(200));
        if (heard.size() > STATEMENTS_AT_MOST || statements.rows() > ROWS_AT_MOST) {
            tooMany.add(
                    "%s %d, %d rows: %s".formatted(path, heard.size(), statements.rows(), String.join("\n   ", heard)));
        }
    }

    @Test
    @Tag("D2.3c")
    void the_table_adds_sheets_up_as_the_sheets_themselves_do_and_finds_sorts_and_filters() {
        appraisedYear();

        List<Row> rows = rows("", Show.ALL, Sort.SELF, true);
        assertThat(rows).extracting(Row::code).containsExactlyInAnyOrder("07969", "07975", "07981");
        assertThat(rows).allSatisfy(row -> {
            DossierId id = DossierId.parse(row.key());
            assertThat(row.self())
                    .isEqualByComparingTo(scoring.totals(id, Side.SELF).total());
            assertThat(row.appraised())
                    .isEqualByComparingTo(scoring.totals(id, Side.APPRAISED).total());
        });
        assertThat(rows.get(0).self()).isGreaterThanOrEqualTo(rows.get(1).self());
        assertThat(rows("doan hung", Show.ALL, Sort.NAME, false))
                .extracting(Row::name)
                .containsExactly("Thị trấn Đoan Hùng");
        assertThat(rows("", Show.UNREGISTERED, Sort.NAME, false)).isEmpty();
        assertThat(rows("", Show.NOT_CLASSIFIED, Sort.NAME, false)).isEmpty();
        assertThat(rows("", Show.YEU_KEM, Sort.CLASS, false))
                .extracting(Row::code, Row::classification)
                .containsExactly(tuple("07981", Classification.YEU_KEM));
    }

    private List<Row> rows(String words, Show show, Sort sort, boolean descending) {
        return table.page(new Query(year.year(), "230", words, show, sort, descending, 0))
                .rows();
    }

    @Test
    void the_table_goes_out_as_a_workbook_with_days_numbers_a_head_that_stays_and_filters() throws IOException {
        appraisedYear();

        byte[] content = session("district-officer.230").bytes("/districts/230/communes.xlsx?year=" + year.year());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(workbook.getSheetAt(0).getCTWorksheet().getAutoFilter().getRef())
                    .isEqualTo("A1:O4");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("07969");
            assertThat(DateUtil.isCellDateFormatted(sheet.getRow(1).getCell(3))).isTrue();
            assertThat(sheet.getRow(1).getCell(9).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test
    void every_table_is_a_workbook_for_everyone_who_may_read_the_page() throws IOException {
        appraisedYear();
        int y = year.year();
        String key = year.commune("07975").key();
        WebSession district = session("district-officer.230");
        Map<String, Integer> sheets = Map.of(
                "/api/standings/230.xlsx?year=" + y,
                4,
                "/api/communes/07975/card.xlsx?year=" + y,
                4,
                "/api/dossiers/" + key + "/dossier.xlsx",
                3,
                "/api/dossiers/" + key + "/history.xlsx",
                1,
                "/api/years/" + y + "/duties.xlsx?unit=230",
                4,
                "/api/papers.xlsx?unit=230&year=" + y,
                1,
                "/api/assessments/" + y + "-230/results.xlsx",
                1,
                "/api/calendar/" + y + ".xlsx",
                2,
                "/api/search.xlsx?q=hung",
                3,
                "/api/criteria-sets.xlsx",
                1);
        WebSession stranger = session("commune-chair.08053");
        for (Map.Entry<String, Integer> one : sheets.entrySet()) {
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(district.bytes(one.getKey())))) {
                assertThat(workbook.getNumberOfSheets()).as(one.getKey()).isEqualTo(one.getValue());
                workbook.forEach(sheet -> {
                    assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                    assertThat(((XSSFSheet) sheet).getCTWorksheet().getAutoFilter())
                            .isNotNull();
                });
                assertThat(workbook.getSheetAt(0).getLastRowNum())
                        .as(one.getKey())
                        .isPositive();
            }
            if (!one.getKey().matches(".*(calendar|search|criteria-sets).*")) {
                assertThat(stranger.get(one.getKey()).statusCode())
                        .as(one.getKey())
                        .isEqualTo(403);
            }
        }
        try (XSSFWorkbook card =
                new XSSFWorkbook(new ByteArrayInputStream(district.bytes("/api/communes/07975/card.xlsx?year=" + y)))) {
            assertThat(card.getSheetAt(1).getLastRowNum()).isEqualTo(29);
            assertThat(card.getSheetAt(1).getRow(1).getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
        }
        try (XSSFWorkbook work = new XSSFWorkbook(
                new ByteArrayInputStream(session("commune-chair.07975").bytes("/api/work.xlsx")))) {
            assertThat(DateUtil.isCellDateFormatted(work.getSheetAt(0).getRow(1).getCell(2)))
                    .isTrue();
        }
    }

    @Test
    void everyone_sees_their_own_places_only() {
        year.yearOpens();
        WebSession commune = session("commune-chair.07975");
        String y = "?year=" + year.year();

        for (String path : List.of(
                "/provinces/25" + y,
                "/provinces/25/communes" + y,
                "/districts/230" + y,
                "/districts/230/communes.xlsx" + y,
                "/communes/07969" + y,
                "/dossiers/" + year.commune("07969").key())) {
            assertThat(commune.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(commune.get("/communes/00000" + y).statusCode()).isEqualTo(404);
        assertThat(commune.get("/search?q=hung+xuyen").body()).contains("Xã Hùng Xuyên", "Chủ tịch UBND");
        assertThat(commune.get("/search?q=doan+hung").body())
                .doesNotContain("Thị trấn Đoan Hùng")
                .contains("Không tìm thấy gì");
        assertThat(session("province-officer.25").get("/search?q=doan%20hung").body())
                .contains("Thị trấn Đoan Hùng", "Huyện Đoan Hùng", "Chuyên viên phụ trách");
    }

    @Test
    void a_title_is_found_by_its_own_words_with_all_their_signs() {
        year.yearOpens();
        year.district("230")
                .draftsProgramme("Kiểm tra từng xã hằng quý.", "Hội Nông dân huyện")
                .approvesProgramme()
                .setsTargets();
        WebSession province = session("province-officer.25");
        String title = "Chỉ tiêu thi đua số 12/QĐ-UBND năm " + year.year();

        for (String words : List.of(title, "so 12/qd-ubnd nam " + year.year(), "12/QÐ-UBND năm " + year.year())) {
            assertThat(province.get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                            .body())
                    .as(words)
                    .contains(title);
        }
        assertThat(province.get("/search?q=" + URLEncoder.encode("tài chính - kế hoạch", StandardCharsets.UTF_8))
                        .body())
                .contains("Phòng Tài chính - Kế hoạch");
    }

    @Test
    void a_missing_or_forbidden_page_is_answered_with_a_page_to_people_and_a_problem_to_programs() {
        year.yearOpens();
        WebSession commune = session("commune-chair.07975");
        Map<String, Integer> wrong = Map.of(
                "/communes/00000",
                404,
                "/communes/07969",
                403,
                "/communes/07975?year=abc",
                400,
                "/districts/230/communes.xlsx",
                400,
                "/calendar?year=99999",
                404,
                "/dossiers/9",
                404,
                "/provinces/25/nothing",
                404,
                "/dossiers/" + year.commune("07975").key() + "/history?page=-1",
                422);
        wrong.forEach((path, status) -> {
            HttpResponse<String> page = commune.opens(path);
            assertThat(page.statusCode()).as(path).isEqualTo(status);
            assertThat(page.body())
                    .as(path)
                    .contains("<h1>", "Về trang đầu", "Chủ tịch UBND Xã Hùng Xuyên")
                    .doesNotContain("Exception");
            HttpResponse<String> problem = commune.get(path);
            assertThat(problem.statusCode()).as(path).isEqualTo(status);
            assertThat(problem.headers().firstValue("Content-Type").orElseThrow())
                    .as(path)
                    .startsWith("application/problem+json");
        });
        assertThat(commune.opens("/no-such-page").statusCode()).isEqualTo(404);
        assertThat(commune.opens("/no-such-page").body()).contains("Không có trang này", "Về trang đầu");
        assertThat(commune.opens("/api/dossiers/9/history")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("application/problem+json");
        assertThat(session("province-officer.25")
                        .opens("/provinces/25?year=9000")
                        .body())
                .contains("Năm này chưa được mở");
    }

    @Test
    void the_records_of_a_former_commune_stay_readable() {
        year.yearOpens();
        jdbc.sql("""
                        insert into unit (code, name, type, parent_code, valid_from, valid_to, search_name)
                        values ('07999', 'Xã Vân Đồn', 'XA', '230', '2004-01-01', '2020-01-01', 'xa van don')
                        """).update();
        jdbc.sql("""
                        insert into dossier (id, year, commune_code, district_code, opened_at, status, registered_in_time,
                            excellence_requested, version)
                        values (:year || '-07999', :year, '07999', '230', now(), 'OPENED', false, false, 0)
                        """).param("year", year.year()).update();
        ReflectionTestUtils.invokeMethod(units, "importAtStart");
        try {
            WebSession district = session("district-officer.230");
            String key = year.year() + "-07999";
            for (String path : List.of(
                    "/communes/07999?year=" + year.year(), "/dossiers/" + key, "/dossiers/" + key + "/history")) {
                assertThat(district.opens(path).statusCode()).as(path).isEqualTo(200);
                assertThat(district.opens(path).body()).as(path).contains("Xã Vân Đồn");
                assertThat(session("district-officer.231").opens(path).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(district.opens("/districts/230?year=" + year.year()).body())
                    .contains("Xã Vân Đồn");
        } finally {
            jdbc.sql("delete from dossier where commune_code = '07999'").update();
            jdbc.sql("delete from unit where code = '07999'").update();
            ReflectionTestUtils.invokeMethod(units, "importAtStart");
        }
    }

    @Test
    @Tag("D2.3a")
    void several_communes_are_urged_at_once() {
        year.yearOpens();
        year.commune("07969").registers();
        year.timersFire("BoundaryEvent_RegistrationOverdue");

        JsonNode told =
                urge("district-officer.230", "unit=07969&unit=07975&unit=07981").getBody();
        assertThat(told.get("urged").asInt()).isEqualTo(2);
        assertThat(told.get("refused")).isEmpty();
        JsonNode again = urge("district-officer.230", "unit=07975").getBody();
        assertThat(again.get("urged").asInt()).isZero();
        assertThat(again.get("refused").get(0).asText()).contains("Xã Hùng Xuyên", "Hôm nay đã đôn đốc");
        assertThat(urge("district-officer.231", "unit=07975").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    private ResponseEntity<JsonNode> urge(String user, String units) {
        return http.withBasicAuth(user, "demo")
                .postForEntity("/api/years/" + year.year() + "/urgings?" + units, null, JsonNode.class);
    }

    @Test
    @Tag("D2.3a")
    void the_province_extends_for_several_communes_or_for_none() {
        year.yearOpens();
        ZonedDateTime usual = year.due(year.commune("07981").key(), Milestone.REGISTRATION);
        LocalDate later = LocalDate.of(year.year(), 3, 20);

        assertThat(extend("district-officer.230", later, "Mưa lũ.", "07969").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        ResponseEntity<JsonNode> without = extend("province-officer.25", later, " ", "07969", "07975");
        assertThat(without.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(without.getBody().get("detail").asText()).contains("Thị trấn Đoan Hùng", "lý do");
        assertThat(extend("province-officer.25", later, "Mưa lũ.", "07969", "230", "00000")
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(year.due(year.commune("07969").key(), Milestone.REGISTRATION))
                .isEqualTo(usual);

        assertThat(extend("province-officer.25", later, "Mưa lũ.", "07969", "07975")
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        for (String code : List.of("07969", "07975")) {
            assertThat(year.due(year.commune(code).key(), Milestone.REGISTRATION))
                    .isAfter(usual);
        }
        assertThat(year.due(year.commune("07981").key(), Milestone.REGISTRATION))
                .isEqualTo(usual);
        assertThat(session("province-officer.25")
                        .get("/provinces/25/communes?year=" + year.year())
                        .body())
                .contains("data-opens=\"extend\"");
        assertThat(session("district-officer.230")
                        .get("/districts/230?year=" + year.year())
                        .body())
                .doesNotContain("data-opens=\"extend\"");
    }

    private ResponseEntity<JsonNode> extend(String user, LocalDate due, String reason, String... units) {
        return http.withBasicAuth(user, "demo")
                .postForEntity(
                        "/api/years/" + year.year() + "/deadline-changes",
                        Map.of("milestone", "REGISTRATION", "units", units, "due", due.toString(), "reason", reason),
                        JsonNode.class);
    }

    @Test
    @Tag("D2.1")
    void a_district_names_who_follows_its_communes() {
        year.yearOpens();
        String officer = "district-officer.230";

        assertThat(charge("commune-chair.07975", officer, "07975").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(charge("district-chair.231", officer, "07975").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(charge("district-chair.230", "district-officer.231", "07975")
                        .getBody()
                        .get("detail")
                        .asText())
                .isEqualTo("Người phụ trách Xã Hùng Xuyên phải là chuyên viên của Huyện Đoan Hùng.");
        assertThat(charge("district-chair.230", officer, "07969", "07975").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);

        String y = "?year=" + year.year();
        assertThat(session(officer).get("/districts/230" + y + "&show=MINE").body())
                .contains("<strong>2</strong>", "Xã Hùng Xuyên")
                .doesNotContain("value=\"07981\"");
        assertThat(session("commune-chair.07975").get("/communes/07975" + y).body())
                .contains(
                        "Chuyên viên phụ trách Huyện Đoan Hùng", accounts.nameOf("district-chair.230") + " giao ngày");
        assertThat(session("commune-chair.07975")
                        .get("/dossiers/" + year.commune("07975").key() + "/history")
                        .body())
                .contains("<td>Chuyên viên phụ trách</td>", "<td>" + accounts.nameOf("district-chair.230") + "</td>");

        identity.deleteMembership(officer, "district-officer-230");
        try {
            assertThat(session("district-chair.230")
                            .get("/districts/230" + y + "&show=LEFT")
                            .body())
                    .contains("<strong>2</strong>", "không còn giữ vị trí");
            assertThat(session("commune-chair.07975")
                            .get("/dossiers/" + year.commune("07975").key())
                            .body())
                    .contains("không còn giữ vị trí này");
        } finally {
            identity.createMembership(officer, "district-officer-230");
        }
    }

    private ResponseEntity<JsonNode> charge(String user, String account, String... units) {
        return http.withBasicAuth(user, "demo")
                .postForEntity(
                        "/api/years/" + year.year() + "/officers-in-charge",
                        Map.of("units", units, "account", account),
                        JsonNode.class);
    }

    @Test
    @Tag("D2.4")
    void those_who_decide_days_do_it_on_the_calendar_page() {
        year.yearOpens();
        LocalDate day = calendar.lastWorkingDayOnOrBefore(LocalDate.of(year.year(), 5, 20));

        assertThat(decide("commune-chair.07975", day, "off", "Nghỉ bù.").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(decide("province-officer.25", day, "off", "").getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(calendar.isWorkingDay(day)).isTrue();

        assertThat(decide("province-officer.25", day, "off", "Nghỉ bù Giỗ Tổ.").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(calendar.isWorkingDay(day)).isFalse();
        assertThat(session("commune-chair.07975")
                        .get("/calendar?year=" + year.year())
                        .body())
                .contains("Nghỉ bù Giỗ Tổ.")
                .doesNotContain("Ghi vào lịch");
    }

    private ResponseEntity<JsonNode> decide(String user, LocalDate day, String kind, String name) {
        return http.withBasicAuth(user, "demo")
                .postForEntity(
                        "/api/calendar/days",
                        Map.of("day", day.toString(), "kind", kind, "name", name),
                        JsonNode.class);
    }

    private WebSession session(String user) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        return browser;
    }

    /** Of the district's communes one is faultless, one lacks a little, one everything. */
    private void appraisedYear() {
        year.yearOpens();
        year.district("230").communes().forEach(Commune::registers);
        year.district("230").carriesOutProgramme();
        year.timersFire("TimerEvent_SelfReviewOpens");
        year.commune("07969").handsIn();
        year.commune("07975").handsIn("1.1", "2.1");
        year.commune("07981").handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
        year.district("230")
                .agenciesAppraise(Map.of(
                        "07975",
                        List.of("1.1", "2.1", "4.4"),
                        "07981",
                        year.typedIndicators().stream().map(one -> one.code()).toList()));
        year.district("230").prepares().decides(year.district("230").proposals());
    }
}
