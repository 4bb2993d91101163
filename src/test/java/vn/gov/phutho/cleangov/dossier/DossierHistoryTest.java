package vn.gov.phutho.cleangov.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Who changed which value from what to what, when and why: on the dossier, and as a sheet. */
@CleangovTest
class DossierHistoryTest {

    private static final String OFFICER = "commune-officer.07981";
    private static final String CHAIR = "commune-chair.07981";
    private static final String DISTRICT_CHAIR = "district-chair.230";

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    private Commune commune;

    @BeforeEach
    void theCommuneHasRegistered() {
        commune = year.yearOpens().commune("07981").registers();
    }

    @Test
    @Tag("D5")
    void every_value_and_its_points_are_kept_when_they_change_and_only_then() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.scoresItself(commune.sheet()).partyGivesOpinion().chairSendsBack("Số liệu 1.1 chưa khớp báo cáo.");
        long before = entries(commune.key()).size();
        commune.handsIn("1.1");

        assertThat(changes("score.SELF.1.1"))
                .hasSize(2)
                .allMatch(entry -> who(entry).equals(OFFICER));
        assertThat(changes("points.SELF.1.1"))
                .extracting(
                        entry -> entry.get("beforeTitle").asText(),
                        entry -> entry.get("afterTitle").asText())
                .containsExactly(tuple("", "5,00"), tuple("5,00", "0,00"));
        assertThat(changes("selfReview"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(tuple("đã tự chấm", "trả lại", "Số liệu 1.1 chưa khớp báo cáo.", CHAIR));
        assertThat(entries(commune.key()))
                .as("the second sheet changed one value, its points and where the dossier stands")
                .hasSize((int) before + 3);
        assertThat(changes("status"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(
                        tuple("chưa đăng ký", "đã đăng ký", "", CHAIR),
                        tuple("đã đăng ký", "đã tự đánh giá", "", CHAIR));
        assertThat(changes("target"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(tuple("", "Trong sạch, vững mạnh xuất sắc", "", CHAIR));
    }

    @Test
    @Tag("D5")
    void a_final_value_that_takes_the_place_of_an_equal_estimate_is_kept() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        ObjectNode sheet = commune.sheet();
        ((ObjectNode) sheet.get("entries").get("1.1")).put("estimate", true).put("note", "Số ước đến 31/10.");
        commune.scoresItself(sheet).partyGivesOpinion().chairSendsBack("Đã có số quyết toán.");
        int before = entries(commune.key()).size();
        sheet = commune.sheet();
        ((ObjectNode) sheet.get("entries").get("1.1")).put("note", "Theo quyết toán.");
        commune.scoresItself(sheet);

        String value = changes("score.SELF.1.1").get(1).get("afterTitle").asText();
        assertThat(value).isNotBlank().doesNotContain("ước");
        assertThat(changes("score.SELF.1.1"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(
                        tuple("", value + " (ước)", "Số ước đến 31/10.", OFFICER),
                        tuple(value + " (ước)", value, "Theo quyết toán.", OFFICER));
        assertThat(changes("points.SELF.1.1")).as("worth the same").hasSize(1);
        assertThat(entries(commune.key())).hasSize(before + 1);
    }

    @Test
    @Tag("D5")
    void it_is_a_page_for_those_who_may_read_the_dossier() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        commune.scoresItself(commune.sheet());

        assertThat(page(OFFICER, "").body())
                .contains("Lịch sử thay đổi năm", "Xã Bằng Luân", "Danh hiệu phấn đấu", "Chủ tịch UBND Xã Bằng Luân")
                .doesNotContain(CHAIR)
                .contains("/api/dossiers/" + commune.key() + "/history.csv");
        assertThat(page("commune-officer.07975", "").statusCode()).isEqualTo(403);
        assertThat(page(OFFICER, "?page=-1").statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> page(String user, String query) {
        WebSession browser = new WebSession(port);
        browser.logsIn(user);
        return browser.get("/dossiers/" + commune.key() + "/history" + query);
    }

    @Test
    @Tag("D2.3c")
    @Tag("D2.3e")
    void every_class_is_kept_with_who_decided_it_and_why() {
        District district = year.district("230");
        Commune other = year.commune("07975").registers();
        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).prepares();
        ObjectNode decisions = district.proposals();
        ((ObjectNode) decisions.get(other.key())).put("class", "KHA").put("reason", "Còn đơn thư vượt cấp.");
        district.decides(decisions).requestsExcellence();
        year.timersFire("TimerEvent_DecemberReportOpens").timersFire("TimerEvent_RecognitionOpens");
        year.province().appraises(true, commune).decides(false, commune);

        assertThat(changes("proposedClass"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(tuple("", "Trong sạch, vững mạnh xuất sắc", "", "system"));
        assertThat(changes("classification"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(tuple("", "Trong sạch, vững mạnh", "", DISTRICT_CHAIR));
        assertThat(changes("excellence"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(
                        tuple("", "huyện đề nghị", "", DISTRICT_CHAIR),
                        tuple(
                                "huyện đề nghị",
                                "huyện đã trình tỉnh",
                                changes("excellence").get(1).get("reason").asText(),
                                "district-chair.230"),
                        tuple(
                                "huyện đã trình tỉnh",
                                "tỉnh không công nhận",
                                "Chưa đủ minh chứng.",
                                "province-chair.25"));
        assertThat(changes("excellence").get(1).get("reason").asText()).matches("Tờ trình số \\d+/TTr-UBND ngày .*");
        assertThat(changes("score.APPRAISED.2.2"))
                .extracting(DossierHistoryTest::who)
                .containsExactly("district-agency-police.230");
        assertThat(changes(other.key(), "classification"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(tuple("", "Khá", "Còn đơn thư vượt cấp.", DISTRICT_CHAIR));
    }

    @Test
    @Tag("D2.3a")
    void deadlines_and_days_off_are_in_the_history_of_the_units_concerned() {
        year.province()
                .movesDeadline(move("230", LocalDate.of(year.year(), 3, 20), "Mưa lũ kéo dài."))
                .movesDeadline(move("231", LocalDate.of(year.year(), 3, 21), "Dịch bệnh."))
                .movesDeadline(move("07981", LocalDate.of(year.year(), 3, 25), "Xã bị cô lập."))
                .decidesDay(LocalDate.of(year.year(), 6, 12), "off", "Nghỉ tránh bão")
                .decidesDay(LocalDate.of(year.year(), 6, 12), "forget", "");

        String day = "%02d/%02d/" + year.year();
        String lastOfFebruary =
                day.formatted(LocalDate.of(year.year(), 3, 1).minusDays(1).getDayOfMonth(), 2);
        assertThat(changes("deadline.REGISTRATION"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(
                        tuple(
                                "",
                                lastOfFebruary,
                                "",
                                who(changes("deadline.REGISTRATION").get(0))),
                        tuple(lastOfFebruary, day.formatted(20, 3), "Mưa lũ kéo dài.", "province-officer.25"),
                        tuple(day.formatted(20, 3), day.formatted(25, 3), "Xã bị cô lập.", "province-officer.25"));
        assertThat(changes("day." + year.year() + "-06-12"))
                .extracting(DossierHistoryTest::inWords)
                .containsExactly(
                        tuple("", "nghỉ", "Nghỉ tránh bão", "province-officer.25"),
                        tuple("nghỉ", "", "", "province-officer.25"));
    }

    @Test
    void a_unit_is_read_by_those_who_may_read_it() {
        String path = "/api/dossiers/" + commune.key() + "/history";
        assertThat(status(OFFICER, path)).isEqualTo(HttpStatus.OK);
        assertThat(status("district-officer.230", path + ".csv")).isEqualTo(HttpStatus.OK);
        assertThat(status("district-officer.231", path)).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("commune-chair.07975", path + ".csv")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("admin", "/api/dossiers/1999-07981/history")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("admin", path + "?page=-1")).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_sheet_opens_in_excel_and_starts_no_formula() {
        year.timersFire("TimerEvent_SelfReviewOpens");
        ObjectNode sheet = commune.sheet();
        ((ObjectNode) sheet.get("entries").get("1.1")).put("note", "=HYPERLINK(\"http://x\")");
        commune.scoresItself(sheet);

        byte[] bytes = http.withBasicAuth(OFFICER, "demo")
                .getForObject("/api/dossiers/" + commune.key() + "/history.csv", byte[].class);
        String csv = new String(bytes, StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\uFEFF\"Hồ sơ\",\"Số\",\"Nội dung\",\"Giá trị cũ\",\"Giá trị mới\",\"Lý do\"");
        assertThat(csv).contains(",\"'=HYPERLINK(\"\"http://x\"\")\",\"" + OFFICER + "\",");
        assertThat(csv)
                .contains("\"Giá trị xã tự chấm, chỉ tiêu 1.1 ")
                .contains("\"Danh hiệu phấn đấu\",\"\",\"Trong sạch");
        assertThat(csv.split("\r\n")).hasSize(1 + entries(commune.key()).size()).allMatch(line -> line.endsWith("\""));
    }

    private Map<String, Object> move(String unit, LocalDate due, String reason) {
        return Map.of(
                "year",
                year.year(),
                "milestone",
                "REGISTRATION",
                "unitCode",
                unit,
                "due",
                due.toString(),
                "reason",
                reason);
    }

    private List<JsonNode> changes(String what) {
        return changes(commune.key(), what);
    }

    private List<JsonNode> changes(String key, String what) {
        return entries(key).stream()
                .filter(entry -> entry.get("what").asText().equals(what))
                .toList();
    }

    private List<JsonNode> entries(String key) {
        JsonNode page =
                http.withBasicAuth("admin", "demo").getForObject("/api/dossiers/" + key + "/history", JsonNode.class);
        assertThat(page.get("pages").asInt()).isEqualTo(1);
        return StreamSupport.stream(page.get("entries").spliterator(), false).toList();
    }

    private HttpStatus status(String user, String path) {
        return HttpStatus.valueOf(http.withBasicAuth(user, "demo")
                .getForEntity(path, String.class)
                .getStatusCode()
                .value());
    }

    private static Tuple inWords(JsonNode entry) {
        return tuple(
                entry.get("beforeTitle").asText(),
                entry.get("afterTitle").asText(),
                entry.get("reason").asText(),
                who(entry));
    }

    private static String who(JsonNode entry) {
        return entry.get("who").asText();
    }
}
