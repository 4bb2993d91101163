package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.WebSession;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** A page of another site changes nothing, with the session and with the password that a browser remembers. */
@CleangovTest
class CrossSiteTest {

    private static final String CHAIR = "commune-chair.07975";
    private static final String NOTICES = "/api/notices/read";

    @Autowired
    private YearScenario year;

    @Autowired
    private TaskService tasks;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private Task task;

    @BeforeEach
    void a_chair_has_a_task() {
        year.yearOpens();
        task = year.open("UserTask_Register", year.commune("07975").key()).get(0);
    }

    @Test
    void a_program_needs_no_token() {
        assertThat(sends(NOTICES, "{}", null)).isEqualTo(204);
        assertThat(sends("/engine-rest/task/" + task.getId() + "/claim", claim(), null))
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_remembered_password_does_not_serve_another_site(String site) {
        assertThat(sends(NOTICES, "{}", site)).isEqualTo(403);
        assertThat(sends("/engine-rest/task/" + task.getId() + "/claim", claim(), site))
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Bearer x", "x", ""})
    void a_session_needs_its_token_whatever_stands_beside_it(String authorization) {
        WebSession browser = new WebSession(port);
        browser.logsIn(CHAIR);
        String value = authorization.equals("Basic") ? basic() : authorization;

        assertThat(browser.postWithoutToken(NOTICES, "{}", value).statusCode()).isIn(401, 403);
    }

    private int sends(String path, String body, String site) {
        HttpRequest.Builder request = WebSession.request(port, path)
                .header("Content-Type", "application/json")
                .header("Authorization", basic())
                .POST(BodyPublishers.ofString(body));
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return WebSession.send(client, request).statusCode();
    }

    private static String claim() {
        return "{\"userId\": \"" + CHAIR + "\"}";
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((CHAIR + ":demo").getBytes(StandardCharsets.UTF_8));
    }
}
