package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The papers of a year, from its records to the page. */
@CleangovTest
class PaperTest {

    private static final String OFFICER = "district-officer.230";

    @LocalServerPort
    private int port;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private PaperService papers;

    private District district;

    @BeforeEach
    void aYearHasBegun() {
        district = year.yearOpens().district("230");
        district.communes().forEach(Commune::registers);
    }

    @Test
    @Tag("D2.4")
    void a_report_is_a_draft_until_the_chair_signs_it_and_gets_a_number_then() {
        year.timersFire("TimerEvent_JuneReportOpens");
        String key = district.reportKey("H1");
        String draft = "/api/papers/june-report/" + key;
        assertThat(get(OFFICER, draft + ".pdf").getStatusCode())
                .as("nothing is written yet")
                .isEqualTo(HttpStatus.NOT_FOUND);
        district.draftsReport("H1");

        assertThat(text(OFFICER, draft + ".pdf"))
                .contains(
                        "BÁO CÁO",
                        "Kính gửi: Ủy ban nhân dân tỉnh Phú Thọ",
                        "/BC-UBND",
                        "3/3 xã, phường, thị trấn",
                        "III. DỰ BÁO PHÂN LOẠI 0/3 xã, phường, thị trấn đã sơ kết",
                        "V. THỰC HIỆN DÂN CHỦ Ở CƠ SỞ 0/3 xã, phường, thị trấn có kế hoạch",
                        "VI. TUYÊN TRUYỀN 0 tin, bài",
                        "Sở, ngành kiểm tra tại huyện và các xã: 0 cuộc")
                .doesNotContain("Số: 0");
        district.signsReport("H1");

        Paper paper = issued(key, PaperType.JUNE_REPORT).get(0);
        assertThat(paper.issuedOn()).isEqualTo(year.now().toLocalDate());
        assertThat(paper.edition()).isEqualTo(1);
        assertThat(text(OFFICER, "/api/papers/" + paper.id() + ".pdf"))
                .contains(
                        "Số: " + paper.quotedNumber(),
                        "Đoan Hùng, " + PaperHead.day(paper.issuedOn()),
                        "UBND TỈNH PHÚ THỌ",
                        "HUYỆN ĐOAN HÙNG");
        assertThat(get("province-officer.25", "/api/papers/" + paper.id() + ".docx")
                        .getBody())
                .isEqualTo(paper.docx());
    }

    @Test
    @Tag("D2.4")
    void a_report_that_is_signed_again_is_a_new_paper_beside_the_old() {
        year.timersFire("TimerEvent_JuneReportOpens");
        String key = district.reportKey("H1");
        district.draftsReport("H1").signsReport("H1");
        year.province().returnsReport(key, "Thiếu phần tồn tại, nguyên nhân.");

        district.draftsReport("H1").signsReport("H1");

        List<Paper> both = issued(key, PaperType.JUNE_REPORT);
        assertThat(both).extracting(Paper::edition).containsExactly(1, 2);
        assertThat(both.get(1).number()).isEqualTo(both.get(0).number() + 1);
    }

    @Test
    @Tag("D2.3c")
    @Tag("D2.3d")
    @Tag("D2.3e")
    void a_session_issues_minutes_and_decision_and_drafts_the_request_and_the_province_decides() {
        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).prepares();
        String key = district.key();
        assertThat(text(OFFICER, "/api/papers/class-decision/" + key + ".pdf"))
                .contains("Điều 1. Xếp loại 3 xã, phường, thị trấn");
        district.decides(district.proposals());

        assertThat(papers.issued(key))
                .extracting(Paper::type)
                .containsExactly(PaperType.COUNCIL_MINUTES, PaperType.CLASS_DECISION);
        assertThat(text("commune-chair.07975", address(year.commune("07975").key(), PaperType.CLASS_NOTICE)))
                .contains("THÔNG BÁO", "Kính gửi: Ủy ban nhân dân xã Hùng Xuyên", "100,00/100 điểm", "/TB-UBND");
        assertThat(text(OFFICER, address(key, PaperType.COUNCIL_MINUTES)))
                .contains("BIÊN BẢN", "CÔNG NHẬN CHÍNH QUYỀN", "/BB-HĐ", "Mặt trận nhất trí.");
        assertThat(text(OFFICER, address(key, PaperType.CLASS_DECISION)))
                .contains("Xã Hùng Xuyên", "đề nghị xuất sắc", "/QĐ-UBND");
        assertThat(text(OFFICER, "/api/papers/excellence-request/" + key + ".pdf"))
                .contains("TỜ TRÌNH", "Xã Hùng Xuyên", "/TTr-UBND");

        district.requestsExcellence();
        Paper request = issued(key, PaperType.EXCELLENCE_REQUEST).get(0);
        assertThat(year.commune("07975").dossier().requestNumber()).isEqualTo(request.quotedNumber());
        assertThat(text("province-officer.25", "/api/papers/" + request.id() + ".pdf"))
                .contains(
                        "Số: " + request.quotedNumber(),
                        "PHỤ LỤC II.2 BÁO CÁO THÀNH TÍCH VÀ BẢNG CHẤM ĐIỂM Xã Hùng Xuyên",
                        "PHỤ LỤC II.3",
                        "Đăng ký phấn đấu «Trong sạch, vững mạnh xuất sắc»",
                        "Công khai kết quả 10 ngày từ",
                        "Hội đồng xét, công nhận:",
                        "1.1",
                        "Tiêu chuẩn 1: Kết quả phát triển",
                        "Tổng cộng 100 – 100,00");
        year.timersFire("TimerEvent_DecemberReportOpens");
        year.timersFire("TimerEvent_RecognitionOpens");
        Commune[] communes = district.communes().toArray(Commune[]::new);
        year.province().appraises(true, communes).decides(true, communes);
        assertThat(text("province-chair.25", address(year.province().key(), PaperType.EXCELLENCE_DECISION)))
                .contains("TỈNH PHÚ THỌ", "Phú Thọ, ngày", "xuất sắc", "Xã Hùng Xuyên", "Huyện Đoan Hùng");
    }

    @Test
    @Tag("D2.3c")
    @Tag("D2.3d")
    @Tag("D2.3e")
    void a_decision_after_a_withdrawal_names_the_withdrawn_one() {
        year.timersFire("TimerEvent_AssessmentOpens");
        district.agenciesAppraise(Map.of()).prepares().decides(district.proposals());
        Commune commune = year.commune("07975");
        String first = issued(district.key(), PaperType.CLASS_DECISION).get(0).quotedNumber();

        district.withdraws(commune, "Chấm sai chỉ tiêu 2.2.");
        assertThat(text("commune-chair.07975", address(commune.key(), PaperType.WITHDRAWAL_DECISION)))
                .contains(
                        "Thu hồi kết quả «Trong sạch, vững mạnh» năm " + year.year() + " của xã Hùng Xuyên",
                        "tại Quyết định số " + first,
                        "Chấm sai chỉ tiêu 2.2.");
        assertThat(text(OFFICER, "/api/papers/renewed-decision/" + commune.key() + ".pdf"))
                .contains("Xếp loại lại xã Hùng Xuyên năm");

        district.decidesAgain(commune, "XUAT_SAC", "Đã kiểm tra lại hồ sơ.");
        assertThat(text("commune-chair.07975", address(commune.key(), PaperType.RENEWED_DECISION)))
                .contains("/QĐ-UBND", "Đã kiểm tra lại hồ sơ.", "Công nhận xã Hùng Xuyên đạt", first);

        district.requestsExcellenceAgain(commune);
        Paper request = issued(commune.key(), PaperType.RENEWED_REQUEST).get(0);
        assertThat(commune.dossier().requestNumber()).isEqualTo(request.quotedNumber());
        assertThat(text("province-officer.25", "/api/papers/" + request.id() + ".pdf"))
                .contains("TỜ TRÌNH", "công nhận xã Hùng Xuyên đạt", "BẢNG CHẤM ĐIỂM Xã Hùng Xuyên");
    }

    @Test
    void only_people_who_may_read_the_issuer_may_read_its_papers() {
        year.timersFire("TimerEvent_JuneReportOpens");
        String key = district.reportKey("H1");
        district.draftsReport("H1").signsReport("H1");
        long id = issued(key, PaperType.JUNE_REPORT).get(0).id();

        for (String address : List.of(
                "/api/papers/" + id + ".pdf",
                "/api/papers/" + id + ".docx",
                "/api/papers/june-report/" + key + ".pdf",
                "/api/papers/june-report/" + key + ".docx")) {
            assertThat(get("district-officer.231", address).getStatusCode())
                    .as(address)
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(get(OFFICER, address).getStatusCode()).as(address).isEqualTo(HttpStatus.OK);
        }
        assertThat(list("district-officer.231", key)).isEmpty();
        assertThat(list(OFFICER, key))
                .as("the paper that was issued, and what would be issued now")
                .hasSize(2);
        assertThat(get(OFFICER, "/api/papers/0.pdf").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get(OFFICER, "/api/papers/letter/" + key + ".pdf").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Tag("D2.2b")
    void a_plan_for_a_weak_commune_is_issued_when_the_chair_approves_it_and_the_commune_may_read_it() {
        Commune commune = year.commune("07981");
        String key = commune.key();
        year.starts(OFFICER, "remediation", Map.of("commune", key, "cause", "Nội bộ mất đoàn kết."));
        district.plansRemediation(commune, district.measure("Chưa họp giao ban.", "finance", 20));
        assertThat(text(OFFICER, "/api/papers/remediation-plan/" + key + ".pdf"))
                .contains("Khắc phục tồn tại, yếu kém của xã Bằng Luân", "Chưa họp giao ban.");

        district.approvesRemediation(commune);

        assertThat(text("commune-chair.07981", address(key, PaperType.REMEDIATION_PLAN)))
                .contains("/KH-UBND", "Nội bộ mất đoàn kết.");
        assertThat(get("commune-chair.07969", address(key, PaperType.REMEDIATION_PLAN))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        WebSession ofTheCommune = new WebSession(port);
        ofTheCommune.logsIn("commune-chair.07981");
        assertThat(ofTheCommune.get("/papers?year=" + year.year()).body())
                .contains("Kế hoạch khắc phục", "Xã Bằng Luân");
        assertThat(ofTheCommune.get("/papers?unit=230").statusCode()).isEqualTo(403);
    }

    private List<?> list(String user, String key) {
        return http.withBasicAuth(user, "demo").getForObject("/api/papers?key=" + key, List.class);
    }

    private List<Paper> issued(String key, PaperType type) {
        return papers.issued(key).stream().filter(paper -> paper.type() == type).toList();
    }

    private String address(String key, PaperType type) {
        return "/api/papers/" + issued(key, type).get(0).id() + ".pdf";
    }

    private ResponseEntity<byte[]> get(String user, String address) {
        return http.withBasicAuth(user, "demo").getForEntity(address, byte[].class);
    }

    /** The text of a PDF on one line. The PDF itself is written to {@code target/papers/year}. */
    private String text(String user, String address) {
        ResponseEntity<byte[]> answer = get(user, address);
        assertThat(answer.getStatusCode()).as(address).isEqualTo(HttpStatus.OK);
        assertThat(MediaType.APPLICATION_PDF.isCompatibleWith(
                        answer.getHeaders().getContentType()))
                .isTrue();
        keep(answer.getHeaders().getContentDisposition().getFilename(), answer.getBody());
        try (Pages pages = new Pages(answer.getBody())) {
            return pages.lines().stream().map(Pages.Line::text).collect(Collectors.joining(" "));
        }
    }

    private static void keep(String name, byte[] pdf) {
        try {
            Files.write(Files.createDirectories(Path.of("target/papers/year")).resolve(name), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
