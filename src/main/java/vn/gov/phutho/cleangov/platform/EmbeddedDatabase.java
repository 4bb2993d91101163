package vn.gov.phutho.cleangov.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of our own, for an office with one PC: started with the application, its data kept in a folder that
 * outlives restarts and crashes. Steps aside as soon as {@code spring.datasource.url} names a database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * @param directory {@code cleangov.database.directory}, relative to where the application is started
     * @param rehearsedYear a rehearsal plays in a database of its own, so that it never touches the one people work in
     */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(
            @Value("${cleangov.database.directory}") Path directory, @Value("${rehearse:}") String rehearsedYear)
            throws IOException {
        Path data = directory
                .resolve(rehearsedYear.isBlank() ? "postgresql" : "rehearsal-" + rehearsedYear)
                .toAbsolutePath();
        Files.createDirectories(data.getParent());
        stopServerLeftBehind(data);
        log.info("embedded PostgreSQL keeps its data in {}", data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // An answered click must survive a power cut; the library's default would lose the last moments.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("timezone", "Asia/Ho_Chi_Minh")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Spring stops it after everything that still writes; a hook of its own would pull it away from under
                // them.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
        String url = postgres.getJdbcUrl("postgres", "postgres");
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
                return url;
            }
        };
    }

    /**
     * Jobs that a killed application had taken would wait five minutes for it to come back. Nobody but us works on this
     * database, so whatever is taken when we start is free again.
     */
    @Bean
    ProcessEnginePlugin jobsOfTheDeadAreFree(JdbcClient jdbc) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                jdbc.sql(
                                "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null")
                        .update();
            }
        };
    }

    /**
     * When the application is killed, its PostgreSQL lives on and holds the data folder. Nobody else uses it, so it is
     * asked to stop; the next start recovers what was committed.
     */
    private static void stopServerLeftBehind(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(EmbeddedDatabase::isPostgres)
                .ifPresent(server -> {
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
        // With the server gone the file is stale; PostgreSQL would remove it itself unless its pid was given away anew.
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }
}
