package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.StoredRows;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.security.Handlers.Handler;

/** No address of ours changes anything for a page of another site: each is asked as such a page can ask. */
@CleangovTest
class ChangeNeedsTokenTest {

    private static final List<String> ACCOUNTS =
            List.of("admin", "province-officer.25", "district-chair.230", "commune-chair.07975");

    private static final String NO_TOKEN = "Trang này đã mở quá lâu";

    /** These only compute: they need no token, but they answer no other site. */
    private static final Set<String> COMPUTING = Set.of(
            "POST /api/criteria-sets/{id}/{version}/points",
            "POST /api/dossiers/{id}/sheet/preview",
            "POST /api/assessments/{id}/grid/preview",
            "POST /api/tasks/{task}/papers",
            "POST /api/process-definitions/{definition}/papers",
            "POST /api/years/{year}/letters/papers");

    /** A page of another site cannot send these without a CORS preflight, which is refused; the session alone will do. */
    private static final Set<String> PREFLIGHTED =
            Set.of("PUT /api/tasks/{taskId}/draft", "PUT /api/dossiers/{id}/evidence", "DELETE /api/evidence/{id}");

    @Autowired
    private YearScenario year;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final HttpClient program = HttpClient.newHttpClient();
    private final Map<String, WebSession> sessions = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private int calls;

    @BeforeEach
    void people_have_logged_in() {
        year.yearOpens();
        ACCOUNTS.forEach(account -> {
            WebSession session = new WebSession(port);
            session.logsIn(account);
            sessions.put(account, session);
        });
    }

    private List<Handler> changing() {
        return Handlers.of(requestMappingHandlerMapping).filter(Handler::writes).toList();
    }

    @Test
    void a_session_changes_nothing_without_its_token_not_even_beside_a_password() {
        Map<String, String> before = StoredRows.of(jdbc);
        for (Handler handler : changing()) {
            if (!COMPUTING.contains(handler.toString()) && !PREFLIGHTED.contains(handler.toString())) {
                for (String account : ACCOUNTS) {
                    refused(handler, account, sessions.get(account).sends(request(handler)));
                    refused(
                            handler,
                            account,
                            sessions.get(account).sends(request(handler).header("Authorization", basic(account))));
                }
            }
        }
        assertThat(open).as("of %s calls", calls).isEmpty();
        assertThat(calls).isGreaterThan(150);
        assertThat(StoredRows.of(jdbc)).isEqualTo(before);
    }

    @Test
    void another_site_changes_nothing_with_a_session_or_with_a_remembered_password() {
        Map<String, String> before = StoredRows.of(jdbc);
        for (Handler handler : changing()) {
            for (String account : ACCOUNTS) {
                for (String site : List.of("cross-site", "same-site")) {
                    refused(
                            handler,
                            account,
                            sessions.get(account).sends(request(handler).header("Sec-Fetch-Site", site)));
                    if (!handler.page()) {
                        refused(
                                handler,
                                account,
                                WebSession.send(
                                        program,
                                        request(handler)
                                                .header("Authorization", basic(account))
                                                .header("Sec-Fetch-Site", site)));
                    }
                }
            }
        }
        assertThat(open).as("of %s calls", calls).isEmpty();
        assertThat(calls).isGreaterThan(400);
        assertThat(StoredRows.of(jdbc)).isEqualTo(before);
    }

    @Test
    void the_exceptions_are_addresses_that_exist() {
        assertThat(changing())
                .extracting(Handler::toString)
                .containsAll(COMPUTING)
                .containsAll(PREFLIGHTED);
    }

    /** The same request of a program is answered by the address itself: the refusal above is the token's. */
    @Test
    void a_program_without_a_session_reaches_every_address() {
        changing().stream()
                .filter(handler -> !handler.page() && !handler.path().equals("/api/clock"))
                .forEach(handler -> assertThat(WebSession.send(
                                        program, request(handler).header("Authorization", basic("commune-chair.07975")))
                                .body())
                        .as(handler.toString())
                        .doesNotContain(NO_TOKEN));
    }

    private HttpRequest.Builder request(Handler handler) {
        return WebSession.request(port, Handlers.filled(handler.path(), year, jdbc))
                .header("Content-Type", "application/json")
                .method(handler.method().name(), BodyPublishers.ofString("{}"));
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private void refused(Handler handler, String account, HttpResponse<String> answer) {
        calls++;
        boolean problem = answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith(handler.page() ? "" : "application/problem+json");
        if (answer.statusCode() != 403
                || !problem
                || (!handler.page() && !answer.body().contains(NO_TOKEN))) {
            open.add("%s as %s: %d %s".formatted(handler, account, answer.statusCode(), answer.body()));
        }
    }
}
