package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's own threads that do due jobs. They can rest while somebody else does the jobs in order. */
@Component
public class JobQueue {

    private final ObjectProvider<ProcessEngine> engine;

    JobQueue(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** @return whether it worked before, for {@link #resume} */
    public boolean pause() {
        boolean worked = executor().isActive();
        executor().shutdown();
        return worked;
    }

    /** @param worked what {@link #pause} said */
    public void resume(boolean worked) {
        if (worked) {
            executor().start();
        }
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getJobExecutor();
    }
}
