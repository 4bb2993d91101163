package vn.gov.phutho.cleangov.engine;

import java.util.NoSuchElementException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The engine's work in the background. Its executor can be paused while another component executes the jobs in order. A job
 * that has failed can be tried again.
 */
@Component
public class JobQueue {

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;

    JobQueue(ObjectProvider<ProcessEngine> engine, EngineCommands commands) {
        this.engine = engine;
        this.commands = commands;
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

    /** How many jobs have failed and have not succeeded since. */
    public long failed() {
        return commands.withoutAuthorization(() -> engine.getObject()
                .getManagementService()
                .createJobQuery()
                .withException()
                .count());
    }

    /**
     * Lets a failed job run once more.
     *
     * @throws NoSuchElementException if the job is no longer there
     */
    public void retry(String job) {
        commands.withoutAuthorization(() -> {
            ManagementService jobs = engine.getObject().getManagementService();
            if (jobs.createJobQuery().jobId(job).withException().count() == 0) {
                throw new NoSuchElementException("Việc chạy nền này không còn: nó đã chạy xong hoặc đã bị xóa.");
            }
            jobs.setJobRetries(job, 1);
            return null;
        });
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration()).getJobExecutor();
    }
}
