package vn.gov.phutho.cleangov.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.Statements;
import vn.gov.phutho.cleangov.WebSession;

/** An administrator brings in accounts and posts as a file. */
@CleangovTest
class AccountImportTest {

    private static final String ADMIN = "admin";
    private static final String HEAD = "Tài khoản,Họ và tên,Thư điện tử,Vị trí,Mã đơn vị\n";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRITE = "?dry-run=false";
    private static final String MANY = "many.";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void accountsAreAsBefore() {
        jdbc.sql("select id from person where id like 'bulk.%' or id like 'many.%'")
                .query(String.class)
                .list()
                .forEach(identity::deleteUser);
        jdbc.sql("delete from first_password where account like 'bulk.%' or account like 'many.%'")
                .update();
    }

    @Test
    void the_preview_shows_each_row_and_writes_nothing() throws Exception {
        account("bulk.known", "Trần Thị Bình", "binh@xa.example", "commune-officer-07975");

        HttpResponse<String> answer = text(
                ADMIN,
                "",
                HEAD
                        + "bulk.new,Nguyễn Văn An,an@xa.example,commune-officer,07975\n"
                        + "bulk.known,Trần Thị Bình Minh,minh@xa.example,Cán bộ văn phòng,07975\n"
                        + "bulk.known,Trần Thị Bình Minh,minh@xa.example,chu tich ubnd,07975\n"
                        + "commune-chair.07975,Chủ tịch UBND Xã Hùng Xuyên,,Chủ tịch UBND,7975\n");

        JsonNode plan = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(texts(plan, 0)).containsExactly("Tài khoản mới", "Thêm vị trí: Cán bộ văn phòng – Xã Hùng Xuyên");
        assertThat(texts(plan, 1))
                .containsExactly(
                        "Họ tên: «Trần Thị Bình» thành «Trần Thị Bình Minh»",
                        "Thư điện tử: «binh@xa.example» thành «minh@xa.example»");
        assertThat(texts(plan, 2)).containsExactly("Thêm vị trí: Chủ tịch UBND – Xã Hùng Xuyên");
        assertThat(texts(plan, 3)).as("Excel took the zero away").isEmpty();
        assertThat(plan.path("created").asInt()).isEqualTo(1);
        assertThat(plan.path("changed").asInt()).isEqualTo(1);
        assertThat(plan.path("postsAdded").asInt()).isEqualTo(2);
        assertThat(plan.path("unchanged").asInt()).isEqualTo(1);
        assertThat(person("bulk.new")).isNull();
        assertThat(person("bulk.known").getEmail()).isEqualTo("binh@xa.example");
    }

    @Test
    void the_confirmation_writes_all_rows_and_the_same_file_then_changes_nothing() throws Exception {
        account("bulk.known", "Trần Thị Bình", "binh@xa.example", "commune-officer-07975");
        String file = HEAD
                + "bulk.new,Nguyễn Văn An,an@xa.example,commune-officer,07975\n"
                + "bulk.new,Nguyễn Văn An,an@xa.example,district-agency-finance,230\n"
                + "bulk.known,Trần Thị Bình Minh,,commune-chair,07975\n";
        String plan =
                JSON.readTree(text(ADMIN, "", file).body()).path("fingerprint").asText();

        HttpResponse<byte[]> answer = bytes(ADMIN, WRITE + "&plan=" + plan, file.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("mat-khau-lan-dau.xlsx");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(groups("bulk.new")).containsExactly("commune-officer-07975", "district-agency-finance-230");
        assertThat(groups("bulk.known")).containsExactly("commune-chair-07975", "commune-officer-07975");
        assertThat(person("bulk.known").getFirstName()).isEqualTo("Trần Thị Bình Minh");
        assertThat(person("bulk.known").getEmail()).as("no address in the file").isEqualTo("binh@xa.example");
        HttpResponse<String> again = text(ADMIN, WRITE, file);
        assertThat(JSON.readTree(again.body()).path("unchanged").asInt()).isEqualTo(3);
        assertThat(again.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(acts("bulk.new")).contains("Tạo tài khoản", "Tạo tư cách thành viên nhóm commune-officer-07975");
        assertThat(acts("bulk.known")).contains("Sửa tài khoản", "Tạo tư cách thành viên nhóm commune-chair-07975");
        assertThat(acts(""))
                .contains(
                        "Nạp tệp tài khoản: 1 tài khoản mới, 1 sửa, thêm vị trí ở 3 dòng; giao tệp 1 mật khẩu lần đầu");
    }

    @Test
    void a_first_password_opens_the_account_once_and_is_kept_nowhere_in_clear() throws Exception {
        List<List<String>> passwords = rows(bytes(
                        ADMIN,
                        WRITE,
                        (HEAD + "bulk.a,=Nguyễn Văn An,,commune-officer,07975\nbulk.b,Lê Thị Ba,,commune-party,07975\n")
                                .getBytes(StandardCharsets.UTF_8))
                .body());

        assertThat(passwords.get(0)).containsExactly("Tài khoản", "Họ và tên", "Vị trí", "Mật khẩu lần đầu");
        assertThat(passwords.get(1)).startsWith("bulk.a", "=Nguyễn Văn An", "Cán bộ văn phòng – Xã Hùng Xuyên");
        String given = passwords.get(1).get(3);
        assertThat(given)
                .matches("([a-z2-9]{6}-){2}[a-z2-9]{6}")
                .isNotEqualTo(passwords.get(2).get(3));
        assertThat(jdbc.sql("select pwd_ from act_id_user where id_ = 'bulk.a'")
                        .query(String.class)
                        .single())
                .startsWith("{BCRYPT}$2a$04$");
        assertThat(get("bulk.a", "wrong-" + given, "/api/units").statusCode()).isEqualTo(401);
        HttpResponse<String> first = get("bulk.a", given, "/api/units");
        assertThat(first.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(first.body()).path("code").asText()).isEqualTo("first-password");
        WebSession browser = new WebSession(port);
        browser.logsIn("bulk.a", given);
        assertThat(browser.opens("/").headers().firstValue("Location").orElseThrow())
                .endsWith("/password");
        String own = "mot cau dai kho doan";
        assertThat(browser.submits(
                                "/password",
                                "/password",
                                "current=" + given + "&password=" + own.replace(' ', '+') + "&repeated="
                                        + own.replace(' ', '+'))
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("bulk.a", own, "/api/units").statusCode()).isEqualTo(200);
        assertThat(get("bulk.a", given, "/api/units").statusCode()).isEqualTo(401);
    }

    @Test
    void every_fault_is_named_with_its_row_and_nothing_is_written() throws Exception {
        account("bulk.known", "Trần Thị Bình", "binh@xa.example", "commune-officer-07975");
        String file = HEAD
                + "bulk.good,Nguyễn Văn An,,commune-officer,07975\n"
                + "bulk.2,Lê Văn B,,commune-officer,99999\n"
                + "bulk.3,Lê Văn B,,commune-king,07975\n"
                + "bulk.4,Lê Văn B,,district-chair,07975\n"
                + "bulk 5,Lê Văn B,,commune-officer,07975\n"
                + "bulk.good,Nguyễn Văn An,,commune-officer,07975\n"
                + "bulk.good,Người Khác,,commune-party,07975\n"
                + "bulk.8,Lê\u200b Văn B,,commune-officer,07975\n"
                + "bulk.9,,,commune-officer,07975\n"
                + "bulk.10,Lê Văn B,khong-phai-thu,commune-officer,07975\n"
                + "bulk.11," + "a".repeat(256) + ",,commune-officer,07975\n"
                + "bulk.12,Lê Văn B,,,\n"
                + "System,Lê Văn B,,commune-officer,07975\n"
                + "Bulk.Known,Lê Văn B,,commune-officer,07975\n"
                + "bulk.15,Lê Văn B," + "a".repeat(250) + "@x.vn,commune-officer,07975\n"
                + ",Lê Văn B,,commune-officer,07975\n";

        HttpResponse<String> refused = text(ADMIN, WRITE, file);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(refused.body());
        List<String> problems = new ArrayList<>();
        problem.path("problems").forEach(one -> problems.add(one.asText()));
        String id = " không dùng được: cần từ 1 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, @.";
        assertThat(problems)
                .containsExactly(
                        "Dòng 3: không có đơn vị nào mang mã «99999».",
                        "Dòng 4: không có vị trí nào tên là «commune-king».",
                        "Dòng 5: Xã Hùng Xuyên không có vị trí «district-chair». Ở đó có: Chủ tịch UBND, Cán bộ văn phòng, Cấp ủy Đảng.",
                        "Dòng 6: tài khoản «bulk 5»" + id,
                        "Dòng 7: tài khoản «bulk.good» đã có ở dòng 2 với cùng vị trí.",
                        "Dòng 8: tài khoản «bulk.good» đã có ở dòng 2 với họ tên, thư điện tử hoặc cách viết khác.",
                        "Dòng 9: họ và tên có ký tự ẩn không dùng được (U+200B), ngay sau «Lê». Chưa thay đổi gì; hãy xóa đoạn đó rồi gõ lại, thay vì dán.",
                        "Dòng 10: thiếu họ và tên.",
                        "Dòng 11: «khong-phai-thu» không phải địa chỉ thư điện tử.",
                        "Dòng 12: họ và tên dài quá 255 ký tự.",
                        "Dòng 13: thiếu vị trí.",
                        "Dòng 13: thiếu mã đơn vị.",
                        "Dòng 14: tài khoản «System» là tên của chính phần mềm, không dùng được.",
                        "Dòng 15: tài khoản «Bulk.Known» chỉ khác tài khoản đã có «bulk.known» ở chữ hoa, chữ thường.",
                        "Dòng 16: địa chỉ thư điện tử dài quá 254 ký tự.",
                        "Dòng 17: thiếu tài khoản.");
        assertThat(problem.at("/preview/lines")).hasSize(16);
        assertThat(problem.at("/preview/faulty").asInt()).isEqualTo(15);
        assertThat(person("bulk.good")).isNull();
        assertThat(text(ADMIN, "", file).statusCode()).as("the preview").isEqualTo(422);
    }

    @Test
    void a_preview_that_is_out_of_date_is_not_confirmed() throws Exception {
        String file = HEAD + "bulk.new,Nguyễn Văn An,,commune-officer,07975\n";
        String plan =
                JSON.readTree(text(ADMIN, "", file).body()).path("fingerprint").asText();
        account("bulk.new", "Người Khác", "x@y.vn", "commune-officer-07975");

        HttpResponse<String> refused = text(ADMIN, WRITE + "&plan=" + plan, file);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(refused.body()).path("code").asText()).isEqualTo("changed-meanwhile");
        assertThat(person("bulk.new").getFirstName()).isEqualTo("Người Khác");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "analyst", "machine", "province-officer.25", "district-chair.230"})
    void only_an_administrator_opens_the_page_and_brings_accounts(String other) throws Exception {
        WebSession browser = new WebSession(port);
        browser.logsIn(other);
        assertThat(browser.opens("/accounts").statusCode()).isEqualTo(403);
        for (String path : List.of("/api/accounts.xlsx", "/api/accounts/template.xlsx")) {
            assertThat(get(other, "demo", path).statusCode()).as(path).isEqualTo(403);
            assertThat(get(ADMIN, "demo", path).statusCode()).as(path).isEqualTo(200);
        }
        String file = HEAD + "bulk.new,Nguyễn Văn An,,commune-officer,07975\n";
        assertThat(text(other, "", file).statusCode()).isEqualTo(403);
        assertThat(text(other, WRITE, file).statusCode()).isEqualTo(403);
        assertThat(form(other, file).statusCode()).isEqualTo(403);
        assertThat(person("bulk.new")).isNull();
    }

    @Test
    void the_present_accounts_come_as_a_file_that_changes_nothing() throws Exception {
        account("bulk.two", "Hà Văn Hai", "hai@xa.example", "commune-officer-07975");
        identity.createMembership("bulk.two", "commune-party-07975");
        byte[] present = download("/api/accounts.xlsx");

        HttpResponse<byte[]> answer = bytes(ADMIN, "", present);

        assertThat(rows(present))
                .contains(
                        List.of("bulk.two", "Hà Văn Hai", "hai@xa.example", "commune-officer", "07975"),
                        List.of("bulk.two", "Hà Văn Hai", "hai@xa.example", "commune-party", "07975"));
        JsonNode plan = JSON.readTree(answer.body());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(plan.path("unchanged").asInt()).isEqualTo(rows(present).size() - 1);
        assertThat(text(ADMIN, WRITE, HEAD + "bulk.two,Hà Văn Hai,hai@xa.example,,\n")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_template_has_the_head_and_names_every_post() throws Exception {
        byte[] template = download("/api/accounts/template.xlsx");

        assertThat(rows(template))
                .containsExactly(List.of("Tài khoản", "Họ và tên", "Thư điện tử", "Vị trí", "Mã đơn vị"));
        assertThat(new String(bytes(ADMIN, "", template).body(), StandardCharsets.UTF_8))
                .contains("không có dòng nào dưới dòng tiêu đề");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            assertThat(rows(workbook, 1))
                    .contains(List.of("commune-officer", "07969", "Cán bộ văn phòng – Thị trấn Đoan Hùng"));
        }
    }

    @Test
    void a_form_works_as_well_and_a_file_that_is_too_large_is_refused() throws Exception {
        assertThat(form(ADMIN, HEAD + "bulk.new,Nguyễn Văn An,,commune-officer,07975\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(form(ADMIN, null).body()).contains("Chọn tệp tài khoản");
        assertThat(bytes(ADMIN, "", new byte[5 * 1024 * 1024 + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void the_page_explains_itself() {
        WebSession browser = new WebSession(port);
        browser.logsIn(ADMIN);

        assertThat(browser.opens("/accounts").body())
                .contains(
                        "<h1>Nạp tài khoản và vị trí</h1>",
                        "/api/accounts/template.xlsx",
                        "20.000",
                        "mật khẩu ngẫu nhiên");
        assertThat(browser.opens("/account").body()).contains("href=\"/accounts\"");
    }

    @Test
    void many_rows_need_few_statements() {
        byte[] file = many(300);

        int preview = statements
                .of(() -> assertThat(post("", file).statusCode()).isEqualTo(200))
                .size();
        List<String> writing =
                statements.of(() -> assertThat(post(WRITE, file).statusCode()).isEqualTo(200));

        assertThat(preview).isLessThan(20);
        assertThat(writing).as("for 300 accounts").hasSizeLessThan(60);
        assertThat(jdbc.sql("select count(*) from post_holder where person_id like 'many.%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(300);
    }

    private static byte[] many(int rows) {
        return (HEAD
                        + IntStream.range(0, rows)
                                .mapToObj(
                                        i -> MANY + i + ",Nguyễn Văn An,an" + i + "@xa.example,commune-officer,07975\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void account(String id, String name, String mail, String group) {
        User created = identity.newUser(id);
        created.setFirstName(name);
        created.setEmail(mail);
        identity.saveUser(created);
        identity.createMembership(id, group);
    }

    private User person(String id) {
        return identity.createUserQuery().userId(id).singleResult();
    }

    private List<String> groups(String account) {
        return jdbc.sql("select group_id from post_holder where person_id = ? order by 1")
                .param(account)
                .query(String.class)
                .list();
    }

    private List<String> acts(String subject) {
        return jdbc.sql("select content from audit_entry where who = 'admin' and subject = ?")
                .param(subject)
                .query(String.class)
                .list();
    }

    private static List<String> texts(JsonNode plan, int line) {
        List<String> texts = new ArrayList<>();
        plan.at("/lines/" + line + "/changes")
                .forEach(change -> texts.add(change.path("text").asText()));
        return texts;
    }

    private static List<List<String>> rows(byte[] file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return rows(workbook, 0);
        }
    }

    private static List<List<String>> rows(XSSFWorkbook workbook, int sheet) {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : workbook.getSheetAt(sheet)) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.getStringCellValue()));
            rows.add(cells);
        }
        return rows;
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        return http.send(request(ADMIN, "demo", path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    private HttpResponse<String> get(String account, String password, String path) {
        return WebSession.send(http, request(account, password, path).GET());
    }

    private HttpResponse<String> text(String account, String query, String file) {
        return WebSession.send(
                http,
                request(account, "demo", "/api/accounts" + query)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(file)));
    }

    private HttpResponse<String> post(String query, byte[] file) {
        return text(ADMIN, query, new String(file, StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> bytes(String account, String query, byte[] file)
            throws IOException, InterruptedException {
        return http.send(
                request(account, "demo", "/api/accounts" + query)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(file))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    /** @param file null for a form without a file */
    private HttpResponse<String> form(String account, String file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = file == null ? "name=\"other\"" : "name=\"file\"; filename=\"people.csv\"";
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; " + part + "\r\n\r\n" + file + "\r\n--edge--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return WebSession.send(
                http,
                request(account, "demo", "/api/accounts")
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String account, String password, String path) {
        String login = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return WebSession.request(port, path).header("Authorization", "Basic " + login);
    }
}
