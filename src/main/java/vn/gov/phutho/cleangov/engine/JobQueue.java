package vn.gov.phutho.cleangov.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine's job executor. It can be paused while another component executes the jobs in order. */
@Component
public class JobQueue {

    private final ObjectProvider<ProcessEngine> engine;

    JobQueue(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** @return whether it was running before, for {@link #resume} */
    public boolean pause() {
        boolean worked = executor().isActive();
        executor().shutdown();
        return worked;
    }

    /** @param worked the result of {@link #pause} */
    public void resume(boolean worked) {
        if (worked) {
            executor().start();
        }
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getJobExecutor();
    }
}
