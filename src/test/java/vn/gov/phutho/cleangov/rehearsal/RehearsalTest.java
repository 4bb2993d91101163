package vn.gov.phutho.cleangov.rehearsal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.history.Tampering;
import vn.gov.phutho.cleangov.notification.MailsOfTheYear;

/**
 * {@code --rehearse=2025}: a year of a province is played to its end while the application starts, with a mail server. It
 * takes minutes, so it is played once for all that is asked about it, and by five districts with communes of each type.
 * {@code mvn verify -Drehearsal.units=classpath:reference/units-phu-tho.csv} asks the same of the whole province.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "rehearse=2025",
            "cleangov.database.directory=target/databases/${random.uuid}",
            // No power fails here: a commit need not wait for the disk.
            "cleangov.database.durable=false",
            // The engine's name is known to the whole JVM, where other tests have one of their own.
            "camunda.bpm.process-engine-name=rehearsal",
            "spring.mail.host=127.0.0.1"
        })
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@Import(Tampering.class)
@Tag(CleangovTest.APPLICATION)
class RehearsalTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        SERVER.start();
    }

    @DynamicPropertySource
    static void unitsAndMailServer(DynamicPropertyRegistry properties) {
        properties.add(
                "cleangov.units.file",
                () -> System.getProperty("rehearsal.units", "classpath:units-five-districts.csv"));
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Nested
    class TheYear extends PlayedYear {}

    @Nested
    class ItsMails extends MailsOfTheYear {

        ItsMails() {
            super(SERVER);
        }
    }
}
