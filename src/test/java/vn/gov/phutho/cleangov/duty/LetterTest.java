package vn.gov.phutho.cleangov.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A unit that is late gets a letter from the one above, with a number. */
@CleangovTest
@Tag("D2.3a")
class LetterTest {

    private static final String CHAIR = "district-chair.230";
    private static final String OFFICER = "district-officer.230";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    private Commune late;

    @BeforeEach
    void registration_is_over() {
        late = year.yearOpens().commune("07975");
        LocalDate due = year.due(late.key(), Milestone.REGISTRATION).toLocalDate();
        year.commune("07969").registers();
        year.todayIs(due.plusDays(10));
    }

    @Test
    void the_chair_signs_with_one_click_and_the_commune_reads_what_it_owes() {
        assertThat(page(CHAIR)).contains("Công văn đôn đốc", "Xã Hùng Xuyên", "Ký, ban hành công văn");
        assertThat(get(OFFICER, draft()).getStatusCode()).isEqualTo(HttpStatus.OK);

        JsonNode signed = sign(CHAIR, "07975", "07981");

        assertThat(signed.get("refused")).isEmpty();
        assertThat(signed.get("issued"))
                .hasSize(2)
                .allSatisfy(number -> assertThat(number.asText()).matches("\\d\\d+/UBND-NV"));
        JsonNode papers = http.withBasicAuth("commune-chair.07975", "demo")
                .getForObject("/api/papers?key=" + late.key(), JsonNode.class);
        assertThat(papers).anySatisfy(paper -> {
            assertThat(paper.get("type").asText()).isEqualTo("urging-letter");
            assertThat(paper.get("number").asText())
                    .isEqualTo(signed.get("issued").get(0).asText());
            assertThat(get("commune-chair.07975", paper.get("pdf").asText()).getStatusCode())
                    .isEqualTo(HttpStatus.OK);
        });
        assertThat(urged("07975")).as("told at once, too").isPositive();
        assertThat(sign(CHAIR, "07975").get("refused").get(0).asText())
                .startsWith("Xã Hùng Xuyên: hôm nay đã ban hành công văn số");
        assertThat(page(CHAIR)).contains(signed.get("issued").get(0).asText());
    }

    @Test
    void an_official_signs_only_in_their_own_name_and_only_about_what_is_still_overdue() {
        assertThat(sign(OFFICER, "07975").get("refused").get(0).asText())
                .isEqualTo(
                        "Xã Hùng Xuyên: chỉ đồng chí Chủ tịch UBND cấp trên trực tiếp, hoặc người được Chủ tịch giao ký thay, ký công"
                                + " văn đôn đốc.");
        assertThat(sign("province-chair.25", "07975").get("issued")).isEmpty();
        assertThat(post("commune-chair.07975", "/letters?unit=07981").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        late.registers();
        year.todayIs(year.due(late.key(), Milestone.REGISTRATION).toLocalDate().plusDays(11));
        assertThat(sign(CHAIR, "07969").get("refused").get(0).asText()).endsWith("không còn việc nào quá hạn.");
    }

    @Test
    @Tag("D2.1")
    void a_province_urges_its_districts() {
        year.todayIs(year.due(year.district("230").key(), Milestone.DISTRICT_PROGRAMME)
                .toLocalDate()
                .plusDays(10));

        JsonNode signed = sign("province-chair.25", "230");

        assertThat(signed.get("issued").get(0).asText()).endsWith("/UBND-NV");
        assertThat(page("province-chair.25", "25"))
                .contains(signed.get("issued").get(0).asText());
        assertThat(get(
                                "district-chair.230",
                                "/api/papers?key=" + year.district("230").key())
                        .getBody())
                .asString(StandardCharsets.UTF_8)
                .contains("urging-letter");
    }

    @Test
    void an_officer_lays_the_letters_before_the_chair() {
        assertThat(page(OFFICER)).contains("Trình Chủ tịch ký công văn").doesNotContain("Ký, ban hành công văn");

        assertThat(post(OFFICER, "/letters/requests?unit=230").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(jdbc.sql("select count(*) from notice where recipient = ? and sender is not null and day = ?")
                        .params(CHAIR, year.now().toLocalDate())
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(post("province-officer.25", "/letters/requests?unit=230").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private String draft() {
        return "/api/papers/urging-letter/" + late.key() + ".pdf";
    }

    private JsonNode sign(String user, String... units) {
        return post(user, "/letters?confirmed=true&unit=" + String.join("&unit=", units))
                .getBody();
    }

    private ResponseEntity<JsonNode> post(String user, String path) {
        return http.withBasicAuth(user, "demo").postForEntity("/api/years/" + year.year() + path, null, JsonNode.class);
    }

    private ResponseEntity<byte[]> get(String user, String path) {
        return http.withBasicAuth(user, "demo").getForEntity(path, byte[].class);
    }

    private String page(String user) {
        return page(user, "230");
    }

    private String page(String user, String unit) {
        WebSession session = new WebSession(port);
        session.logsIn(user);
        return session.get("/duties?unit=" + unit + "&year=" + year.year()).body();
    }

    private int urged(String unit) {
        return jdbc.sql("select count(*) from duty_urging where year = ? and unit_code = ?")
                .params(year.year(), unit)
                .query(Integer.class)
                .single();
    }
}
