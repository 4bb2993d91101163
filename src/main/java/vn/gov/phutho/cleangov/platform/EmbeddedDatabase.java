package vn.gov.phutho.cleangov.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An embedded PostgreSQL for an office with one PC. It starts with the application and keeps its data in a folder that
 * survives restarts and crashes. It is not used if {@code spring.datasource.url} names a database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
public class EmbeddedDatabase {

    /** For commands that may run beside the application: if its server is already running, it is used and not stopped. */
    public static final String GUEST = "cleangov.database.guest";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The line of the server's pid file, counted from 0. */
    private static final int PORT_LINE = 3;

    /**
     * @param directory {@code cleangov.database.directory}, relative to where the application is started
     * @param durable {@code cleangov.database.durable}; false only for databases that are not needed after a power cut
     * @param rehearsedYear a rehearsal uses a separate database, so that it never changes the production database
     */
    @Bean
    Server embeddedServer(
            @Value("${cleangov.database.directory}") Path directory,
            @Value("${cleangov.database.durable}") boolean durable,
            @Value("${rehearse:}") String rehearsedYear,
            @Value("${" + GUEST + ":false}") boolean guest)
            throws IOException {
        Path data = directory
                .resolve(rehearsedYear.isBlank() ? "postgresql" : "rehearsal-" + rehearsedYear)
                .toAbsolutePath();
        if (guest && running(data).isPresent()) {
            String port = Files.readAllLines(pidFile(data)).get(PORT_LINE);
            return new Server("jdbc:postgresql://localhost:" + port + "/postgres", null);
        }
        EmbeddedPostgres ours = start(data, durable);
        return new Server(ours.getJdbcUrl("postgres", "postgres"), ours);
    }

    /** @param ours null if another application has started it */
    public record Server(String url, EmbeddedPostgres ours) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (ours != null) {
                ours.close();
            }
        }
    }

    private static EmbeddedPostgres start(Path data, boolean durable) throws IOException {
        Files.createDirectories(data.getParent());
        stopServerLeftBehind(data);
        log.info("embedded PostgreSQL keeps its data in {}", data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // An answered click must survive a power cut. The library's defaults can lose the last moments, and
                // even
                // the whole database, because nothing is forced to the disk.
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("timezone", "Asia/Ho_Chi_Minh")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Spring stops it after everything that still writes; a hook of its own would pull it away from under
                // them.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(Server server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return server.url();
            }
        };
    }

    /**
     * When the application is killed, its PostgreSQL lives on and holds the data folder. No other application uses
     * it, so it is stopped. The next start recovers what was committed.
     */
    private static void stopServerLeftBehind(Path data) throws IOException {
        running(data).ifPresent(server -> {
            log.warn("a PostgreSQL left behind by a crash still runs (pid {}): stopping it", server.pid());
            server.destroy();
            try {
                server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException stubborn) {
                server.destroyForcibly();
            }
        });
        // Without the server the file is stale. PostgreSQL would remove it itself, except if another process now has
        // the same pid.
        Files.deleteIfExists(pidFile(data));
    }

    private static Optional<ProcessHandle> running(Path data) throws IOException {
        if (!Files.exists(pidFile(data))) {
            return Optional.empty();
        }
        String pid = Files.readAllLines(pidFile(data)).get(0).trim();
        return ProcessHandle.of(Long.parseLong(pid)).filter(EmbeddedDatabase::isPostgres);
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }
}
