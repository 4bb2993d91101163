package vn.gov.phutho.cleangov.engine;

import jakarta.servlet.ServletRequest;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * Makes a failed command throw the original failure. The engine wraps a refusal of ours in «ENGINE-03051 There was an
 * exception while invoking the TaskListener»; this class unwraps the refusal with its code. It stores the failure in
 * the request, so that {@link EngineProblemFilter} can answer by its class after the engine's REST has turned it into
 * text.
 */
@Component
class CommandFailures extends AbstractProcessEnginePlugin {

    private static final String FAILURE = CommandFailures.class.getName();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                List.of(new Unwrapping(), new ConcurrencyTranslation()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                List.of(new Unwrapping(), new ConcurrencyTranslation()));
    }

    /** The failure of the request's last engine command that failed; null if there was none. */
    static Throwable of(ServletRequest request) {
        return (Throwable) request.getAttribute(FAILURE);
    }

    private static void remember(RuntimeException failure) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(FAILURE, failure, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static class Unwrapping extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException failed) {
                RuntimeException failure = RefusedException.in(failed);
                remember(failure);
                throw failure;
            }
        }
    }
}
