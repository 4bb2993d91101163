package vn.gov.phutho.cleangov.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Two deeds of one process at the same moment: one wins, the other must hear that it met another, so that a job is done
 * again and an official reads so. The engine says this where both changed the same row; where one ends a process while
 * the other adds to it, the database speaks first, with a broken reference between the engine's own rows or a deadlock;
 * where both changed the same row of ours, JPA does. All of them are told as the engine tells it.
 */
@Component
class ConcurrencyTranslation extends AbstractProcessEnginePlugin {

    private static final String FOREIGN_KEY = "23503";
    private static final Set<String> DEADLOCK_OR_SERIALISATION = Set.of("40P01", "40001");
    private static final String KEY_OF_THE_ENGINE = "\"act_fk_";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new Interceptor()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new Interceptor()));
    }

    static class Interceptor extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException failed) {
                if (!(failed instanceof OptimisticLockingException) && collided(failed)) {
                    throw new OptimisticLockingException(
                            "ENGINE-03005 another deed of the same process came first: " + failed.getMessage(), failed);
                }
                throw failed;
            }
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
