package vn.gov.phutho.cleangov.engine;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs engine calls as one command, if needed without the authorizations of the logged-in user. */
@Component
public class EngineCommands {

    // Resolved lazily: the engine needs the steps, and the steps need this bean.
    private final ObjectProvider<ProcessEngine> engine;

    public EngineCommands(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** Runs all calls in one transaction with one flush of the engine. */
    public void together(Runnable calls) {
        configuration().getCommandExecutorTxRequired().execute(context -> {
            calls.run();
            return null;
        });
    }

    /** Like {@link #together}, as the current user but without authorization checks. */
    public <T> T withoutAuthorization(Callable<T> calls) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(calls));
    }

    /** Without an authenticated user, like timers and jobs. */
    public <T> T withoutUser(Supplier<T> calls) {
        IdentityService identity = engine.getObject().getIdentityService();
        Authentication asking = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return calls.get();
        } finally {
            identity.setAuthentication(asking);
        }
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    }
}
