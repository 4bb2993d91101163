package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
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
import org.springframework.util.DigestUtils;

/**
 * Creates views of the engine's tables ({@code db/engine/views.sql}). They are not a migration, because Flyway runs
 * before the engine creates its tables. A database comment stores the script's digest, so that the views are replaced
 * only if the script has changed: another node may be reading them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineViews extends AbstractProcessEnginePlugin {

    private static final String WRITTEN = "select obj_description(to_regclass('open_task'), 'pg_class')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String script;

    EngineViews(
            JdbcTemplate jdbc, TransactionTemplate transaction, @Value("classpath:db/engine/views.sql") Resource views)
            throws IOException {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.script = views.getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        String digest = DigestUtils.md5DigestAsHex(script.getBytes(StandardCharsets.UTF_8));
        transaction.executeWithoutResult(status -> {
            if (!digest.equals(jdbc.queryForObject(WRITTEN, String.class))) {
                jdbc.execute(script);
                jdbc.execute("comment on view open_task is '" + digest + "'");
            }
        });
    }
}
