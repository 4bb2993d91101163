package vn.gov.phutho.cleangov.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.OfflineFile;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.Score;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** An agency takes its grid away as an Excel file, fills it in, and looks at what it would bring into the form (D2.3c, D5). */
@CleangovTest
class GridWorkbookTest {

    private static final String FINANCE = "district-agency-finance.230";
    private static final String ANSWER = "Thẩm định";
    private static final String NOTE = "Lý do, ghi chú";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private ScoreService scoring;

    private District district;
    private Commune handedIn;
    private Commune silent;

    @BeforeEach
    void assessmentHasOpened() {
        district = year.yearOpens().district("230");
        handedIn = year.commune("07975");
        silent = year.commune("07981");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_SelfReviewOpens");
        ObjectNode sheet = handedIn.sheet();
        ((ObjectNode) sheet.at("/entries/1.1")).put("estimate", true).put("note", "=HYPERLINK(\"http://x\")");
        handedIn.scoresItself(sheet).partyGivesOpinion().chairSigns();
        year.timersFire("TimerEvent_AssessmentOpens");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D5")
    void a_grid_filled_in_for_every_commune_completes_the_task() throws Exception {
        OfflineFile file = new OfflineFile(download(FINANCE, "finance").body());
        assertThat(file.at(handedIn.key() + "/1.1", "Xã tự chấm").getStringCellValue())
                .isEqualTo("110 % (ước)\n=HYPERLINK(\"http://x\")");
        assertThat(file.at(silent.key() + "/1.1", "Xã tự chấm").getStringCellValue())
                .isEqualTo("chưa có");
        assertThat(file.at(handedIn.key() + "/1.1", ANSWER).getNumericCellValue())
                .isEqualTo(110);
        assertThat(file.at(handedIn.key() + "/1.1", "Ước (x)").getStringCellValue())
                .isEqualTo("x");
        assertThat(file.sheet().getCTWorksheet().getAutoFilter().getRef()).startsWith("B6:");
        district.communes()
                .forEach(commune -> file.types(commune.key() + "/1.1", ANSWER, "98,5")
                        .types(commune.key() + "/1.1", NOTE, "Theo quyết toán.")
                        .types(commune.key() + "/1.1", "Ước (x)", "")
                        .types(commune.key() + "/5.4/1", ANSWER, "Có")
                        .types(commune.key() + "/5.4/2", ANSWER, "Có"));

        JsonNode preview = preview(file.saved());
        district.agencyAppraises("finance", answer(preview));

        assertThat(preview.get("problems")).isEmpty();
        assertThat(preview.at("/points/" + silent.key() + "/1.1").decimalValue())
                .isEqualByComparingTo("3");
        assertThat(preview.at("/changed/" + silent.key())).hasSize(2);
        district.communes().forEach(commune -> {
            Map<String, Score> appraised = scoring.scores(DossierId.parse(commune.key()), Side.APPRAISED);
            assertThat(appraised.get("1.1").measurement().value()).isEqualByComparingTo("98.5");
            assertThat(appraised.get("1.1").estimate()).isFalse();
            assertThat(appraised.get("1.1").note()).isEqualTo("Theo quyết toán.");
            assertThat(appraised.get("5.4").measurement().items()).containsExactly(true, true);
        });
    }

    private ObjectNode answer(JsonNode preview) {
        ObjectNode grid = JsonNodeFactory.instance.objectNode();
        grid.put("assessment", district.key()).put("agency", "finance").set("entries", preview.get("entries"));
        return grid;
    }

    @Test
    void a_value_other_than_the_communes_without_a_reason_is_reported_with_the_cell_of_the_reason() throws Exception {
        OfflineFile file = new OfflineFile(download(FINANCE, "finance").body());
        file.types(handedIn.key() + "/1.1", ANSWER, 90).types(silent.key() + "/1.1", ANSWER, -1);

        JsonNode preview = preview(file.saved());

        assertThat(preview.get("problems"))
                .extracting(
                        problem -> problem.get("cell").asText(),
                        problem -> problem.get("message").asText())
                .containsExactlyInAnyOrder(
                        tuple(
                                file.at(handedIn.key() + "/1.1", NOTE)
                                        .getAddress()
                                        .formatAsString(),
                                "Khác số xã tự chấm thì phải ghi lý do."),
                        tuple(
                                file.at(silent.key() + "/1.1", ANSWER)
                                        .getAddress()
                                        .formatAsString(),
                                "Giá trị «-1» không được âm."));
        assertThat(scoring.scores(DossierId.parse(handedIn.key()), Side.APPRAISED))
                .isEmpty();
    }

    @Test
    void the_file_of_another_agency_or_district_is_refused() throws Exception {
        byte[] police = download("district-agency-police.230", "police").body();

        HttpResponse<String> refused = upload(FINANCE, "finance", police);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("detail").asText())
                .isEqualTo("Tệp này là «Bảng thẩm định của Công an huyện: Huyện Đoan Hùng, năm "
                        + year.year()
                        + "», không phải «Bảng thẩm định của Phòng Tài chính - Kế hoạch: Huyện Đoan Hùng, năm "
                        + year.year()
                        + "».");
    }

    @Test
    void only_the_agency_itself_has_the_file() throws Exception {
        byte[] file = download(FINANCE, "finance").body();
        for (String other : new String[] {
            "district-agency-police.230",
            "district-officer.230",
            "district-chair.230",
            "district-agency-finance.231",
            "commune-officer.07975",
            "admin"
        }) {
            assertThat(download(other, "finance").statusCode()).as(other).isEqualTo(403);
            assertThat(upload(other, "finance", file).statusCode()).as(other).isEqualTo(403);
        }
        assertThat(download(FINANCE, "no-agency").statusCode()).isEqualTo(403);
        assertThat(upload(FINANCE, "finance", new byte[3 * 1024 * 1024]).statusCode())
                .isEqualTo(413);
    }

    @Test
    void after_the_decision_no_file_is_read() throws Exception {
        byte[] file = download(FINANCE, "finance").body();
        district.assesses(Map.of());

        assertThat(upload(FINANCE, "finance", file).body())
                .contains("Huyện đã quyết định xếp loại, không thẩm định lại được nữa.");
    }

    private HttpResponse<byte[]> download(String user, String agency) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(user, "/grid.xlsx", agency).GET().build(), BodyHandlers.ofByteArray());
    }

    private JsonNode preview(byte[] file) throws IOException, InterruptedException {
        HttpResponse<String> answer = upload(FINANCE, "finance", file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> upload(String user, String agency, byte[] file)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        request(user, "/grid/preview", agency)
                                .header("Content-Type", "application/octet-stream")
                                .POST(BodyPublishers.ofByteArray(file))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String what, String agency) {
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return WebSession.request(port, "/api/assessments/" + district.key() + what + "?agency=" + agency)
                .header("Authorization", "Basic " + login);
    }
}
