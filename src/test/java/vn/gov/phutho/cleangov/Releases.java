package vn.gov.phutho.cleangov;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What the tests keep of each release, in a folder with its version: the checksums of its migrations and a database that it
 * has written. The folder of the version in {@code pom.xml} is written again by {@link #COMMAND} until that version is
 * released; the folders of older versions never change.
 */
final class Releases {

    static final String COMMAND = "mvn test -Dtest=MigrationsTest,ReleasedDatabaseTest -Drelease.write=true";

    private static final Path FOLDER = Path.of("src/test/resources/releases");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>cleangov</artifactId>\\s*<version>([\\d.]+)(?:-SNAPSHOT)?</version>");

    private Releases() {}

    /** The versions that have a folder, the oldest first. */
    static List<String> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted((one, other) ->
                            MigrationVersion.fromVersion(one).compareTo(MigrationVersion.fromVersion(other)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + FOLDER, e);
        }
    }

    /** The version in {@code pom.xml}, without {@code -SNAPSHOT}. */
    static String current() {
        Matcher version = VERSION.matcher(Models.read(Path.of("pom.xml")));
        if (!version.find()) {
            throw new AssertionError("pom.xml has no version of the form 1.2.3 or 1.2.3-SNAPSHOT");
        }
        return version.group(1);
    }

    /** Whether the folder of the current version is to be written. */
    static boolean areWritten() {
        return Boolean.getBoolean("release.write");
    }

    static Path migrations(String version) {
        return FOLDER.resolve(version).resolve("migrations.sha256");
    }

    static Path database(String version) {
        return FOLDER.resolve(version).resolve("database.sql.gz");
    }
}
