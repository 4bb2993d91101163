package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;

/** The province adopts its own criteria set by uploading a file (D5). */
@CleangovTest
class CriteriaImportTest {

    private static final String SETS = "/api/criteria-sets";
    private static final String OFFICER = "province-officer.25";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private CriteriaService criteria;

    @Test
    @Tag("D5")
    void a_province_downloads_the_default_as_a_workbook_and_imports_its_own_set() throws Exception {
        HttpResponse<byte[]> workbook = download("/TCCQCS-MACDINH/1.xlsx");
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"TCCQCS-MACDINH-1.xlsx\"");
        assertThat(CriteriaFile.read(workbook.body()).set()).isEqualTo(criteria.defaultSet());
        byte[] own = CriteriaFile.workbook(CriteriaSet.parse(own("TINH-A", 1).toString()));

        HttpResponse<String> first = upload(OFFICER, own);
        HttpResponse<String> again = upload("admin", download("/TINH-A/1.json").body());

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location")).contains(SETS + "/TINH-A/1");
        assertThat(again.statusCode()).as("the same once more").isEqualTo(200);
        assertThat(criteria.set("TINH-A", 1).legalBasis()).isEqualTo("Quyết định số 12/2026/QĐ-UBND");
        assertThat(line("TINH-A", "").path("importedBy").asText()).isEqualTo(OFFICER);
        assertThat(line("TINH-A", "").hasNonNull("label")).isFalse();
        assertThat(line("TINH-A", "?year=2029").isMissingNode()).isFalse();
        assertThat(line("TINH-A", "?year=2031").isMissingNode()).isTrue();
        assertThat(line("TCCQCS-MACDINH", "?year=2031").path("label").asText())
                .isEqualTo("mặc định, không phải văn bản chính thức");
        assertThat(line("TCCQCS-MACDINH", "").path("isDefault").asBoolean()).isTrue();
    }

    @Test
    void a_stored_version_never_changes() throws Exception {
        upload(OFFICER, bytes(own("TINH-B", 1)));
        ObjectNode changed = own("TINH-B", 1);
        changed.put("note_vi", "đã sửa");

        HttpResponse<String> refused = upload(OFFICER, bytes(changed));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).path("problems").get(0).asText())
                .isEqualTo("version: bộ tiêu chí «TINH-B» phiên bản 1 đã có với nội dung khác và không sửa được:"
                        + " hãy ghi một số phiên bản mới.");
        assertThat(criteria.set("TINH-B", 1).note()).isNotEqualTo("đã sửa");
        assertThat(upload(OFFICER, bytes(changed.put("version", 2))).statusCode())
                .isEqualTo(201);
        assertThat(criteria.set("TINH-B", 2).note()).isEqualTo("đã sửa");
    }

    @Test
    void a_file_with_problems_is_refused_with_all_of_them_and_nothing_is_stored() throws Exception {
        ObjectNode wrong = own("TINH-C", 1);
        wrong.put("totalPoints", 90);
        ((ObjectNode) wrong.at("/criteria/0/indicators/0")).put("appraiser", "audit");

        HttpResponse<String> refused = upload(OFFICER, bytes(wrong));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(refused.body());
        assertThat(problem.path("title").asText()).isEqualTo("Chưa nạp được bộ tiêu chí");
        assertThat(problem.path("detail").asText()).startsWith("Chưa nạp được bộ tiêu chí, chưa lưu gì. Tệp có 2 chỗ");
        assertThat(problem.path("problems")).hasSize(2);
        assertThat(criteria.find("TINH-C/1")).isEmpty();
    }

    @Test
    void only_officers_of_the_province_and_administrators_bring_sets() throws Exception {
        for (String other : new String[] {"district-officer.230", "province-chair.25", "commune-chair.07975"}) {
            HttpResponse<String> refused = upload(other, bytes(own("TINH-D", 1)));
            assertThat(refused.statusCode()).as(other).isEqualTo(403);
            assertThat(refused.body())
                    .contains("Chỉ Chuyên viên Sở Nội vụ tỉnh, Quản trị viên hệ thống được nạp bộ tiêu chí.");
        }
        assertThat(criteria.find("TINH-D/1")).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_read() throws Exception {
        HttpResponse<String> refused = upload(OFFICER, new byte[6 * 1024 * 1024]);
        HttpResponse<String> huge = upload(OFFICER, new byte[9 * 1024 * 1024]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("Tệp lớn quá 5 MB.");
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("Tệp lớn quá 5 MB.");
    }

    @Test
    void an_unreadable_criteria_file_and_a_missing_set_are_reported() throws Exception {
        assertThat(upload(OFFICER, "không phải tệp".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("không phải là bảng tính Excel (.xlsx)");
        assertThat(upload(OFFICER, null).body()).contains("Chọn tệp của bộ tiêu chí");
        assertThat(download("/KHONG-CO/1.xlsx").statusCode()).isEqualTo(404);
    }

    /** The default, issued under another name for some years. */
    private static ObjectNode own(String id, int version) {
        ObjectNode set = (ObjectNode) Standards.json(Standards.defaultFile());
        set.put("id", id).put("version", version).put("status", CriteriaSet.ISSUED);
        set.put("legalBasis_vi", "Quyết định số 12/2026/QĐ-UBND");
        set.put("validFrom", 2026).put("validTo", 2030);
        return set;
    }

    private static byte[] bytes(JsonNode set) {
        return set.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode line(String id, String query) throws IOException, InterruptedException {
        String sets =
                send(request(OFFICER, query).GET(), BodyHandlers.ofString()).body();
        for (JsonNode line : JSON.readTree(sets)) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        return JSON.missingNode();
    }

    private HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return send(request(OFFICER, path).GET(), BodyHandlers.ofByteArray());
    }

    /** @param file null for a form without a file */
    private HttpResponse<String> upload(String user, byte[] file) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = file == null ? "name=\"other\"" : "name=\"file\"; filename=\"bo-tieu-chi\"";
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; " + part + "\r\n\r\n").getBytes());
        body.writeBytes(file == null ? new byte[0] : file);
        body.writeBytes("\r\n--edge--\r\n".getBytes());
        return send(
                request(user, "")
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        String login = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return WebSession.request(port, SETS + path).header("Authorization", "Basic " + login);
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), as);
    }
}
