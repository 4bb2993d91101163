package vn.gov.phutho.cleangov.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.RunningApplication;

/** A morning on which every commune is reminded, and the power fails while the mails go out. */
@Tag(CleangovTest.APPLICATION)
class ReminderStormTest {

    private static final int COMMUNES = 225;
    private static final String PENDING = "select count(*) from delivery where status = 'PENDING'";

    @TempDir
    private Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private RunningApplication application;

    @BeforeEach
    void start() throws Exception {
        server.start();
        application = started().opensItsYear();
    }

    private RunningApplication started() throws Exception {
        return RunningApplication.start(
                folder,
                "--cleangov.database.durable=false",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + server.getSmtp().getPort());
    }

    @Test
    void everyone_is_reminded_and_a_mail_sent_twice_has_one_message_id() throws Exception {
        String thirtyDaysAhead = application
                .texts("select (due - 30)::text from milestone_window where milestone = 'REGISTRATION'")
                .get(0);
        application.movesTo(thirtyDaysAhead);
        await().atMost(RunningApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> server.getReceivedMessages().length > 20);
        application.isKilled();
        int atTheCrash = server.getReceivedMessages().length;
        assertThat(atTheCrash).as("mails when the power failed").isLessThan(COMMUNES);
        assertThat(application.count(PENDING)).isPositive();

        application = started();
        await().atMost(RunningApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> server.getReceivedMessages().length >= COMMUNES && application.count(PENDING) == 0);

        List<String> ids = Arrays.stream(server.getReceivedMessages())
                .map(Mails::messageId)
                .toList();
        Set<String> distinct = new HashSet<>(ids);
        assertThat(distinct)
                .as("every mail that was queued has come")
                .hasSize(COMMUNES)
                .containsExactlyInAnyOrderElementsOf(
                        application.texts("select message_id from delivery where channel = 'MAIL'"));
        assertThat(ids.size() - distinct.size())
                .as("at most the mail that was on its way has come twice, under the same id")
                .isBetween(0, 1);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(Mails::to).distinct())
                .hasSize(COMMUNES);
        assertThat(application.count("select count(*) from notice")).isEqualTo(COMMUNES);
        assertThat(application.count("select count(distinct recipient) from notice"))
                .isEqualTo(COMMUNES);
        assertThat(application.count("select count(*) from act_ru_incident")).isZero();
    }

    @AfterEach
    void stop() {
        application.close();
        server.stop();
    }
}
