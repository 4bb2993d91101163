package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what the engine's tables say as views ({@code db/engine/views.sql}). They are no migration: Flyway runs before
 * the engine has made its tables.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineViews extends AbstractProcessEnginePlugin {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Resource views;

    EngineViews(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            @Value("classpath:db/engine/views.sql") Resource views) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.views = views;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            String script = views.getContentAsString(StandardCharsets.UTF_8);
            // Readers wait for a moment, and never miss a view.
            transaction.executeWithoutResult(status -> jdbc.execute(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
