package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The class path has no library older than the first version without its known vulnerabilities. It reads the jars' names, so
 * it sees what Maven resolved, whichever dependency asked for it.
 */
class LibraryVersionsTest {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d+(?:\\.\\d+)*)[^/]*\\.jar");
    private static final Pattern ACCEPTED = Pattern.compile("(?m)^\\| ([a-z-]+) \\| (\\d+(?:\\.\\d+)*) \\|");

    @ParameterizedTest
    @CsvSource({
        "tomcat-embed-core, 10.1.57",
        "tomcat-embed-el, 10.1.57",
        "tomcat-embed-websocket, 10.1.57",
        "jackson-core, 2.21.5",
        "jackson-databind, 2.21.5",
        "jackson-dataformat-csv, 2.21.5",
        "nimbus-jose-jwt, 10.0.2",
        "postgresql, 42.7.12",
        "commons-lang3, 3.18",
        "openhtmltopdf-pdfbox, 1.1.31",
        "openhtmltopdf-core, 1.1.31",
    })
    void isAsNewAsItMustBe(String library, String lowest) {
        assertThat(versionsOf(library))
                .as("%s on the class path: raise its version in pom.xml to %s or newer", library, lowest)
                .hasSize(1)
                .allMatch(version -> Arrays.compare(numbers(version), numbers(lowest)) >= 0);
    }

    @Test
    void oneLibraryAnswersForCommonsLogging() {
        assertThat(versionsOf("commons-logging")).isEmpty();
        assertThat(versionsOf("spring-jcl")).hasSize(1);
    }

    /** SECURITY.md accepts a finding for the version that was judged; another version is judged again. */
    @Test
    void anAcceptedFindingNamesTheVersionThatIsThere() throws IOException {
        List<MatchResult> findings = ACCEPTED.matcher(Files.readString(Path.of("SECURITY.md")))
                .results()
                .toList();

        assertThat(findings)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(versionsOf(finding.group(1)))
                        .as(finding.group())
                        .containsExactly(finding.group(2)));
    }

    private static List<String> versionsOf(String library) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> JAR.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .filter(jar -> jar.group(1).equals(library))
                .map(jar -> jar.group(2))
                .toList();
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
