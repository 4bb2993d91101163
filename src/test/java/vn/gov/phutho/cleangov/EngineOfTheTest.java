package vn.gov.phutho.cleangov;

import java.util.List;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Tasklist looks for its engine by name in the whole JVM, and keeps itself there in one place. Where a test has an
 * application of its own, the last one that started would have the word, and the first one that closes would take the web
 * applications of all others with it: here every test gives both back to its own.
 */
class EngineOfTheTest implements TestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        ProcessEngine own = test.getApplicationContext().getBean(ProcessEngine.class);
        // With several engines in the JVM, Tasklist would let people choose one of them.
        List.copyOf(ProcessEngines.getProcessEngines().values()).stream()
                .filter(other -> other != own)
                .forEach(ProcessEngines::unregister);
        ProcessEngines.registerProcessEngine(own);
        if (Tasklist.getRuntimeDelegate() == null) {
            Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
            Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
            Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
            Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
        }
    }
}
