package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The office edits templates in Word, and laws change, while the application runs. */
@CleangovTest
class TemplateTest {

    private static final String ADDRESS = "/api/paper-templates/june-report";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private LegalGroundService legalGrounds;

    @Autowired
    private JdbcClient jdbc;

    /** All tests share one application, and the built-in templates. */
    @AfterEach
    void the_office_goes_back() {
        post("admin", ADDRESS + "/built-in", null);
    }

    @Test
    void a_report_is_written_with_the_offices_template_and_says_so_and_the_old_ones_are_kept() {
        District district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
        year.timersFire("TimerEvent_JuneReportOpens");
        byte[] edited = TemplateCheckTest.edited(PaperType.JUNE_REPORT, "trân trọng báo cáo", "xin báo cáo");
        assertThat(upload("admin", edited).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        int version = versions().get(0);

        district.draftsReport("H1").signsReport("H1");

        assertThat(signed(district.reportKey("H1"))).contains("xin báo cáo Ủy ban nhân dân");
        assertThat(page("district-officer.230", "/papers?year=" + year.year())).contains("mẫu số " + version);
        assertThat(http.withBasicAuth("admin", "demo").getForObject(ADDRESS + "/" + version + ".docx", byte[].class))
                .isEqualTo(edited);
        assertThat(post("admin", ADDRESS + "/built-in", null).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(http.withBasicAuth("admin", "demo").getForObject(ADDRESS + ".docx", byte[].class))
                .isEqualTo(TemplateService.builtIn(PaperType.JUNE_REPORT).docx());
        assertThat(page("admin", "/paper-templates")).contains("dùng lại mẫu có sẵn");
    }

    @Test
    void a_broken_template_is_refused_and_the_current_one_stays_in_use() {
        List<Integer> before = versions();

        ResponseEntity<JsonNode> answer =
                upload("admin", TemplateCheckTest.edited(PaperType.JUNE_REPORT, "{{pointsBasis}}", "{{diem}}"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().get("detail").asText())
                .contains("Chưa nhận mẫu «Báo cáo sáu tháng đầu năm»", "Không có tên {{diem}}.");
        assertThat(upload("admin", "no".getBytes(StandardCharsets.UTF_8)).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(upload("district-chair.230", new byte[0]).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void a_stored_template_that_fits_no_more_gives_way_to_the_built_in_one() {
        int next = versions().stream().findFirst().orElse(0) + 1;
        jdbc.sql("""
                        insert into office_template (type, version, file_name, docx, uploaded_by, uploaded_at)
                        values ('JUNE_REPORT', ?, 'cu.docx', ?, 'admin', now())""")
                .params(next, TemplateCheckTest.edited(PaperType.JUNE_REPORT, "{{pointsBasis}}", "{{diem}}"))
                .update();

        assertThat(http.withBasicAuth("admin", "demo").getForObject(ADDRESS + ".docx", byte[].class))
                .isEqualTo(TemplateService.builtIn(PaperType.JUNE_REPORT).docx());
        assertThat(page("admin", "/paper-templates"))
                .contains("Mẫu đã nạp không dùng được nữa: Không có tên {{diem}}.");
    }

    @Test
    void a_decision_names_what_is_in_force_on_its_day() {
        assertThat(legalGrounds.on(LocalDate.of(2023, 6, 30)))
                .contains(
                        "Căn cứ Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn ngày 20 tháng 4 năm 2007;",
                        "Căn cứ Luật Tổ chức chính quyền địa phương;")
                .noneMatch(basis -> basis.contains("Luật Thực hiện dân chủ ở cơ sở"));
        assertThat(legalGrounds.on(LocalDate.of(2023, 7, 1)))
                .contains("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;")
                .noneMatch(basis -> basis.contains("Pháp lệnh"));

        assertThat(post("admin", "/api/legal-grounds?text=Căn cứ Nghị định số 1;&from=1990-01-01", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        long added = legalGrounds.all().get(legalGrounds.all().size() - 1).id();
        assertThat(legalGrounds.on(LocalDate.of(1990, 1, 1))).contains("Căn cứ Nghị định số 1;");
        assertThat(post("admin", "/api/legal-grounds/" + added + "/end?until=1989-01-01", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post("admin", "/api/legal-grounds/" + added + "/end?until=1990-01-31", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(legalGrounds.on(LocalDate.of(1990, 2, 1))).noneMatch(basis -> basis.contains("Nghị định số 1"));
        assertThat(post("district-chair.230", "/api/legal-grounds?text=x", null).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    private List<Integer> versions() {
        return jdbc.sql("select version from office_template where type = 'JUNE_REPORT' order by version desc")
                .query(Integer.class)
                .list();
    }

    private ResponseEntity<JsonNode> upload(String user, byte[] docx) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource(docx) {
            @Override
            public String getFilename() {
                return "bao-cao.docx";
            }
        });
        return post(user, ADDRESS, form);
    }

    private ResponseEntity<JsonNode> post(String user, String address, Object form) {
        return http.withBasicAuth(user, "demo").postForEntity(address, form, JsonNode.class);
    }

    private String page(String user, String address) {
        WebSession session = new WebSession(port);
        session.logsIn(user);
        return session.get(address).body();
    }

    /** The text of the last PDF issued about a subject. */
    private String signed(String key) {
        JsonNode papers = http.withBasicAuth("district-officer.230", "demo")
                .getForObject("/api/papers?key=" + key, JsonNode.class);
        byte[] pdf = http.withBasicAuth("district-officer.230", "demo")
                .getForObject(papers.get(0).get("pdf").asText(), byte[].class);
        try (Pages pages = new Pages(pdf)) {
            return pages.lines().stream().map(Pages.Line::text).collect(Collectors.joining(" "));
        }
    }
}
