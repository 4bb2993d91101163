package vn.gov.phutho.cleangov.engine;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs several calls of the engine as one command, with other rights than those of the person who is logged in. */
@Component
public class EngineCommands {

    // Asked late: the engine needs the steps, and the steps need this.
    private final ObjectProvider<ProcessEngine> engine;

    public EngineCommands(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** One transaction and one flush of the engine for all that happens in it. */
    public void together(Runnable calls) {
        configuration().getCommandExecutorTxRequired().execute(context -> {
            calls.run();
            return null;
        });
    }

    /** As {@link #together}, in the name of the current person but without asking whether they have the right. */
    public <T> T withoutAuthorization(Callable<T> calls) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(calls));
    }

    /** In nobody's name, as timers and jobs act. */
    public <T> T asNobody(Supplier<T> calls) {
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
