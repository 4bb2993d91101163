package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.LoggedFailures;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.security.Handlers.Handler;

/**
 * Each variable, parameter, field and body of each address of ours gets what no official would write. No answer is a server
 * error, the log has no stack trace, and a program always gets problem details (RFC 9457).
 */
@CleangovTest
class NaughtyRequestsTest {

    private static final List<String> ACCOUNTS = List.of("admin", "district-chair.230", "commune-chair.07975");

    /** A move to no day is a valid one, and all tests share this clock. */
    private static final String CLOCK = "POST /api/clock";

    private static final Set<String> NO_DAY = Set.of("null", "\"\"", "\" \"");

    /** As they stand in an address: already encoded. */
    private static final List<String> IN_AN_ADDRESS = List.of(
            "%00",
            "%ED%A0%80",
            "%E2%80%AE",
            "%F0%9F%98%80",
            "_",
            "%27",
            "%27%20or%201=1--",
            "x%2e%2e%5cx",
            "..%2f..%2fetc%2fpasswd",
            "-1",
            "2147483647",
            "2147483648",
            "9223372036854775808",
            "999999999-25",
            "0000-230",
            "-1-07975",
            "99999999999999-07975",
            "2026-07975-07975",
            "NaN",
            "%2B999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "2026-02-30",
            "a".repeat(4_000));

    /** JSON values. */
    private static final List<String> IN_A_FIELD = List.of(
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"" + "x".repeat(1_000_000) + "\"",
            "\"\"",
            "\" \"",
            "\"%' or 1=1 -- \\\\ _\"",
            "\"${1+1}\"",
            "\"2147483648\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"0000-01-01\"",
            "\"9999-12-31\"",
            "\"2026-02-30\"",
            "null",
            "true",
            "-1",
            "1e999999999",
            "99999999999999999999999999",
            "[]",
            "[null]",
            "[\"\\u0000\"]",
            "[\"nothing\"]",
            "[2026, 13, 45]",
            "[999999999999, 1, 1]",
            "[[]]",
            "[{}]",
            "[" + "\"07975\",".repeat(10_000) + "\"07975\"]",
            "{}",
            "{\"a\": null}",
            "{\"x\": {\"value\": null, \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.net.URL\"}}}",
            "{\"x\": {\"value\": {}, \"type\": 1}}",
            "[".repeat(20_000) + "]".repeat(20_000));

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "[{}]",
            "\"x\"",
            "1",
            "true",
            "{} x",
            "{",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": 1e999999999}",
            "{\"\\u0000\": 1}",
            "{\"\\ud800\": 1}",
            "{\"\\u202e\": 1}",
            "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
            "[".repeat(20_000) + "]".repeat(20_000),
            "{\"a\": \"" + "x".repeat(1_000_000) + "\"}",
            "<a/>",
            "PK\u0003\u0004",
            "%PDF-1.7");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/json; charset=UTF-16",
            "application/octet-stream",
            "x",
            "*/*",
            "application/json;;=");

    @Autowired
    private YearScenario year;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> wrong = new ArrayList<>();
    private LoggedFailures log;
    private long ground;
    private int calls;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
        ground = jdbc.sql("insert into legal_ground (text) values ('Căn cứ của bài thử') returning id")
                .query(Long.class)
                .single();
        log = new LoggedFailures();
    }

    /** An administrator adds and ends legal grounds; decisions of other tests are not based on them. */
    @AfterEach
    void the_log_is_closed() {
        log.close();
        jdbc.sql("delete from legal_ground where id >= ?").param(ground).update();
    }

    private List<Handler> handlers() {
        return Handlers.of(requestMappingHandlerMapping)
                .filter(handler -> !handler.path().startsWith("/password"))
                .toList();
    }

    @Test
    void no_variable_and_no_parameter_ends_in_a_server_error() {
        for (Handler handler : handlers()) {
            for (String naughty : IN_AN_ADDRESS) {
                handler.variables()
                        .forEach(variable -> asks(
                                handler, filled(handler.with(variable, naughty)) + query(handler, "", ""), naughty));
                parameters(handler)
                        .forEach(parameter ->
                                asks(handler, filled(handler.path()) + query(handler, parameter, naughty), naughty));
            }
        }
        assertEverythingIsAnswered(4_000);
    }

    @Test
    void no_field_of_a_body_ends_in_a_server_error() {
        for (Handler handler : handlers()) {
            for (RecordComponent field : fields(handler)) {
                for (String naughty : IN_A_FIELD) {
                    if (!handler.toString().equals(CLOCK) || !NO_DAY.contains(naughty)) {
                        sends(handler, "application/json", body(handler, field.getName(), naughty), ACCOUNTS);
                    }
                }
            }
        }
        assertEverythingIsAnswered(1_000);
    }

    @Test
    void no_body_and_no_type_ends_in_a_server_error() {
        for (Handler handler : handlers().stream()
                .filter(one -> one.writes() && !one.toString().equals(CLOCK))
                .toList()) {
            for (String body : BODIES) {
                sends(handler, "application/json", body, List.of("commune-chair.07975", "district-chair.230"));
            }
            for (String type : TYPES) {
                sends(handler, type, "{ }x", List.of("commune-chair.07975", "admin"));
            }
            sends(
                    handler,
                    "application/json",
                    "{\"a\": 1}".getBytes(StandardCharsets.UTF_16),
                    List.of("commune-chair.07975"));
        }
        assertEverythingIsAnswered(1_000);
    }

    /** The file's name, and what is no file, of each address that takes a form with a file. */
    @Test
    void no_form_with_a_file_ends_in_a_server_error() {
        List<Handler> files = handlers().stream()
                .filter(handler -> Arrays.stream(handler.code().getMethodParameters())
                        .anyMatch(one -> one.getParameterType() == MultipartFile.class))
                .toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        for (Handler handler : files) {
            for (String name : List.of(
                    "../../etc/passwd",
                    "..\\..\\x.docx",
                    "a\u202e.docx",
                    "%00.docx",
                    "",
                    "x".repeat(5_000) + ".docx",
                    "a;b\" c.xlsx",
                    "x.json")) {
                for (String content : List.of("", "x", "{}", "null", "[]", "PK\u0003\u0004", "[".repeat(20_000))) {
                    String form =
                            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--b--\r\n"
                                    .formatted(name, content);
                    sends(handler, "multipart/form-data; boundary=b", form, List.of("admin", "commune-chair.07975"));
                }
            }
        }
        assertEverythingIsAnswered(100);
    }

    /** The engine would deserialize them: see {@code /engine-rest}, where {@link EngineRestDoor} refuses them. */
    @Test
    void a_form_whose_papers_are_shown_brings_no_object_of_a_class() {
        for (String type : List.of("Object", "object", "File", "Bytes", "Xml", "List", "nothing", "")) {
            for (String value : List.of("\"{}\"", "null", "{}", "[1]")) {
                String body = """
                        {"variables": {"confirmed": {"value": %s, "type": "%s", "valueInfo":
                        {"objectTypeName": "java.net.URL", "serializationDataFormat": "application/json"}}}}""".formatted(value, type);
                for (String path : List.of("/api/tasks/nothing/papers", "/api/process-definitions/nothing/papers")) {
                    HttpResponse<String> answer = WebSession.send(
                            http,
                            request(path, "commune-chair.07975")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body)));
                    assertThat(answer.statusCode()).as(body).isEqualTo(422);
                    assertThat(answer.body()).contains("Mục «confirmed» của biểu mẫu không đúng dạng");
                }
            }
        }
        assertThat(log.found()).isEmpty();
    }

    private void assertEverythingIsAnswered(int atLeast) {
        assertThat(wrong).as("of %s calls", calls).isEmpty();
        assertThat(log.found()).as("stack traces in the log").isEmpty();
        assertThat(calls).isGreaterThan(atLeast);
    }

    // ---- what the methods of the controllers take

    private static Stream<MethodParameter> of(Handler handler) {
        return Arrays.stream(handler.code().getMethodParameters());
    }

    private static List<String> parameters(Handler handler) {
        return of(handler)
                .filter(one ->
                        one.hasParameterAnnotation(RequestParam.class) && one.getParameterType() != MultipartFile.class)
                .map(MethodParameter::getParameter)
                .map(java.lang.reflect.Parameter::getName)
                .toList();
    }

    private static List<RecordComponent> fields(Handler handler) {
        return of(handler)
                .filter(one -> one.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(type -> type != JsonNode.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .toList();
    }

    private String filled(String path) {
        return Handlers.filled(path.replace("legal-grounds/{id}", "legal-grounds/" + ground), year, jdbc);
    }

    /** All parameters with something usual, but for this one. */
    private String query(Handler handler, String parameter, String naughty) {
        return parameters(handler).stream()
                .map(name -> name + "=" + (name.equals(parameter) ? naughty : usual(handler, name)))
                .collect(Collectors.joining("&", "?", ""));
    }

    private String usual(Handler handler, String name) {
        return switch (name) {
            case "year" -> Integer.toString(year.year());
            case "unit" -> handler.path().contains("people") ? "07975" : "230";
            case "agency" -> "finance";
            case "indicator" -> "1.1";
            case "key" -> year.district("230").key();
            case "page", "from" -> name.equals("page") ? "0" : year.year() + "-01-01";
            case "until", "day" -> year.year() + "-12-31";
            case "show" -> "ALL";
            case "sort" -> "NAME";
            case "descending", "download", "confirmed" -> "false";
            case "name" -> "a.pdf";
            case "district" -> "230";
            default -> "";
        };
    }

    /** All fields with something usual, but for this one. */
    private String body(Handler handler, String field, String naughty) {
        return fields(handler).stream()
                .map(one -> "\"%s\": %s".formatted(one.getName(), one.getName().equals(field) ? naughty : usual(one)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String usual(RecordComponent field) {
        String day = "\"%d-03-20\"".formatted(year.year());
        return switch (field.getName()) {
            case "units" -> "[\"07975\"]";
            case "tasks" -> "[\"nothing\"]";
            case "milestone" -> "\"REGISTRATION\"";
            case "due", "day", "fromDay", "untilDay" -> day;
            case "kind" -> "\"nothing\"";
            case "account", "to", "substitute", "deputy" -> "\"nobody\"";
            case "fields" -> "[\"REPORT\"]";
            case "capacity" -> "\"KT\"";
            case "variables" -> "{}";
            case "morning" -> "\"nothing\"";
            default -> field.getType() == String.class ? "\"Lý do\"" : "null";
        };
    }

    // ---- requests

    /** As the account that may do most: an administrator, or the chair where only people with a post get further. */
    private void asks(Handler handler, String address, String naughty) {
        String account = handler.writes() && handler.path().contains("dossiers") ? ACCOUNTS.get(2) : ACCOUNTS.get(0);
        judge(
                handler,
                account,
                naughty,
                request(address, account)
                        .method(
                                handler.method().name(),
                                handler.writes() ? BodyPublishers.ofString("") : BodyPublishers.noBody()));
    }

    private void sends(Handler handler, String type, String body, List<String> accounts) {
        sends(handler, type, body.getBytes(StandardCharsets.UTF_8), accounts);
    }

    private void sends(Handler handler, String type, byte[] body, List<String> accounts) {
        String address = filled(handler.path()) + query(handler, "", "");
        for (String account : accounts) {
            judge(
                    handler,
                    account,
                    type + " " + new String(body, 0, Math.min(200, body.length), StandardCharsets.UTF_8),
                    request(address, account)
                            .header("Content-Type", type)
                            .method(handler.method().name(), BodyPublishers.ofByteArray(body)));
        }
    }

    private HttpRequest.Builder request(String address, String account) {
        return WebSession.request(port, address)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8)));
    }

    private void judge(Handler handler, String account, String naughty, HttpRequest.Builder request) {
        calls++;
        HttpResponse<String> answer = WebSession.send(http, request);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean told = answer.statusCode() < 400
                || !handler.path().startsWith("/api/")
                || type.startsWith("application/problem+json")
                // Tomcat itself refuses an address that it cannot decode.
                || answer.body().startsWith("<!doctype html><html lang=\"en\"><head><title>HTTP Status 400");
        if (answer.statusCode() >= 500
                || !told
                || Optional.of(answer.body())
                        .filter(NaughtyRequestsTest::isTrace)
                        .isPresent()) {
            wrong.add("%s as %s with %.120s: %d %s %.300s"
                    .formatted(handler, account, naughty, answer.statusCode(), type, answer.body()));
        }
    }

    private static boolean isTrace(String body) {
        return body.contains("\tat org.") || body.contains("\tat vn.gov");
    }
}
