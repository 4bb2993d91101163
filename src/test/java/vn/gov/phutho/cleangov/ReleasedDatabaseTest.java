package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import vn.gov.phutho.cleangov.cycle.CycleProcess;
import vn.gov.phutho.cleangov.engine.ClockKeeper;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.scenario.Commune;
import vn.gov.phutho.cleangov.scenario.Department;
import vn.gov.phutho.cleangov.scenario.District;
import vn.gov.phutho.cleangov.scenario.Media;
import vn.gov.phutho.cleangov.scenario.YearScenario;

/**
 * An office installs this version over an older one in the middle of its year. The test starts the application on a database
 * that each release has written, so that Flyway and the engine bring it up to date, and goes on with its year.
 *
 * <p>Such a database holds a year of a small province on 20 October: communes assess themselves, one has finished, one has
 * attached a file, one never registered; reports and papers are there. {@link Releases#COMMAND} writes that of the version in
 * {@code pom.xml} with the application as it is, as long as that version is not released.
 */
@Tag(CleangovTest.APPLICATION)
class ReleasedDatabaseTest {

    private static final int YEAR = 2026;
    private static final LocalDate TODAY = LocalDate.of(YEAR, 10, 20);
    private static final int BYTES_AT_MOST = 1024 * 1024;

    private static final String FILE = "Quyết định giao dự toán.pdf";
    private static final byte[] PDF = "%PDF-1.7 Dự toán năm 2026".getBytes(StandardCharsets.UTF_8);

    private static final String DISTRICT = "230";
    private static final String FINISHED = "07969";
    private static final String AT_WORK = "07975";

    @BeforeAll
    static void writeTheDatabaseOfThisVersion() throws Exception {
        if (!Releases.areWritten()) {
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (ConfigurableApplicationContext application = start(postgres)) {
                playsUntilToday(application);
            }
            try (Connection database = postgres.getPostgresDatabase().getConnection()) {
                DatabaseDump.write(database, Releases.database(Releases.current()));
            }
        }
    }

    static List<String> releases() {
        return Releases.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void a_database_of_a_release_goes_on_with_its_running_year(String release) throws Exception {
        assertThat(Files.size(Releases.database(release))).isLessThan(BYTES_AT_MOST);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection database = postgres.getPostgresDatabase().getConnection()) {
                DatabaseDump.read(database, Releases.database(release));
                putsTheClockBack(database);
            }
            try (ConfigurableApplicationContext application = start(postgres)) {
                YearScenario year =
                        application.getBean(YearScenario.class).takesUp(YEAR).todayIs(TODAY);
                goesOn(application, year);
            }
        }
    }

    private static void goesOn(ConfigurableApplicationContext application, YearScenario year) {
        assertThat(year.now().toLocalDate()).isEqualTo(TODAY);
        Commune commune = year.commune(AT_WORK);
        WebSession officer = officer(application);
        assertThat(year.open("UserTask_ScoreIndicators", commune.key())).hasSize(1);
        assertThat(officer.get("/dossiers/" + commune.key()).body()).contains("Xã Hùng Xuyên", FILE);
        assertThat(evidence(application, officer)).isEqualTo(PDF);

        commune.handsIn();
        year.timersFire("TimerEvent_AssessmentOpens");
        year.district(DISTRICT).agenciesAppraise(Map.of());
        year.district(DISTRICT).frontGivesOpinion().consolidates();

        assertThat(commune.dossier().handedInAt()).isNotNull();
        assertThat(year.open("UserTask_Consolidate", year.district(DISTRICT).key()))
                .isEmpty();
        for (String page : List.of("/", "/dossiers/" + commune.key(), "/duties", "/papers", "/districts/" + DISTRICT)) {
            assertThat(officer.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(officer.get("/papers").body()).contains("/BC-UBND");
        assertThat(application.getBean(Tampering.class).faults())
                .as("faults in the history")
                .isEmpty();
        assertThat(application
                        .getBean(RuntimeService.class)
                        .createIncidentQuery()
                        .list())
                .as("incidents")
                .isEmpty();
    }

    /** The file holds how far the demo's clock was from the system's on the day on which the file was written. */
    private static void putsTheClockBack(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("update moved_clock set offset_ms = 1000 * extract(epoch from timestamptz '" + TODAY
                    + " 09:00 Asia/Ho_Chi_Minh' - now())");
            database.commit();
        }
    }

    private static byte[] evidence(ConfigurableApplicationContext application, WebSession officer) {
        String id = application
                .getBean(JdbcClient.class)
                .sql("select id::text from evidence")
                .query(String.class)
                .single();
        return officer.bytes("/api/evidence/" + id);
    }

    private static void playsUntilToday(ConfigurableApplicationContext application) {
        YearScenario year = application.getBean(YearScenario.class).takesUp(YEAR);
        year.todayIs(LocalDate.of(YEAR, 1, 15));
        application.getBean(CycleProcess.class).openYear(YEAR);
        year.executeJobs();
        District district = year.district(DISTRICT);
        Commune finished = year.commune(FINISHED);
        district.communes().forEach(Commune::registers);
        district.carriesOutProgramme();
        year.commune("08053").registers();
        Department audit = year.department("audit").plans(DISTRICT, "07981");
        audit.visits(DISTRICT, audit.finding("07981", "Chưa công khai thủ tục hành chính.", 20));
        year.outlets().forEach(Media::plans);
        finished.assigns().works(1, 6);
        district.draftsReport("H1").signsReport("H1");
        year.province().receivesReport(district.reportKey("H1"));
        finished.works(7, 9);
        year.comesTo(TODAY);
        finished.handsIn();
        uploads(application, year.commune(AT_WORK).key());
        assertThat(officer(application).get("/duties").statusCode())
                .as("the first reader fills the board of duties")
                .isEqualTo(200);
        application.getBean(ClockKeeper.class).moveTo(year.now());
    }

    private static void uploads(ConfigurableApplicationContext application, String dossier) {
        RestClient.create()
                .put()
                .uri(
                        "http://127.0.0.1:{port}/api/dossiers/{dossier}/evidence?indicator=1.1&name={name}",
                        SmallDemo.port(application),
                        dossier,
                        FILE)
                .headers(headers -> headers.setBasicAuth("commune-officer." + AT_WORK, "demo"))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(PDF)
                .retrieve()
                .toBodilessEntity();
    }

    private static WebSession officer(ConfigurableApplicationContext application) {
        WebSession officer = new WebSession(SmallDemo.port(application));
        officer.logsIn("district-officer." + DISTRICT);
        return officer;
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return SmallDemo.start(postgres.getJdbcUrl("postgres", "postgres"), "released-database");
    }
}
