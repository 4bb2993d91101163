package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Text of a request is stored exactly as it was sent, or the request is refused with a reason. It never ends in a server error. */
@CleangovTest
class RequestTextTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String JSON = "application/json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One of each class of characters that PostgreSQL, UTF-8 or XML cannot keep. */
    private static final List<String> UNSTORABLE =
            List.of("\u0000", "\u0001", "\u001b", "\u007f", "\u0085", "\ud800", "\udfff", "\ufffe", "\uffff");

    /** One of each class of characters that must come back as it was sent. */
    private static final String EVERYTHING = Stream.of(
                    "Chữ Việt dựng sẵn: ằ ữ ộ",
                    "tách dấu: a\u0306\u0300 o\u0302\u0323",
                    "Đ Ð Ɖ",
                    "😀 👩‍👩‍👧 \uD83C\uDDFB\uD83C\uDDF3",
                    "العربية עברית",
                    "漢字 คำ",
                    "<b>\"&amp;'</b> ${1+1} #{x} {{y}} %00 \\u0000 \\",
                    "=1+1 @x -2 +3",
                    "a\u200bb\ufeffc\u00add",
                    "một\thai",
                    "dòng một\ndòng hai")
            .reduce((one, next) -> one + "; " + next)
            .orElseThrow();

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private Commune commune;
    private String task;

    /** The tests share a year until one of them completes the task. */
    @BeforeEach
    void the_commune_is_asked_to_register() {
        commune = year.commune("07975");
        if (year.open("UserTask_Register", commune.key()).isEmpty()) {
            commune = year.yearOpens().commune("07975");
        }
        task = year.open("UserTask_Register", commune.key()).get(0).getId();
        jdbc.sql("delete from draft where task_id = ?").param(task).update();
    }

    @Test
    void text_that_cannot_be_stored_is_refused_wherever_it_comes_in() {
        Map<String, Function<String, HttpRequest.Builder>> doors = Map.of(
                "a form", text -> post("/engine-rest/task/" + task + "/submit-form", form("Phấn đấu" + text)),
                "JSON in a form", text -> post("/engine-rest/task/" + task + "/submit-form", form(json("a", text))),
                "a comment", text -> post("/engine-rest/task/" + task + "/comment/create", json("message", text)),
                "a query of the engine", text -> post("/engine-rest/task", json("nameLike", text)),
                "a draft", text -> put(draft(), json("commitment", text)),
                "the name of a field", text -> put(draft(), json(text, "x")),
                "our JSON", text -> post("/api/substitutions", json("reason", text)),
                "a parameter", text -> request("/api/units?q=" + encoded(text)));

        doors.forEach((door, request) -> UNSTORABLE.forEach(text -> {
            HttpResponse<String> answer = send(request.apply(text));
            String what = "%s with U+%04X: %s".formatted(door, text.codePointAt(0), answer.body());
            if (door.equals("a parameter") && Character.isSurrogate(text.charAt(0))) {
                // A lone surrogate cannot be encoded: what arrives is another text.
                assertThat(answer.statusCode()).as(what).isEqualTo(200);
                return;
            }
            assertThat(answer.statusCode()).as(what).isEqualTo(422);
            assertThat(tree(answer).path("detail").asText())
                    .as(what)
                    .contains(" có ký tự ẩn không dùng được (U+%04X), ".formatted(text.codePointAt(0)))
                    .contains("Chưa thay đổi gì")
                    .doesNotContain("commitment có");
        }));
        assertThat(tasks.getTaskComments(task)).isEmpty();
        assertThat(commune.dossier().registeredAt()).isNull();
        assertThat(send(request(draft())).statusCode()).isEqualTo(204);
    }

    @Test
    void text_that_cannot_be_stored_is_refused_in_tasklist_too() {
        WebSession browser = new WebSession(port);
        browser.logsIn(CHAIR);

        UNSTORABLE.forEach(text -> {
            HttpResponse<String> answer = browser.post(
                    "/camunda/api/engine/engine/default/task/" + task + "/submit-form", JSON, form("Phấn đấu" + text));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(tree(answer).path("message").asText())
                    .contains("ký tự ẩn")
                    .contains("ngay sau «Phấn đấu»");
        });
    }

    @Test
    void text_that_cannot_be_stored_is_refused_without_a_browser_too() {
        UNSTORABLE.forEach(text -> assertThatThrownBy(
                        () -> tasks.complete(task, Map.of("target", "VUNG_MANH", "commitment", "😀x" + text)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Biểu mẫu có ký tự ẩn không dùng được (U+%04X), ngay sau «😀x». Chưa thay đổi gì;"
                                .formatted(text.codePointAt(0))
                        + " hãy xóa đoạn đó rồi gõ lại, thay vì dán."));
    }

    @Test
    void text_of_every_class_comes_back_as_it_was_sent() {
        String draft = json("commitment", EVERYTHING);
        assertThat(send(put(draft(), draft)).statusCode()).isEqualTo(200);
        assertThat(tree(send(request(draft())))
                        .path("content")
                        .path("commitment")
                        .asText())
                .isEqualTo(EVERYTHING);

        HttpResponse<String> answer = send(post("/engine-rest/task/" + task + "/submit-form", form(EVERYTHING)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(commune.dossier().commitment()).isEqualTo(EVERYTHING);
    }

    @Test
    void text_that_is_too_long_is_refused() {
        for (int length : new int[] {5_000, 1_000_000}) {
            String text = "ă".repeat(length);
            Stream.of(
                            post("/engine-rest/task/" + task + "/submit-form", form(text)),
                            post("/engine-rest/task/" + task + "/comment/create", json("message", text)),
                            post("/api/substitutions", json("reason", text)))
                    .map(this::send)
                    .forEach(answer -> assertThat(answer.statusCode())
                            .as("%d: %s", length, answer.body())
                            .isBetween(400, 499));
        }
        HttpResponse<String> tooLarge = send(post("/api/substitutions", json("reason", "x".repeat(8 * 1024 * 1024))));
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(tree(tooLarge).path("detail").asText()).isEqualTo("Dữ liệu gửi lên lớn quá 8 MB. Chưa thay đổi gì.");
        assertThat(commune.dossier().registeredAt()).isNull();
    }

    static Stream<String> brokenJson() {
        return Stream.of(
                "{} x",
                "{\"reason\": \"a\", \"reason\": \"b\"}",
                "{\"reason\": 1e999999999}",
                "{\"reason\": ",
                "[".repeat(20_000) + "]".repeat(20_000),
                "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void json_that_is_broken_or_has_two_meanings_is_refused(String broken) {
        Stream.of(
                        put(draft(), broken),
                        post("/api/substitutions", broken),
                        post("/engine-rest/task/" + task + "/submit-form", broken))
                .map(this::send)
                .forEach(answer -> assertThat(answer.statusCode())
                        .as("%.40s: %s", broken, answer.body())
                        .isBetween(400, 499));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
    void json_is_utf_8(String charset) {
        List<byte[]> bodies = Stream.of("Nghi phep", "Nghi phep den é")
                .map(reason -> json("reason", reason).getBytes(Charset.forName(charset)))
                .skip(charset.equals("ISO-8859-1") ? 1 : 0)
                .toList();
        for (String path :
                List.of("/api/substitutions", "/engine-rest/task/" + task + "/submit-form", "/engine-rest/task")) {
            bodies.forEach(body -> {
                HttpResponse<String> answer =
                        send(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(body)));
                assertThat(answer.statusCode())
                        .as("%s: %s", path, answer.body())
                        .isEqualTo(400);
            });
        }
    }

    @Test
    void forwarded_headers_of_an_unknown_proxy_do_not_count() {
        HttpResponse<String> answer = WebSession.send(
                http,
                WebSession.request(port, "/districts/230")
                        .header("Accept", "text/html")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "host=evil.example")
                        .GET());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .doesNotContain("evil")
                .doesNotStartWith("https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/districts/230",
                "/api/units",
                "/engine-rest/task",
                "/forms/form.js",
                "/camunda/app/tasklist/default/"
            })
    void every_answer_has_the_security_headers(String path) {
        Map<String, List<String>> headers =
                send(request(path).header("Accept", "text/html")).headers().map();

        assertThat(headers.get("Referrer-Policy")).as(path).containsExactly("same-origin");
        assertThat(headers.get("Permissions-Policy")).as(path).hasSize(1);
        assertThat(headers.get("X-Content-Type-Options")).as(path).containsExactly("nosniff");
        if (!path.startsWith("/api") && !path.startsWith("/engine-rest")) {
            assertThat(headers.get("Content-Security-Policy")).as(path).hasSize(1);
        }
        assertThat(headers.getOrDefault("Set-Cookie", List.of()))
                .as(path)
                .allMatch(cookie -> cookie.contains("SameSite=Lax"));
    }

    // ---- requests

    private String draft() {
        return "/api/tasks/" + task + "/draft";
    }

    private static String form(String commitment) {
        return """
                {"variables": {"target": {"value": "VUNG_MANH"}, "commitment": {"value": %s, "type": "String"}}}""".formatted(quoted(commitment));
    }

    private static String json(String field, String value) {
        return "{%s: %s}".formatted(quoted(field), quoted(value));
    }

    /** As a program would write it: what is no text in UTF-8 is escaped. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < 0x20
                    || c == '"'
                    || c == '\\'
                    || c == 0x7f
                    || c == 0x85
                    || Character.isSurrogate((char) c)
                    || c >= 0xfffe) {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return WebSession.request(port, path)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((CHAIR + ":demo").getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder put(String path, String body) {
        return request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return WebSession.send(http, request);
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(answer.body(), broken);
        }
    }
}
