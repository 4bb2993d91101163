package vn.gov.phutho.cleangov;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/** The application of {@link CleangovTest}, started in this JVM when a test wants it, on a database that the test names. */
final class SmallDemo {

    private SmallDemo() {}

    /**
     * Starts it behind a proxy on this computer. Tasklist in this JVM belongs to it until {@link EngineOfTheTest} gives it to another.
     *
     * @param engine the name of its engine, which no other application in this JVM may have
     */
    static ConfigurableApplicationContext start(String databaseUrl, String engine) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(
                        CleangovApplication.class, YearScenario.class, Tampering.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=" + databaseUrl,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--cleangov.database.durable=false",
                        "--server.port=0",
                        "--cleangov.proxies=127\\.0\\.0\\.1",
                        "--cleangov.units.file=classpath:units-small.csv",
                        "--cleangov.units.agencies=classpath:agencies-small.csv",
                        "--cleangov.demo.open-year=false",
                        "--cleangov.sign-in.bcrypt-cost=4",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--camunda.bpm.process-engine-name=" + engine);
        EngineOfTheTest.is(application.getBean(ProcessEngine.class));
        return application;
    }

    static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
