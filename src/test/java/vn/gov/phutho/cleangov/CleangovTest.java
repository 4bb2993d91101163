package vn.gov.phutho.cleangov;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.scenario.YearScenario;
import vn.gov.phutho.cleangov.signature.TrustStoreOfTheTests;

/**
 * The whole application on a PostgreSQL of its own: a province of two districts, five communes, two departments and two outlets, demo accounts, a clock
 * that moves, nothing that happens by itself. All tests with this annotation share one application; each takes a year of
 * its own from {@link YearScenario}.
 */
@Tag(CleangovTest.APPLICATION)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "cleangov.database.directory=target/databases/${random.uuid}",
            // No power fails here: a commit need not wait for the disk.
            "cleangov.database.durable=false",
            "cleangov.units.file=classpath:units-small.csv",
            "cleangov.units.agencies=classpath:agencies-small.csv",
            "cleangov.demo.open-year=false",
            // Tests log in often, some with a wrong password.
            "cleangov.sign-in.bcrypt-cost=4",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
@Import({YearScenario.class, Statements.class, Tampering.class, TrustStoreOfTheTests.class})
@TestExecutionListeners(listeners = EngineOfTheTest.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface CleangovTest {

    /** The tag of all tests that start an application: {@code mvn test} leaves them to {@code mvn verify}. */
    String APPLICATION = "application";
}
