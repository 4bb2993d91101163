package vn.gov.phutho.cleangov.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.RunningApplication;

/**
 * The demo as a person starts it, killed like by a power cut while it opens the year, and started again: on the data that
 * it left behind and beside the PostgreSQL that survived it.
 */
@Tag(CleangovTest.APPLICATION)
class CrashTest {

    private static final int COMMUNES = 225;
    private static final int REPORTS = 26;
    private static final int DEPARTMENTS = 8;
    private static final int OUTLETS = 3;

    @TempDir
    private Path folder;

    private RunningApplication application;

    @Test
    void a_year_whose_opening_was_killed_is_opened_completely_and_only_once() throws Exception {
        application = RunningApplication.start(folder);
        await().atMost(RunningApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> application.count("select count(*) from dossier") > 0);
        application.isKilled();
        assertThat(List.of("fsync", "full_page_writes", "synchronous_commit"))
                .as("what is committed is on the disk before the answer")
                .allSatisfy(setting ->
                        assertThat(application.texts("show " + setting)).containsExactly("on"));
        long atTheCrash = application.count("select count(*) from dossier");
        assertThat(atTheCrash).as("dossiers when the power failed").isPositive().isLessThan(COMMUNES);

        application = RunningApplication.start(folder);
        await().atMost(RunningApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> application.count("select count(*) from report") == REPORTS);

        assertThat(application.count("select count(*) from dossier")).isEqualTo(COMMUNES);
        assertThat(application.count("select count(distinct commune_code) from dossier"))
                .isEqualTo(COMMUNES);
        assertThat(instances("commune-dossier", "count(*)")).isEqualTo(COMMUNES);
        assertThat(instances("commune-dossier", "count(distinct business_key_)"))
                .isEqualTo(COMMUNES);
        assertThat(instances("district-assessment", "count(distinct business_key_)"))
                .isEqualTo(13);
        assertThat(instances("district-assessment", "count(*)")).isEqualTo(13);
        await().atMost(RunningApplication.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> application.count("select count(*) from coverage") == OUTLETS);
        assertThat(instances("media-coverage", "count(*)")).isEqualTo(OUTLETS);
        assertThat(instances("media-coverage", "count(distinct business_key_)")).isEqualTo(OUTLETS);
        assertThat(instances("department-inspection", "count(*)")).isEqualTo(DEPARTMENTS);
        assertThat(instances("department-inspection", "count(distinct business_key_)"))
                .isEqualTo(DEPARTMENTS);
        assertThat(application.count("select count(*) from act_ru_incident")).isZero();
    }

    private long instances(String process, String what) {
        return application.count("select " + what + " from act_hi_procinst where proc_def_key_ = '" + process + "'");
    }

    @AfterEach
    void stop() {
        application.close();
    }
}
