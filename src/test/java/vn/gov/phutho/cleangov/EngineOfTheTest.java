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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each test its engine, without the processes of the tests before it: the classes of a run share one database, and
 * the lists of officials, reminders and timers would have the tasks of all their years.
 *
 * <p>Tasklist looks for its engine by name in the whole JVM, and keeps itself there in one place. Where a test has an
 * application of its own, the application that started last would own Tasklist, and the first one that stops would stop the
 * web applications of all others. So each test gives both to its own application.
 */
class EngineOfTheTest implements TestExecutionListener {

    /** What runs, in an order that keeps the references. Timers and messages that start processes stay. */
    private static final List<String> RUNNING = List.of(
            "act_ru_variable",
            "act_ru_identitylink where task_id_ is not null",
            "act_ru_incident",
            "act_ru_event_subscr where execution_id_ is not null",
            "act_ru_job where execution_id_ is not null",
            "act_ru_ext_task",
            "act_ru_task",
            "act_ru_execution");

    @Override
    public void beforeTestClass(TestContext test) {
        JdbcTemplate database = test.getApplicationContext().getBean(JdbcTemplate.class);
        test.getApplicationContext()
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> RUNNING.forEach(some -> database.update("delete from " + some)));
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        is(test.getApplicationContext().getBean(ProcessEngine.class));
    }

    /** From now on Tasklist belongs to the application with this engine. */
    static void is(ProcessEngine own) {
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
