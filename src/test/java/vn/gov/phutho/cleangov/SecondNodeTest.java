package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.engine.ClockKeeper;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** Two applications on one database. */
@CleangovTest
class SecondNodeTest {

    @Autowired
    private YearScenario year;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private ClockKeeper clock;

    @Autowired
    private ProcessEngine engine;

    @Test
    void a_second_node_starts_while_the_board_of_duties_is_read_and_both_answer_the_same() throws Exception {
        year.yearOpens();
        clock.moveTo(year.now());
        JsonNode before = duties(http);
        long duties = onBoard();
        assertThat(duties).isPositive();

        AtomicBoolean started = new AtomicBoolean();
        CompletableFuture<Long> least = CompletableFuture.supplyAsync(() -> leastOnBoardUntil(started));
        try (ConfigurableApplicationContext second = SmallDemo.start(database.getJdbcUrl(), "second-node")) {
            started.set(true);
            assertThat(least.get()).as("duties on the board at any moment").isEqualTo(duties);
            TestRestTemplate other = new TestRestTemplate(
                    second.getBean(RestTemplateBuilder.class).rootUri("http://127.0.0.1:" + SmallDemo.port(second)));
            assertThat(duties(other)).isEqualTo(before);

            believesItsProxy(SmallDemo.port(second));

            year.commune("07975").registers();
            assertThat(duties(other)).isEqualTo(duties(http)).isNotEqualTo(before);
        } finally {
            started.set(true);
            EngineOfTheTest.is(engine);
        }
    }

    /** A node with a named proxy says to browsers what the proxy says: the host, and that they came by TLS. */
    private static void believesItsProxy(int port) throws Exception {
        HttpRequest.Builder home = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
        HttpClient browser = HttpClient.newHttpClient();
        HttpHeaders direct =
                browser.send(home.build(), BodyHandlers.discarding()).headers();
        assertThat(direct.firstValue("Strict-Transport-Security")).isEmpty();

        HttpHeaders proxied = browser.send(
                        home.header("X-Forwarded-Host", "cleangov.example")
                                .header("X-Forwarded-Proto", "https")
                                .build(),
                        BodyHandlers.discarding())
                .headers();
        assertThat(proxied.firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000");
        assertThat(proxied.firstValue("Location").orElseThrow()).startsWith("https://cleangov.example/");
    }

    private long leastOnBoardUntil(AtomicBoolean started) {
        long least = Long.MAX_VALUE;
        do {
            least = Math.min(least, onBoard());
        } while (!started.get());
        return least;
    }

    private long onBoard() {
        return jdbc.sql("select count(*) from duty where year = ?")
                .param(year.year())
                .query(Long.class)
                .single();
    }

    private JsonNode duties(TestRestTemplate node) {
        return node.withBasicAuth("province-officer.25", "demo")
                .getForObject("/api/years/" + year.year() + "/duties?unit=25", JsonNode.class);
    }
}
