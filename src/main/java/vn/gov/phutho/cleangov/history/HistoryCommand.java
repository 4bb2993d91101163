package vn.gov.phutho.cleangov.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import vn.gov.phutho.cleangov.platform.EmbeddedDatabase;

/**
 * {@code --verify-history} checks that the history was not altered. {@code --verify-history=file} also compares it
 * with exported heads. {@code --export-history-heads=file} exports them. The command starts only the database access:
 * no web server, no engine and no timers.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@Import({EmbeddedDatabase.class, ChainHeads.class, HistoryVerifier.class})
@ComponentScan(
        basePackages = "vn.gov.phutho.cleangov",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ChainedTable.class))
public final class HistoryCommand {

    private static final Logger log = LoggerFactory.getLogger(HistoryCommand.class);
    private static final String VERIFY = "verify-history";
    private static final String EXPORT = "export-history-heads";

    /** Whether this is what the command line asks for. */
    public static boolean isAskedBy(String... arguments) {
        return Arrays.stream(arguments)
                .anyMatch(argument -> argument.startsWith("--" + VERIFY) || argument.startsWith("--" + EXPORT));
    }

    /**
     * Runs the command.
     *
     * @return the exit code: 1 if the history was tampered with
     */
    public static int run(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HistoryCommand.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(EmbeddedDatabase.GUEST + "=true", "logging.level.com.zaxxer.hikari=warn")
                .run(arguments)) {
            Environment asked = context.getEnvironment();
            HistoryVerifier verifier = context.getBean(HistoryVerifier.class);
            boolean intact = !asked.containsProperty(VERIFY) || verify(verifier, asked.getProperty(VERIFY));
            if (asked.containsProperty(EXPORT)) {
                export(verifier, Path.of(asked.getRequiredProperty(EXPORT)));
            }
            return intact ? 0 : 1;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean verify(HistoryVerifier verifier, String file) throws IOException {
        List<HistoryHead> kept = file.isBlank()
                ? List.of()
                : Files.readAllLines(Path.of(file)).stream()
                        .filter(line -> !line.isBlank())
                        .map(HistoryHead::ofLine)
                        .toList();
        HistoryVerdict verdict = verifier.verify(kept);
        verdict.faults().forEach(fault -> log.error("{}", fault));
        String outcome = verdict.faults().isEmpty()
                ? "nguyên vẹn"
                : "%d chỗ bị phá vỡ".formatted(verdict.faults().size());
        log.info("{} mục, {} chuỗi: {}", verdict.entries(), verdict.subjects(), outcome);
        return verdict.faults().isEmpty();
    }

    private static void export(HistoryVerifier verifier, Path file) throws IOException {
        List<String> lines = verifier.heads().stream().map(HistoryHead::toLine).toList();
        Files.write(file, lines);
        log.info("{} chuỗi: đã ghi đầu chuỗi vào {}", lines.size(), file);
    }
}
