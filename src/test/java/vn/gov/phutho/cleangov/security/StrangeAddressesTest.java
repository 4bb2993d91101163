package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.LoggedFailures;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** An address with two meanings is refused, and a search finds what was typed: no wildcard, no SQL, no other file. */
@CleangovTest
class StrangeAddressesTest {

    private static final String ADMIN = "admin";

    /** Addresses that are not ours: the engine's, those of the web applications, and files. */
    private static final List<String> OTHERS = List.of(
            "/engine-rest/task",
            "/camunda/api/engine/engine/default/task",
            "/camunda/app/tasklist/default/",
            "/camunda/lib/deps.js",
            "/forms/form.js",
            "/webjars/htmx.org/htmx.min.js",
            "/v3/api-docs",
            "/error",
            "/nothing");

    @Autowired
    private YearScenario year;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @BeforeEach
    void a_year_is_open() {
        year.yearOpens();
    }

    /** An address, written so that a filter and the container could read it in two ways. */
    private static Stream<String> strange(String path) {
        String first = path.substring(0, path.indexOf('/', 1) < 0 ? path.length() : path.indexOf('/', 1));
        String rest = path.substring(first.length());
        return Stream.of(
                "/" + path,
                first + "//" + rest,
                first + "/..;" + rest,
                first + "/;x" + rest,
                path + ";jsessionid=x",
                first + ";x=1" + rest,
                first + "/%2e%2e" + path,
                first + "/.." + path,
                first + "/%2e" + rest,
                "/x/..%2f" + path.substring(1),
                "/x/..%5c" + path.substring(1),
                "/x/..\\" + path.substring(1),
                "/x/%252e%252e" + path,
                path + "%00",
                path + "%00.css",
                path + "%zz",
                path + "%c0%ae",
                path + "/%2e%2e%2f%2e%2e%2fetc%2fpasswd");
    }

    @Test
    void an_address_with_two_meanings_is_refused_and_leaves_no_stack_trace() throws IOException {
        List<String> served = new ArrayList<>();
        int calls = 0;
        try (LoggedFailures log = new LoggedFailures()) {
            List<String> paths = Stream.concat(
                            Handlers.of(requestMappingHandlerMapping)
                                    .filter(handler -> handler.method() == RequestMethod.GET
                                            && !handler.path().equals("/"))
                                    .map(handler -> Handlers.filled(handler.path(), year, jdbc)),
                            OTHERS.stream())
                    .toList();
            for (String path : paths) {
                for (String strange : strange(path).toList()) {
                    String answer = asks(strange);
                    calls++;
                    if (!answer.matches("(?s)HTTP/1.1 4\\d\\d.*") || answer.contains("\tat org.")) {
                        served.add("%s: %.40s".formatted(strange, answer));
                    }
                }
            }
            assertThat(served).as("of %s calls", calls).isEmpty();
            assertThat(log.found()).as("stack traces in the log").isEmpty();
        }
        assertThat(calls).isGreaterThan(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "%%", "h_ng", "H%n", "' or '1'='1", "\\%", "*", "(", "["})
    void a_search_finds_what_was_typed_and_no_wildcard(String typed) {
        WebSession admin = new WebSession(port);
        admin.logsIn(ADMIN);
        String q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        for (String path : List.of(
                "/search?q=" + q,
                "/api/units?q=" + q,
                "/api/units?parent=" + q,
                "/districts/230?year=" + year.year() + "&q=" + q,
                "/provinces/25/communes?year=" + year.year() + "&q=" + q,
                "/api/dossiers?year=" + year.year() + "&district=" + q,
                "/api/years/" + year.year() + "/findings?state=" + q,
                "/api/papers?key=" + q)) {
            HttpResponse<String> answer = admin.get(path);
            assertThat(answer.statusCode()).as(path).isIn(200, 404, 422);
            assertThat(found(answer.body())).as(path).doesNotContain("Hùng Xuyên", "Bằng Luân");
        }
        for (String path : List.of(
                "/api/search.xlsx?q=" + q,
                "/districts/230/communes.xlsx?year=" + year.year() + "&q=" + q,
                "/audit?who=" + q,
                "/api/audit.csv?who=" + q,
                "/people?unit=07975&holder=" + q)) {
            assertThat(admin.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(admin.get("/api/audit.csv?who=" + q).body().lines())
                .as("the head alone")
                .hasSize(1);
        assertThat(admin.get("/search?q=hung").body())
                .as("what is there is found")
                .contains("Hùng Xuyên");
    }

    /** What a page says above its table does not depend on the search. */
    private static String found(String body) {
        return body.substring(Math.max(0, body.indexOf("<tbody")));
    }

    /** As it is: a client of Java would correct the address. */
    private String asks(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(
                            "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Basic %s\r\nConnection: close\r\n\r\n"
                                    .formatted(
                                            path,
                                            port,
                                            Base64.getEncoder()
                                                    .encodeToString((ADMIN + ":demo").getBytes(StandardCharsets.UTF_8)))
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
