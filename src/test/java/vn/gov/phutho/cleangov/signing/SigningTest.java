package vn.gov.phutho.cleangov.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.document.SigningRule;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.unit.Accounts;

/** A paper is signed by the chair or by a deputy whom the chair has named for such papers and this day. */
@CleangovTest
@Tag("D3.1a")
class SigningTest {

    private static final String CHAIR = "district-chair.230";
    private static final String DEPUTY = "district-deputy.230";
    private static final String OFFICER = "district-officer.230";
    private static final String OFFICE = "district-agency-home-affairs.230";

    @Autowired
    private DeputiesGroups temporary;

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private SigningRule rule;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private LocalDate today;

    @BeforeEach
    void communes_are_late() {
        year.yearOpens();
        today = year.due(year.commune("07975").key(), Milestone.REGISTRATION)
                .toLocalDate()
                .plusDays(10);
        year.todayIs(today);
        isCalled(OFFICE, "Lê Thị", "Hoa");
    }

    @AfterEach
    void nobody_signs_for_the_chair() {
        for (Map.Entry<String, String> ending : Map.of(
                        "substitution", "substitution-ended", "signing-authority", "authority-withdrawn")
                .entrySet()) {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey(ending.getKey())
                    .list()
                    .forEach(one -> runtime.createMessageCorrelation(ending.getValue())
                            .processInstanceBusinessKey(one.getBusinessKey())
                            .correlate());
        }
        isCalled(OFFICE, "Phòng Nội vụ", "Huyện Đoan Hùng");
    }

    @Test
    void the_chair_signs_as_chair_with_the_full_name() throws IOException {
        assertThat(foot(letter(CHAIR, "07975")))
                .containsExactly("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", accounts.nameOf(CHAIR));
        assertThat(accounts.nameOf(CHAIR)).doesNotContain("Chủ tịch", "UBND");
        assertThat(kept("07975")).isEqualTo("CHAIR Chủ tịch " + accounts.nameOf(CHAIR));
    }

    @Test
    void a_deputy_signs_in_the_chairs_place() throws IOException {
        names(naming(DEPUTY, "KT", "Phó Chủ tịch", "URGING"));

        assertThat(foot(letter(DEPUTY, "07975")))
                .containsExactly("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", accounts.nameOf(DEPUTY));
        assertThat(kept("07975")).isEqualTo("KT Phó Chủ tịch " + accounts.nameOf(DEPUTY));
        assertThat(urged("07975")).as("told at once, too").isPositive();
    }

    @Test
    void an_office_head_signs_by_order_or_by_mandate_with_the_title_of_a_person() throws IOException {
        names(naming(OFFICE, "TL", "Trưởng phòng Nội vụ", "URGING"));
        assertThat(foot(letter(OFFICE, "07975"))).containsExactly("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ", "Lê Thị Hoa");
        nobody_signs_for_the_chair();
        isCalled(OFFICE, "Lê Thị", "Hoa");

        names(naming(OFFICE, "TUQ", "Trưởng phòng Nội vụ", "URGING"));
        assertThat(foot(letter(OFFICE, "07981"))).containsExactly("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ", "Lê Thị Hoa");
    }

    @Test
    @Tag("D2.4")
    void a_deputy_gets_the_chairs_tasks_of_the_field_and_no_others() throws IOException {
        year.timersFire("TimerEvent_JuneReportOpens");
        year.district("230").draftsReport("H1");
        String report = year.district("230").reportKey("H1");
        String task = year.open("UserTask_SignReport", report).get(0).getId();
        assertThat(submits(DEPUTY, task, true).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        names(naming(DEPUTY, "KT", "Phó Chủ tịch", "URGING"));
        assertThat(submits(DEPUTY, task, true).getStatusCode())
                .as("another field")
                .isEqualTo(HttpStatus.FORBIDDEN);
        names(naming(DEPUTY, "KT", "Phó Chủ tịch", "REPORT"));
        assertThat(temporary.of(DEPUTY))
                .as("a directory of the office does not take them away")
                .containsExactlyInAnyOrder("signs-urging-230", "signs-report-230");

        assertThat(submits(DEPUTY, task, true).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(foot(pdf(report)))
                .startsWith("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", accounts.nameOf(DEPUTY));
        assertThat(identity.createGroupQuery()
                        .groupMember(DEPUTY)
                        .groupId("district-chair-230")
                        .count())
                .isZero();
    }

    @Test
    void a_substitute_without_the_capacity_prepares_and_signs_nothing() throws IOException {
        substitutes(DEPUTY);

        assertThat(refusal(letters(DEPUTY, true, "07975")))
                .startsWith("Đồng chí đang làm thay nên không ký văn bản: văn bản này do " + accounts.nameOf(CHAIR));
        assertThat(numbers(year.commune("07975").key())).isEmpty();

        names(naming(DEPUTY, "KT", "Phó Chủ tịch", "URGING"));
        assertThat(foot(letter(DEPUTY, "07975"))).contains("KT. CHỦ TỊCH");
    }

    @Test
    void a_colleague_signs_nothing() {
        assertThat(letters(OFFICER, true, "07975")
                        .getBody()
                        .path("refused")
                        .get(0)
                        .asText())
                .contains("hoặc người được Chủ tịch giao ký thay");
        assertThatThrownBy(() -> rule.authority(OFFICER, "230", PaperType.CLASS_DECISION))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        "Đồng chí không ký được. Văn bản này do Chủ tịch UBND Huyện Đoan Hùng ký, hoặc do người được"
                                + " Chủ tịch giao ký thay loại văn bản này ký.");
        assertThatThrownBy(() -> rule.authority("admin", "230", PaperType.CLASS_DECISION))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void an_authority_holds_for_its_days_and_its_field_until_it_is_withdrawn() {
        names(naming(DEPUTY, "KT", "Phó Chủ tịch", today.plusDays(1), today.plusDays(2), "URGING"));
        notSigned("từ");
        year.todayIs(today.plusDays(1));
        timers();
        assertThat(rule.authority(DEPUTY, "230", PaperType.URGING_LETTER).title())
                .isEqualTo("Phó Chủ tịch");
        assertThatThrownBy(() -> rule.authority(DEPUTY, "230", PaperType.CLASS_DECISION))
                .hasMessageContaining("Đồng chí được giao ký: Ký thay Chủ tịch (KT.), Phó Chủ tịch: Công văn đôn đốc");
        assertThatThrownBy(() -> rule.authority(DEPUTY, "231", PaperType.URGING_LETTER))
                .isInstanceOf(RefusedException.class);
        year.todayIs(today.plusDays(3));
        timers();
        notSigned("đã kết thúc");

        names(naming(DEPUTY, "KT", "Phó Chủ tịch", today.plusDays(3), today.plusDays(9), "URGING"));
        assertThat(rule.authority(DEPUTY, "230", PaperType.URGING_LETTER)).isNotNull();
        assertThat(http.withBasicAuth(DEPUTY, "demo")
                        .exchange("/api/signers/" + last(), HttpMethod.DELETE, null, JsonNode.class)
                        .getStatusCode())
                .as("only the chair withdraws")
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(http.withBasicAuth(CHAIR, "demo")
                        .exchange("/api/signers/" + last(), HttpMethod.DELETE, null, JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        notSigned("đã kết thúc");
        assertThat(page(CHAIR, "/people?unit=230")).contains("Thẩm quyền ký của " + accounts.nameOf(DEPUTY));
        assertThat(page(DEPUTY, "/signers")).contains("Việc ký tôi được giao", "Công văn đôn đốc", "đã kết thúc");
    }

    @Test
    void only_the_chair_names_and_nobody_names_themself() {
        Map<String, Object> naming = naming(DEPUTY, "KT", "Phó Chủ tịch", "URGING");
        substitutes(OFFICER);
        for (String other : List.of(OFFICER, "admin", "province-officer.25", "commune-chair.07975")) {
            assertThat(forbidden(name(other, naming)))
                    .as(other)
                    .startsWith("Chỉ đồng chí Chủ tịch UBND huyện, UBND tỉnh giao và thu hồi");
        }
        names(naming);
        assertThat(forbidden(name(DEPUTY, naming(OFFICE, "TL", "Trưởng phòng Nội vụ", "URGING"))))
                .startsWith("Chỉ đồng chí Chủ tịch");
        assertThat(refusal(name(CHAIR, naming))).contains("đã được giao ký loại văn bản này");
        assertThat(refusal(name(CHAIR, naming(CHAIR, "KT", "Phó Chủ tịch", "URGING"))))
                .contains("Chủ tịch tự ký được");
        for (String outside : List.of("district-deputy.231", "district-front.230", "commune-chair.07975", "nobody")) {
            assertThat(refusal(name(CHAIR, naming(outside, "KT", "Phó Chủ tịch", "URGING"))))
                    .as(outside)
                    .contains("cùng đơn vị");
        }
        assertThat(page(CHAIR, "/signers")).contains("Giao ký thay – Huyện Đoan Hùng", accounts.nameOf(DEPUTY));
        assertThat(page(OFFICER, "/signers")).doesNotContain("data-to=\"/api/signers\"");
    }

    @Test
    void no_office_and_no_post_stands_for_a_person() {
        isCalled(OFFICE, "Văn phòng HĐND và", "UBND");
        assertThat(refusal(name(CHAIR, naming(OFFICE, "TL", "Chánh Văn phòng", "URGING"))))
                .contains("mang tên «Văn phòng HĐND và UBND», không phải họ và tên");
        isCalled(OFFICE, "Lê Thị", "Hoa");
        assertThat(refusal(name(CHAIR, naming(OFFICE, "TL", "Văn phòng HĐND và UBND", "URGING"))))
                .contains("không ghi tên cơ quan");
        assertThat(refusal(name(CHAIR, naming(OFFICE, "KT", "Trưởng phòng Nội vụ", "URGING"))))
                .contains("«Phó Chủ tịch»");
        assertThat(refusal(name(CHAIR, Map.of("deputy", DEPUTY))))
                .contains("Hãy chọn ký thay", "ít nhất một loại văn bản", "ngày bắt đầu", "văn bản phân công");
        String chair = accounts.nameOf(CHAIR);
        isCalled(CHAIR, "Chủ tịch UBND", "Huyện Đoan Hùng");
        assertThat(refusal(letters(CHAIR, true, "07975"))).contains("không phải họ và tên người ký");
        isCalled(CHAIR, chair.substring(0, chair.lastIndexOf(' ')), chair.substring(chair.lastIndexOf(' ') + 1));
    }

    @Test
    @Tag("D2.4")
    void nothing_is_signed_before_the_signer_has_read_it() throws IOException {
        year.timersFire("TimerEvent_JuneReportOpens");
        year.district("230").draftsReport("H1");
        String report = year.district("230").reportKey("H1");
        String task = year.open("UserTask_SignReport", report).get(0).getId();

        ResponseEntity<JsonNode> refused = submits(CHAIR, task, false);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getBody().path("code").asText()).isEqualTo("not-confirmed");
        JsonNode shown = post(CHAIR, "/api/tasks/" + task + "/papers", answers("sign", false))
                .getBody();
        assertThat(shown.path("pages")).hasSize(1);
        assertThat(HtmlUtils.htmlUnescape(shown.path("pages").get(0).asText()))
                .contains("BÁO CÁO", "CHỦ TỊCH", accounts.nameOf(CHAIR));
        assertThat(foot(Base64.getDecoder().decode(shown.path("pdf").asText())))
                .startsWith("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", accounts.nameOf(CHAIR));
        assertThat(post(CHAIR, "/api/tasks/" + task + "/papers", answers("return", false))
                        .getBody()
                        .path("pages"))
                .as("sending back signs nothing")
                .isEmpty();
        assertThat(post(OFFICER, "/api/tasks/" + task + "/papers", answers("sign", false))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(year.open("UserTask_SignReport", report)).hasSize(1);
        assertThat(numbers(report)).isEmpty();
        assertThat(refusal(letters(CHAIR, false, "07975"))).contains("«Tôi đã đọc văn bản và ký»");
        assertThat(post(CHAIR, "/api/years/" + year.year() + "/letters/papers?unit=07975&unit=07981", null)
                        .getBody()
                        .path("pages"))
                .hasSize(2);
        assertThat(submits(CHAIR, task, true).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(numbers(report)).hasSize(1);
    }

    private void isCalled(String account, String first, String last) {
        User user = identity.createUserQuery().userId(account).singleResult();
        user.setFirstName(first);
        user.setLastName(last);
        identity.saveUser(user);
    }

    private Map<String, Object> naming(String deputy, String capacity, String title, String... fields) {
        LocalDate from = year.now().toLocalDate();
        return naming(deputy, capacity, title, from, from.plusDays(300), fields);
    }

    private Map<String, Object> naming(
            String deputy, String capacity, String title, LocalDate from, LocalDate until, String... fields) {
        return Map.of(
                "deputy", deputy,
                "capacity", capacity,
                "title", title,
                "fields", fields,
                "fromDay", from,
                "untilDay", until,
                "basis", "Thông báo số 12/TB-UBND");
    }

    private ResponseEntity<JsonNode> name(String by, Map<String, Object> naming) {
        return post(by, "/api/signers", naming);
    }

    private void names(Map<String, Object> naming) {
        ResponseEntity<JsonNode> answer = name(CHAIR, naming);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.NO_CONTENT);
        timers();
    }

    private void substitutes(String substitute) {
        assertThat(post(
                                CHAIR,
                                "/api/substitutions",
                                Map.of(
                                        "substitute",
                                        substitute,
                                        "fromDay",
                                        today,
                                        "untilDay",
                                        today.plusDays(20),
                                        "reason",
                                        "Nghỉ phép"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        timers();
    }

    /** What is due of substitutions and authorities by now. */
    private void timers() {
        Date now = Date.from(year.now().toInstant());
        for (String process : List.of("substitution", "signing-authority")) {
            management.createJobQuery().processDefinitionKey(process).list().stream()
                    .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
                    .map(Job::getId)
                    .forEach(management::executeJob);
        }
    }

    private void notSigned(String why) {
        assertThatThrownBy(() -> rule.authority(DEPUTY, "230", PaperType.URGING_LETTER))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
        assertThat(letters(DEPUTY, true, "07975").getBody().path("issued")).isEmpty();
    }

    private String last() {
        return "signing-"
                + jdbc.sql("select max(id) from signing_authority")
                        .query(Long.class)
                        .single();
    }

    private int urged(String unit) {
        return jdbc.sql("select count(*) from duty_urging where year = ? and unit_code = ?")
                .params(year.year(), unit)
                .query(Integer.class)
                .single();
    }

    /** By what authority the last letter to a commune was signed, as it is kept. */
    private String kept(String unit) {
        return jdbc.sql("select signer_capacity || ' ' || signer_title || ' ' || signer_name from paper"
                        + " where subject_key = ? order by id desc limit 1")
                .param(year.commune(unit).key())
                .query(String.class)
                .single();
    }

    private byte[] letter(String by, String unit) {
        ResponseEntity<JsonNode> answer = letters(by, true, unit);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().path("issued")).as("%s", answer.getBody()).hasSize(1);
        return pdf(year.commune(unit).key());
    }

    private ResponseEntity<JsonNode> letters(String by, boolean confirmed, String unit) {
        return post(by, "/api/years/%d/letters?confirmed=%s&unit=%s".formatted(year.year(), confirmed, unit), null);
    }

    private ResponseEntity<JsonNode> submits(String user, String task, boolean confirmed) {
        return post(user, "/engine-rest/task/" + task + "/submit-form", answers("sign", confirmed));
    }

    private static Map<String, Object> answers(String decision, boolean confirmed) {
        Map<String, Object> variables = new HashMap<>(
                Map.of("decision", Map.of("value", decision), "reason", Map.of("value", "Bổ sung số liệu.")));
        if (confirmed) {
            variables.put("confirmed", Map.of("value", true));
        }
        return Map.of("variables", variables);
    }

    /** The last issued paper about a subject. */
    private byte[] pdf(String key) {
        JsonNode papers = papers(key);
        String address = StreamSupport.stream(papers.spliterator(), false)
                .filter(paper -> !paper.path("number").isNull())
                .reduce((one, other) -> other)
                .orElseThrow()
                .path("pdf")
                .asText();
        return http.withBasicAuth(CHAIR, "demo").getForObject(address, byte[].class);
    }

    private List<String> numbers(String key) {
        return StreamSupport.stream(papers(key).spliterator(), false)
                .map(paper -> paper.path("number").asText(""))
                .filter(number -> number.contains("/"))
                .toList();
    }

    private JsonNode papers(String key) {
        return http.withBasicAuth(CHAIR, "demo").getForObject("/api/papers?key=" + key, JsonNode.class);
    }

    /** The lines from the authority to the signer's name; the PDF is kept in target/papers to look at. */
    private static List<String> foot(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> lines = new PDFTextStripper()
                    .getText(document)
                    .lines()
                    .map(line -> line.replaceAll("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$", ""))
                    .filter(line -> !line.isEmpty() && !line.startsWith("-") && !line.startsWith("Nơi nhận"))
                    .toList();
            int first = 0;
            while (!lines.get(first).matches("(TM|TL|TUQ)\\. .*")) {
                first++;
            }
            Path folder = Files.createDirectories(Path.of("target/papers"));
            Files.write(
                    folder.resolve(String.join(" ", lines.subList(first, Math.min(first + 3, lines.size())))
                                    .replace('/', '-')
                            + ".pdf"),
                    pdf);
            return lines.subList(first, lines.size());
        }
    }

    private static String refusal(ResponseEntity<JsonNode> answer) {
        return detail(answer, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static String forbidden(ResponseEntity<JsonNode> answer) {
        return detail(answer, HttpStatus.FORBIDDEN);
    }

    private static String detail(ResponseEntity<JsonNode> answer, HttpStatus status) {
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(status);
        return answer.getBody().path("detail").asText();
    }

    private String page(String user, String path) {
        WebSession session = new WebSession(port);
        session.logsIn(user);
        return session.get(path).body();
    }

    private ResponseEntity<JsonNode> post(String user, String path, Object body) {
        return http.withBasicAuth(user, "demo").postForEntity(path, body, JsonNode.class);
    }
}
