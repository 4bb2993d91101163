package vn.gov.phutho.cleangov.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A paper is downloaded, signed outside, and taken back: who may, what they read, what is kept. */
@CleangovTest
class SignatureTest {

    private static final String OFFICER = "district-officer.230";
    private static final String CHAIR = "district-chair.230";
    private static final String NAME = "Nguyễn Văn An";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TrustStore trust;

    @Autowired
    private Clock clock;

    private String key;
    private String address;
    private String page;

    @BeforeEach
    void a_report_was_issued() {
        District district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        district.draftsReport("H1").signsReport("H1");
        key = district.reportKey("H1");
        String pdf = as(OFFICER)
                .getForObject("/api/papers?key=" + key, JsonNode.class)
                .get(0)
                .get("pdf")
                .asText();
        address = pdf.replace(".pdf", "");
        page = address.replace("/api", "");
    }

    @Test
    void a_paper_says_that_it_has_no_signature_until_a_signed_file_is_accepted() {
        WebSession officer = session(OFFICER);
        assertThat(officer.get(page).body())
                .contains("<h1>Báo cáo sáu tháng đầu năm số ", "Chưa có chữ ký số.", "Nạp bản ký số")
                .doesNotContain("Tải bản ký số");
        assertThat(officer.get("/papers?year=" + year.year()).body()).contains("chưa có chữ ký số");
        assertThat(signature(OFFICER).get("signed").asBoolean()).isFalse();
        assertThat(get(OFFICER, address + "/signature.pdf").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);

        byte[] signed = signed();
        ResponseEntity<JsonNode> answer = upload(CHAIR, signed);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody().get("unchangedSinceIssue").asBoolean()).isTrue();
        JsonNode signer = answer.getBody().get("signers").get(0);
        assertThat(signer.get("name").asText()).isEqualTo(NAME);
        assertThat(signer.get("organisation").asText()).isEqualTo("UBND huyện Đoan Hùng");
        assertThat(signer.get("timeSource").asText()).isEqualTo("signer-clock");
        assertThat(officer.get(page).body())
                .contains(
                        "nội dung không thay đổi từ khi phát hành",
                        NAME,
                        "UBND huyện Đoan Hùng",
                        "theo đồng hồ của máy ký",
                        "Cơ quan chứng thực số thử nghiệm",
                        "Tải bản ký số")
                .doesNotContain("Chưa có chữ ký số");
        assertThat(officer.get("/papers?year=" + year.year()).body()).contains("đã ký số");
        assertThat(as(OFFICER)
                        .getForObject("/api/papers?key=" + key, JsonNode.class)
                        .get(0)
                        .get("signed")
                        .asBoolean())
                .isTrue();
        ResponseEntity<byte[]> file = get("province-officer.25", address + "/signature.pdf");
        assertThat(file.getBody()).isEqualTo(signed);
        assertThat(file.getHeaders().getContentDisposition().getFilename()).endsWith("-ky-so.pdf");
    }

    @Test
    void the_pdf_of_a_paper_is_the_same_for_everybody_who_asks() {
        assertThat(get(CHAIR, address + ".pdf").getBody())
                .isEqualTo(get("province-officer.25", address + ".pdf").getBody());
    }

    @Test
    void the_newest_signed_file_counts_and_the_earlier_one_is_kept() {
        byte[] first = signed();
        upload(OFFICER, first);
        byte[] second = SigningProgram.signed(first, "Văn phòng", clock.instant());
        assertThat(upload(OFFICER, second).getBody().get("signers")).hasSize(2);

        assertThat(get(OFFICER, address + "/signature.pdf").getBody()).isEqualTo(second);
        assertThat(jdbc.sql("select count(*) from paper_signature where paper_id = ?")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        for (String change : Set.of(
                "update paper_signature set sha256 = ''",
                "delete from paper_signer",
                "truncate paper_signature cascade",
                "delete from paper_pdf")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void only_the_signer_and_the_office_that_issues_may_upload() {
        byte[] signed = signed();
        for (String stranger : Set.of(
                "district-front.230",
                "district-agency-finance.230",
                "commune-chair.07975",
                "district-chair.231",
                "province-officer.25",
                "province-chair.25",
                "province-media-newspaper.25",
                "admin",
                "auditor")) {
            assertThat(upload(stranger, signed).getStatusCode()).as(stranger).isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(http.postForEntity(address + "/signature", signed, JsonNode.class)
                        .getStatusCode())
                .isIn(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN);
        assertThat(signature(OFFICER).get("signed").asBoolean()).isFalse();
        assertThat(upload(OFFICER, signed).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void who_may_read_the_paper_reads_its_signature_and_no_other() {
        upload(OFFICER, signed());
        Map<String, HttpStatus> answers = Map.of(
                CHAIR,
                HttpStatus.OK,
                "province-officer.25",
                HttpStatus.OK,
                "auditor",
                HttpStatus.OK,
                "district-officer.231",
                HttpStatus.FORBIDDEN,
                "commune-chair.07975",
                HttpStatus.FORBIDDEN,
                "province-media-newspaper.25",
                HttpStatus.FORBIDDEN);
        answers.forEach((account, status) -> {
            for (String path : Set.of(address + "/signature", address + "/signature.pdf")) {
                assertThat(get(account, path).getStatusCode())
                        .as(account + path)
                        .isEqualTo(status);
            }
            assertThat(session(account).get(page).statusCode()).as(account).isEqualTo(status.value());
        });
        assertThat(session("province-officer.25").get(page).body()).doesNotContain("id=\"signature\"");
        for (String path : Set.of(address + "/signature", address + "/signature.pdf", page)) {
            assertThat(new WebSession(port).get(path).statusCode()).as(path).isIn(401, 302);
        }
        assertThat(get(OFFICER, "/api/papers/0/signature").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(session(OFFICER).opens("/papers/0").statusCode()).isEqualTo(404);
    }

    @Test
    void a_bad_file_is_refused_with_a_sentence_and_a_code_and_nothing_is_kept() {
        byte[] unsigned = get(OFFICER, address + ".pdf").getBody();
        ResponseEntity<JsonNode> answer = upload(OFFICER, unsigned);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(
                        answer.getHeaders().getContentType()))
                .isTrue();
        assertThat(answer.getBody().get("code").asText()).isEqualTo("signature-invalid");
        assertThat(answer.getBody().get("detail").asText()).startsWith("Tệp chưa có chữ ký số nào");
        assertThat(upload(OFFICER, "Word".getBytes(StandardCharsets.US_ASCII))
                        .getBody()
                        .get("detail")
                        .asText())
                .isEqualTo("Tệp nạp lên không phải PDF. Hãy nạp bản PDF đã ký số.");
        assertThat(upload(OFFICER, new byte[0]).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(upload(OFFICER, new byte[25 * 1024 * 1024 + 1]).getStatusCode())
                .isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(signature(OFFICER).get("signed").asBoolean()).isFalse();
    }

    @Test
    void an_upload_stands_in_the_history_of_the_year_and_a_download_in_the_log() {
        upload(OFFICER, signed());
        get(CHAIR, address + "/signature.pdf");

        JsonNode entries = as(OFFICER)
                .getForObject("/api/dossiers/" + year.year() + "-230/history", JsonNode.class)
                .get("entries");
        JsonNode last = entries.get(entries.size() - 1);
        assertThat(last.get("title").asText()).isEqualTo("Bản ký số của văn bản");
        assertThat(last.get("afterTitle").asText())
                .contains("Báo cáo sáu tháng đầu năm số ", "ký bởi " + NAME, "SHA-256");
        assertThat(last.get("who").asText()).isEqualTo(OFFICER);
        assertThat(jdbc.sql("select content from audit_entry where who = ? and kind = 'PAPER_READ' order by id desc")
                        .param(CHAIR)
                        .query(String.class)
                        .list()
                        .get(0))
                .endsWith("-ky-so.pdf");
    }

    @Test
    void without_a_trust_store_the_page_says_so_and_uploads_are_refused() {
        byte[] signed = signed();
        Object anchors = ReflectionTestUtils.getField(trust, "anchors");
        ReflectionTestUtils.setField(trust, "anchors", Set.of());
        try {
            assertThat(session(OFFICER).get(page).body())
                    .contains("chưa được cấu hình chứng thư gốc tin cậy")
                    .doesNotContain("id=\"signature\"");
            ResponseEntity<JsonNode> answer = upload(OFFICER, signed);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
            assertThat(answer.getBody().get("code").asText()).isEqualTo("signatures-not-set-up");
        } finally {
            ReflectionTestUtils.setField(trust, "anchors", anchors);
        }
    }

    private byte[] signed() {
        return SigningProgram.signed(get(OFFICER, address + ".pdf").getBody(), NAME, clock.instant());
    }

    private long id() {
        return Long.parseLong(address.replaceAll("\\D", ""));
    }

    private JsonNode signature(String user) {
        return as(user).getForObject(address + "/signature", JsonNode.class);
    }

    private ResponseEntity<JsonNode> upload(String user, byte[] file) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PDF);
        return as(user).postForEntity(address + "/signature", new HttpEntity<>(file, headers), JsonNode.class);
    }

    private ResponseEntity<byte[]> get(String user, String path) {
        return as(user).getForEntity(path, byte[].class);
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, "demo");
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        session.logsIn(user);
        return session;
    }
}
