package vn.gov.phutho.cleangov.engine;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Translates all concurrency conflicts into the engine's own exception, so that a job is retried and an official gets
 * a message. If two transactions change the same row of the engine, the engine reports the conflict. If one ends a
 * process while the other adds to it, the database reports a violated foreign key of the engine's tables, or a
 * deadlock. If both change the same row of ours, JPA reports it.
 */
class ConcurrencyTranslation extends CommandInterceptor {

    private static final String FOREIGN_KEY = "23503";
    private static final Set<String> DEADLOCK_OR_SERIALISATION = Set.of("40P01", "40001");
    private static final String KEY_OF_THE_ENGINE = "\"act_fk_";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failed) {
            if (!(failed instanceof OptimisticLockingException) && collided(failed)) {
                throw new OptimisticLockingException(
                        "ENGINE-03005 somebody else changed the same process first: " + failed.getMessage(), failed);
            }
            throw failed;
        }
    }

    private static boolean collided(Throwable failed) {
        if (failed instanceof ConcurrencyFailureException) {
            return true;
        }
        return NestedExceptionUtils.getMostSpecificCause(failed) instanceof SQLException refused
                && (DEADLOCK_OR_SERIALISATION.contains(refused.getSQLState())
                        || FOREIGN_KEY.equals(refused.getSQLState())
                                && String.valueOf(refused.getMessage()).contains(KEY_OF_THE_ENGINE));
    }
}
