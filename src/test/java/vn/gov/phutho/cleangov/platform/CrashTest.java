package vn.gov.phutho.cleangov.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.phutho.cleangov.CleangovApplication;

/**
 * The demo as a person starts it, killed like by a power cut while it opens the year, and started again: on the data that
 * it left behind and beside the PostgreSQL that survived it.
 */
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int COMMUNES = 225;
    private static final int REPORTS = 26;

    @TempDir
    private Path folder;

    private Process application;

    @Test
    void a_year_whose_opening_is_killed_is_opened_whole_and_nothing_twice() throws Exception {
        application = start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> count("select count(*) from dossier") > 0);
        application.destroyForcibly().waitFor();
        long atTheCrash = count("select count(*) from dossier");
        assertThat(atTheCrash).as("dossiers when the power failed").isPositive().isLessThan(COMMUNES);

        application = start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("select count(*) from report") == REPORTS);

        assertThat(count("select count(*) from dossier")).isEqualTo(COMMUNES);
        assertThat(count("select count(distinct commune_code) from dossier")).isEqualTo(COMMUNES);
        assertThat(instances("commune-dossier", "count(*)")).isEqualTo(COMMUNES);
        assertThat(instances("commune-dossier", "count(distinct business_key_)"))
                .isEqualTo(COMMUNES);
        assertThat(instances("district-assessment", "count(distinct business_key_)"))
                .isEqualTo(13);
        assertThat(instances("district-assessment", "count(*)")).isEqualTo(13);
        assertThat(count("select count(*) from act_ru_incident")).isZero();
    }

    private long instances(String process, String what) {
        return count("select " + what + " from act_hi_procinst where proc_def_key_ = '" + process + "'");
    }

    /** The application in a process of its own, with this test's class path. */
    private Process start() throws IOException {
        Path log = Files.createDirectories(Path.of("target/crash")).resolve(UUID.randomUUID() + ".log");
        List<String> command = Stream.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CleangovApplication.class.getName(),
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--cleangov.database.directory=" + folder)
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Asks the database itself, whoever runs it; 0 as long as it or the table is not there. */
    private long count(String query) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + port() + "/postgres?user=postgres&password=postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException | UncheckedIOException notYet) {
            return 0;
        }
    }

    /** The fourth line of the server's pid file. */
    private String port() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
            return lines.size() > 3 ? lines.get(3) : "1";
        } catch (IOException notYet) {
            throw new UncheckedIOException(notYet);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        // Asked politely, it stops its PostgreSQL as well.
        application.destroy();
        application.waitFor();
    }
}
