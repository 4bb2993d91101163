package vn.gov.phutho.cleangov.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.scenario.Refusals.refusalOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** No value without a file that proves it, or an explanation (D5). */
@CleangovTest
class EvidenceTest {

    private static final String OFFICER = "commune-officer.07975";
    private static final byte[] PDF = "%PDF-1.7 Quyết định giao dự toán".getBytes(StandardCharsets.UTF_8);
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ScoreService scoring;

    @Autowired
    private JdbcClient jdbc;

    private Commune commune;

    @BeforeEach
    void the_self_review_is_open() {
        commune = year.yearOpens().commune("07975");
        commune.registers();
        year.timersFire("TimerEvent_SelfReviewOpens");
    }

    @Test
    @Tag("D5")
    void a_value_needs_a_file_or_an_explanation() {
        ObjectNode sheet = commune.sheet();
        ((ObjectNode) sheet.at("/entries/1.1")).remove("note");
        ((ObjectNode) sheet.at("/entries/2.3")).removeAll().put("noCase", true);

        assertThat(refusalOf(() -> commune.scoresItself(sheet)))
                .isEqualTo("Chỉ tiêu 1.1: cần tệp minh chứng hoặc giải trình.");
        assertThat(scoring.scores(id(), Side.SELF)).isEmpty();

        uploads(OFFICER, "1.1", "Dự toán.pdf", PDF);
        commune.scoresItself(sheet);
        assertThat(scoring.scores(id(), Side.SELF)).hasSize(29);
    }

    @Test
    void a_file_is_kept_as_it_is_and_shown_to_those_who_may_read_the_commune() {
        byte[] large = new byte[3 * MEGABYTE + 17];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        large[large.length - 1] = 42;
        JsonNode file =
                uploads(OFFICER, "1.1", "Dự toán năm, bản cuối.pdf", large).getBody();
        assertThat(file.path("size").asLong()).isEqualTo(large.length);
        assertThat(file.path("sha256").asText()).hasSize(64);

        ResponseEntity<byte[]> answer = download("district-agency-finance.230", file);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).isEqualTo(large);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_PDF))
                .isTrue();
        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("Dự toán năm, bản cuối.pdf");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).startsWith("sandbox");
        assertThat(download("district-officer.231", file).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(download("province-media-newspaper.25", file).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);

        JsonNode sheet = http.withBasicAuth("district-chair.230", "demo")
                .getForObject("/api/dossiers/" + commune.key() + "/sheet", JsonNode.class);
        assertThat(sheet.at("/evidence/0/name").asText()).isEqualTo("Dự toán năm, bản cuối.pdf");
    }

    @Test
    void a_name_is_kept_as_vietnamese_is_typed_on_most_computers() {
        JsonNode file = uploads(OFFICER, "1.1", Normalizer.normalize("Quyết định.pdf", Normalizer.Form.NFD), PDF)
                .getBody();

        assertThat(file.path("name").asText()).isEqualTo("Quyết định.pdf");
    }

    @Test
    void misnamed_too_large_or_too_many_files_are_refused_and_not_stored() {
        byte[] program = HexFormat.of().parseHex("4D5A9000030000000400");
        assertThat(refused("1.1", "báo cáo.pdf", program))
                .isEqualTo(
                        "«báo cáo.pdf» không nhận được: chỉ nhận PDF, ảnh (PNG, JPEG) và tệp Word, Excel, PowerPoint,"
                                + " nội dung đúng với đuôi tệp.");
        byte[] huge = new byte[26 * MEGABYTE];
        System.arraycopy(PDF, 0, huge, 0, PDF.length);
        assertThat(refused("1.1", "lớn.pdf", huge)).isEqualTo("«lớn.pdf» lớn hơn 25 MB, không nhận được.");
        assertThat(refused("9.9", "a.pdf", PDF)).isEqualTo("Không có chỉ tiêu «9.9» trong bộ tiêu chí.");
        assertThat(refused("1.1", "../a.pdf", PDF)).startsWith("Tên tệp không hợp lệ");
        for (String hidden : new String[] {"\u202e", "\u200b", "\ufeff", "\u00ad"}) {
            assertThat(refused("1.1", "a" + hidden + "fdp.pdf", PDF)).startsWith("Tên tệp có ký tự ẩn");
        }
        assertThat(files()).isZero();
        assertThat(jdbc.sql("select count(*) from evidence_chunk c left join evidence e on e.id = c.evidence_id"
                                + " where e.id is null")
                        .query(Long.class)
                        .single())
                .isZero();

        for (int i = 1; i <= 5; i++) {
            uploads(OFFICER, "1.1", i + ".pdf", PDF);
        }
        assertThat(refused("1.1", "6.pdf", PDF)).isEqualTo("Chỉ tiêu 1.1 đã có 5 tệp, là số tệp nhiều nhất.");
    }

    @Test
    void only_the_communes_officials_add_and_remove_files_and_only_until_the_sheet_is_handed_in() {
        JsonNode file = uploads(OFFICER, "1.1", "Dự toán.pdf", PDF).getBody();
        assertThat(uploads("district-officer.230", "1.1", "b.pdf", PDF).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(uploads("commune-officer.07969", "1.1", "b.pdf", PDF).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(removes("commune-party.07975", file)).isEqualTo(HttpStatus.FORBIDDEN);

        assertThat(removes(OFFICER, file)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(download(OFFICER, file).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(jdbc.sql("select removed_by from evidence where dossier_id = ?")
                        .param(commune.key())
                        .query(String.class)
                        .single())
                .as("that it was there stays on record")
                .isEqualTo(OFFICER);

        assertThat(jdbc.sql(
                                "select what || ' ' || coalesce(old_value, '') || '>' || coalesce(new_value, '') || ' ' || who"
                                        + " from history_entry where subject = ? and what like 'evidence.%' order by number")
                        .param(commune.key())
                        .query(String.class)
                        .list())
                .satisfiesExactly(
                        added -> assertThat(added)
                                .startsWith("evidence.1.1 >Dự toán.pdf (SHA-256 ")
                                .endsWith(OFFICER),
                        removed -> assertThat(removed)
                                .startsWith("evidence.1.1 Dự toán.pdf (SHA-256 ")
                                .endsWith("> " + OFFICER));

        JsonNode kept = uploads(OFFICER, "1.1", "Dự toán.pdf", PDF).getBody();
        commune.handsIn();
        assertThat(refused("1.1", "muộn.pdf", PDF))
                .isEqualTo("Bản tự đánh giá đã nộp, không thêm hoặc bỏ tệp minh chứng được nữa.");
        assertThat(removes(OFFICER, kept)).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(download(OFFICER, kept).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void before_the_window_opens_there_is_nothing_to_prove() {
        Commune early = year.yearOpens().commune("07975");
        commune = early;
        assertThat(refused("1.1", "sớm.pdf", PDF)).startsWith("Chưa đến kỳ tự đánh giá: bản tự chấm mở từ ngày ");
    }

    @Test
    @Tag("D5")
    void after_the_window_no_file_can_be_added_or_removed() {
        JsonNode kept = uploads(OFFICER, "1.1", "Dự toán.pdf", PDF).getBody();
        year.timersFire("StartEvent_SelfReviewOverdue");

        assertThat(refused("1.1", "muộn.pdf", PDF)).startsWith("Đã hết hạn tự đánh giá (17:00 ngày ");
        assertThat(removes(OFFICER, kept)).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private DossierId id() {
        return DossierId.parse(commune.key());
    }

    private long files() {
        return jdbc.sql("select count(*) from evidence where dossier_id = ?")
                .param(commune.key())
                .query(Long.class)
                .single();
    }

    private String refused(String indicator, String name, byte[] content) {
        ResponseEntity<JsonNode> answer = uploads(OFFICER, indicator, name, content);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        return answer.getBody().path("detail").asText();
    }

    private ResponseEntity<JsonNode> uploads(String user, String indicator, String name, byte[] content) {
        URI address = UriComponentsBuilder.fromUriString(http.getRootUri())
                .path("/api/dossiers/{id}/evidence")
                .queryParam("indicator", "{indicator}")
                .queryParam("name", "{name}")
                .encode()
                .buildAndExpand(commune.key(), indicator, name)
                .toUri();
        return http.withBasicAuth(user, "demo")
                .exchange(
                        RequestEntity.put(address)
                                .header(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                                .body(content),
                        JsonNode.class);
    }

    private ResponseEntity<byte[]> download(String user, JsonNode file) {
        return http.withBasicAuth(user, "demo")
                .getForEntity(
                        "/api/evidence/{id}", byte[].class, file.path("id").asText());
    }

    private HttpStatusCode removes(String user, JsonNode file) {
        return http.withBasicAuth(user, "demo")
                .exchange(
                        "/api/evidence/{id}",
                        HttpMethod.DELETE,
                        null,
                        String.class,
                        UUID.fromString(file.path("id").asText()))
                .getStatusCode();
    }
}
