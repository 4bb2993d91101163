package vn.gov.phutho.cleangov;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Tasklist looks for its engine by name in the whole JVM. Where a test has an application of its own, the last one that
 * started would have the word: here every test gives it to its own. (One that is closed takes Tasklist with it, for all.)
 */
class EngineOfTheTest implements TestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        ProcessEngines.registerProcessEngine(test.getApplicationContext().getBean(ProcessEngine.class));
    }
}
