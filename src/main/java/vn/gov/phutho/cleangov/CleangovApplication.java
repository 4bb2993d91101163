package vn.gov.phutho.cleangov;

import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.gov.phutho.cleangov.history.HistoryCommand;
import vn.gov.phutho.cleangov.model.CheckModelsCommand;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** Runs the year of "chính quyền trong sạch, vững mạnh": the web application, the engine and their database. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class CleangovApplication {

    static {
        // The engine computes every timer in the zone of the JVM, so it is set before anything else.
        TimeZone.setDefault(TimeZone.getTimeZone(MovableClock.ZONE));
    }

    public static void main(String[] arguments) {
        if (HistoryCommand.isAskedBy(arguments)) {
            System.exit(HistoryCommand.run(arguments));
        }
        if (CheckModelsCommand.isAskedBy(arguments)) {
            System.exit(CheckModelsCommand.run(arguments));
        }
        SpringApplication application = new SpringApplication(CleangovApplication.class);
        if (Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--rehearse"))) {
            application.setAdditionalProfiles("demo");
        }
        application.run(arguments);
    }
}
