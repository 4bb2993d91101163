package vn.gov.phutho.cleangov.selfreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.OfflineFile;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A commune takes its sheet away as an Excel file, fills it in, and looks at what it would bring into the form (D5). */
@CleangovTest
class SheetWorkbookTest {

    private static final String OFFICER = "commune-officer.07981";
    private static final String ANSWER = "Kết quả đo được";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private JdbcClient jdbc;

    private Commune commune;

    @BeforeEach
    void selfReviewHasOpened() {
        commune = year.yearOpens().commune("07981");
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
    }

    @Test
    @Tag("D5")
    void stored_entries_are_exported_and_read_back_as_the_forms_answer() throws Exception {
        ObjectNode sheet = commune.sheet("1.1");
        entry(sheet, "1.2").put("estimate", true).put("note", "=1+1");
        commune.scoresItself(sheet);
        Map<String, Score> stored = scoring.scores(DossierId.parse(commune.key()), Side.SELF);

        HttpResponse<byte[]> file = download(OFFICER);
        JsonNode preview = preview(OFFICER, file.body());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"tu-cham-diem-" + commune.key() + ".xlsx\"");
        assertThat(preview.get("problems")).isEmpty();
        assertThat(preview.get("changed")).isEmpty();
        assertThat(preview.get("entries")).as("all but the computed").hasSize(25);
        assertThat(preview.at("/entries/1.2/estimate").asBoolean()).isTrue();
        stored.forEach((code, score) -> {
            if (preview.get("entries").has(code)) {
                assertThat(preview.at("/points/" + code).decimalValue()).isEqualByComparingTo(score.points());
                entry(sheet, code).setAll((ObjectNode) preview.at("/entries/" + code));
            }
        });
        commune.partyGivesOpinion().chairSendsBack("Xem lại.").scoresItself(sheet);
        assertThat(scoring.scores(DossierId.parse(commune.key()), Side.SELF)).isEqualTo(stored);
    }

    @Test
    @Tag("D5")
    void uploaded_entries_are_returned_and_not_stored() throws Exception {
        commune.scoresItself(commune.sheet());
        String before = everything();
        OfflineFile file = new OfflineFile(download(OFFICER).body());
        file.types(commune.key() + "/1.1", ANSWER, 97.5)
                .types(commune.key() + "/1.1", "Ước (x)", "x")
                .types(commune.key() + "/1.4", ANSWER, "nhiều")
                .types(commune.key() + "/1.5", "Giải trình", "Đã kiểm tra.");

        JsonNode preview = preview(OFFICER, file.saved());

        assertThat(preview.get("problems")).hasSize(1);
        assertThat(preview.at("/problems/0/cell").asText())
                .isEqualTo(file.at(commune.key() + "/1.4", ANSWER).getAddress().formatAsString());
        assertThat(preview.at("/problems/0/message").asText()).isEqualTo("Giá trị «nhiều» không phải là số.");
        assertThat(preview.at("/entries/1.1"))
                .hasToString("{\"value\":\"97.5\",\"estimate\":true,\"note\":\"%s\"}"
                        .formatted(preview.at("/entries/1.1/note").asText()));
        assertThat(preview.at("/points/1.1").decimalValue()).isEqualByComparingTo("3");
        assertThat(preview.get("changed")).extracting(JsonNode::asText).containsExactly("1.1", "1.5");
        assertThat(preview.get("entries").has("1.4")).isFalse();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the_file_of_another_commune_or_year_is_refused() throws Exception {
        Commune neighbour = year.commune("07969");
        byte[] file = download("commune-officer.07969", neighbour.key()).body();

        HttpResponse<String> refused = upload(OFFICER, commune.key(), file);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("detail").asText())
                .startsWith("Tệp này là «Bản tự chấm điểm: Thị trấn Đoan Hùng, Huyện Đoan Hùng, năm ")
                .contains("không phải «Bản tự chấm điểm: ");
    }

    @Test
    void the_file_of_another_criteria_set_is_refused() throws Exception {
        byte[] file = download(OFFICER).body();
        jdbc.sql("""
                        insert into criteria_set (id, version, body)
                        select id, 7, replace(body, '"version": 1', '"version": 7') from criteria_set where version = 1
                        on conflict do nothing
                        """).update();
        jdbc.sql("update cycle set criteria_set_version = 7 where year = ?")
                .param(year.year())
                .update();

        assertThat(upload(OFFICER, commune.key(), file).body()).contains("hãy tải tệp Excel về lại rồi điền vào");
    }

    @Test
    void a_file_that_is_not_excel_is_refused_and_a_too_large_one_before_it_is_read() throws Exception {
        HttpResponse<String> pdf = upload(OFFICER, commune.key(), "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> bomb =
                upload(OFFICER, commune.key(), OfflineFile.zip("xl/workbook.xml", new byte[64 * 1024 * 1024]));
        HttpResponse<String> large = upload(OFFICER, commune.key(), new byte[2 * 1024 * 1024 + 1]);

        assertThat(pdf.statusCode()).isEqualTo(422);
        assertThat(pdf.body()).contains("tệp này không phải là bảng tính Excel (.xlsx)");
        assertThat(bomb.statusCode()).isEqualTo(422);
        assertThat(bomb.body()).contains("tệp nén giải ra quá lớn, không được mở");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(large.body()).contains("Tệp lớn quá 2 MB.");
    }

    @Test
    void only_the_officer_of_the_commune_has_the_file() throws Exception {
        byte[] file = download(OFFICER).body();
        for (String other : new String[] {
            "commune-chair.07981",
            "commune-officer.07969",
            "district-officer.230",
            "district-agency-finance.230",
            "admin"
        }) {
            assertThat(download(other).statusCode()).as(other).isEqualTo(403);
            assertThat(upload(other, commune.key(), file).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(upload("nobody", commune.key(), file).statusCode()).isEqualTo(401);
        assertThat(upload(OFFICER, year.year() + "-99999", file).statusCode()).isEqualTo(404);
    }

    @Test
    void after_the_district_has_classified_no_file_is_read() throws Exception {
        commune.handsIn();
        byte[] file = download(OFFICER).body();
        year.timersFire("TimerEvent_AssessmentOpens");
        year.district("230").assesses(Map.of());

        assertThat(upload(OFFICER, commune.key(), file).body())
                .contains("Huyện đã xếp loại, không sửa bản tự chấm được nữa.");
    }

    private String everything() {
        return jdbc.sql("select string_agg(s::text, ';' order by s::text) from score s where dossier_id = ?")
                .param(commune.key())
                .query(String.class)
                .single();
    }

    private static ObjectNode entry(ObjectNode sheet, String code) {
        return (ObjectNode) sheet.get("entries").get(code);
    }

    private HttpResponse<byte[]> download(String user) throws IOException, InterruptedException {
        return download(user, commune.key());
    }

    private HttpResponse<byte[]> download(String user, String dossier) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(user, dossier, "/sheet.xlsx").GET().build(), BodyHandlers.ofByteArray());
    }

    private JsonNode preview(String user, byte[] file) throws IOException, InterruptedException {
        HttpResponse<String> answer = upload(user, commune.key(), file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> upload(String user, String dossier, byte[] file)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request(user, dossier, "/sheet/preview")
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofByteArray(file))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String dossier, String what) {
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return WebSession.request(port, "/api/dossiers/" + dossier + what).header("Authorization", "Basic " + login);
    }
}
