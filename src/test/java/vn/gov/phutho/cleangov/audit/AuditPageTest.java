package vn.gov.phutho.cleangov.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** What auditors read of the log, who else may, and what the verifier says to a forged row. */
@CleangovTest
class AuditPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog audit;

    @Autowired
    private AuditEntries entries;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Tampering tampering;

    private String account;

    @BeforeEach
    void anAccountOfItsOwn() {
        account = "test-" + UUID.randomUUID();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "admin"})
    void auditors_and_administrators_read_the_log(String reader) {
        acts(1);
        WebSession session = session(reader);

        assertThat(session.opens("/").body()).contains("href=\"/audit\"");
        HttpResponse<String> page = session.opens("/audit?who=" + account);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nhật ký hệ thống", "Ký, ban hành văn bản", "số 1", "Đã thực hiện", account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"province-officer.25", "district-chair.230", "commune-chair.07975", "analyst"})
    void nobody_else_does(String reader) {
        WebSession session = session(reader);

        assertThat(session.opens("/").body()).doesNotContain("href=\"/audit\"");
        assertThat(session.opens("/audit").statusCode()).isEqualTo(403);
        assertThat(session.get("/api/audit.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void rows_are_filtered_and_cut_into_pages_with_the_newest_first() {
        acts(101);
        WebSession auditor = session("auditor");
        LocalDate today = LocalDate.now(clock);

        assertThat(auditor.get("/audit?who=" + account).body())
                .contains("<span>101</span> dòng", "Trang 1/2", "số 101<", "số 2<")
                .doesNotContain("số 1<");
        assertThat(auditor.get("/audit?page=1&who=" + account).body())
                .contains("số 1<")
                .doesNotContain("số 2<");
        String mine = "/audit?who=" + account;
        assertThat(auditor.get(mine + "&kind=PAPER_ISSUED&day=" + today).body()).contains("<span>101</span> dòng");
        assertThat(auditor.get(mine + "&kind=LOG_OUT").body())
                .contains("<span>0</span> dòng", "Không có dòng nào khớp");
        assertThat(auditor.get(mine + "&day=" + today.minusDays(1)).body()).contains("<span>0</span> dòng");
        assertThat(auditor.get("/audit?day=&kind=&who=").statusCode()).isEqualTo(200);
        assertThat(auditor.opens("/audit?kind=NOTHING").statusCode()).isEqualTo(400);
        assertThat(auditor.opens("/audit?day=2026-02-31").statusCode()).isEqualTo(400);
    }

    @Test
    void the_file_is_for_excel_computes_nothing_and_is_itself_recorded() {
        transaction.executeWithoutResult(
                status -> audit.changed(AuditKind.PAPER_ISSUED, account, "=HYPERLINK(\"http://x\")", "@x"));
        WebSession auditor = session("auditor");

        String csv = new String(auditor.bytes("/api/audit.csv?who=" + account), StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\uFEFF\"Thời điểm\",\"Tài khoản\"");
        assertThat(csv)
                .contains(
                        "\"'=HYPERLINK(\"\"http://x\"\")\",\"'@x\",\"Đã thực hiện\",\"audit." + account + "\",\"1\",");
        assertThat(csv.split("\r\n")).hasSize(2);
        auditor.get("/audit");
        assertThat(entries.find(new AuditFilter(null, null, "auditor", AuditKind.DATA_EXPORTED), 1, 0))
                .extracting(AuditEntry::text)
                .containsExactly("nhat-ky-he-thong.csv");
    }

    @Test
    void a_forged_removed_or_inserted_row_is_found() {
        acts(3);
        String chain = "audit." + account;
        String here = " where chain = '" + chain + "'";

        assertThat(tampering.faults()).isEmpty();
        for (String field : List.of(
                "who = 'x'",
                "who_name = 'x'",
                "address = '10.0.0.1'",
                "kind = 'LOG_IN'",
                "kind = 'forged'",
                "subject = 'x'",
                "content = 'x'",
                "result = 'REFUSED'",
                "at = at + interval '1 microsecond'")) {
            assertThat(tampering.by("update audit_entry set " + field + here + " and number = 2"))
                    .as(field)
                    .singleElement()
                    .asString()
                    .startsWith(chain + ", mục số 2 (")
                    .endsWith("): đã bị sửa");
        }
        assertThat(tampering.by("delete from audit_entry" + here + " and number = 3"))
                .containsExactly(chain + ", mục số 3: bị mất");
        assertThat(tampering.by("delete from audit_entry" + here))
                .containsExactly(chain + ", mục số 1: bị mất, cùng các mục sau đến số 3");
        assertThat(tampering.by("delete from history_head where subject = '" + chain + "'"))
                .containsExactly(chain + ", mục số 3: không có trong sổ đầu chuỗi");
        assertThat(tampering.faults()).isEmpty();
    }

    private void acts(int count) {
        transaction.executeWithoutResult(status -> IntStream.rangeClosed(1, count)
                .forEach(number -> audit.changed(AuditKind.PAPER_ISSUED, account, "2026-230", "số " + number)));
    }

    private WebSession session(String user) {
        WebSession session = new WebSession(port);
        assertThat(session.logsIn(user).statusCode()).isEqualTo(200);
        return session;
    }
}
