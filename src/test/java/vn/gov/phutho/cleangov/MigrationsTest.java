package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From 0.2.0 on, migrations only grow: offices have databases that a release has written, and Flyway refuses to start on them
 * if a migration that they have applied is different or gone. A change of the database is a new file,
 * {@code V<next number>__<package>.sql}. Each release keeps a list of its migrations with their SHA-256, as
 * {@code sha256sum} writes it. {@link Releases#COMMAND} writes the list of the version in {@code pom.xml}, as long as that
 * version is not released.
 */
class MigrationsTest {

    private static final Path FOLDER = TableOwners.DATABASE.resolve("migration");
    private static final Pattern NAME = Pattern.compile("V(\\d+(?:_\\d+)*)__\\w+\\.sql");
    private static final Pattern COMMENT = Pattern.compile("--.*");

    /** What a statement at the beginning of a line changes: a table or view, or what belongs to it. */
    private static final Pattern CHANGED = Pattern.compile(
            "(?im)^\\s*(?:alter (?:table|view)|create (?:unique )?index [^;(]*?\\bon|create (?:constraint )?trigger [^;]*?\\bon|insert into"
                    + "|update|delete from|truncate(?: table)?|drop (?:table|view)|comment on (?:table|view))"
                    + " (?:if exists |only )*(\\w+)");

    private final Map<String, TableOwners.Thing> things = TableOwners.all();

    @BeforeAll
    static void writeTheListOfThisVersion() throws IOException {
        if (Releases.areWritten()) {
            Path list = Releases.migrations(Releases.current());
            Files.createDirectories(list.getParent());
            List<String> lines = new ArrayList<>();
            scripts().forEach(script -> lines.add(sha256(script) + "  " + script.getFileName()));
            Files.write(list, lines);
        }
    }

    @Test
    void aReleasedMigrationIsNeitherChangedNorRemoved() {
        Findings findings = new Findings();
        for (String release : Releases.all()) {
            released(release).forEach((name, sha256) -> {
                Path script = FOLDER.resolve(name);
                boolean there = Files.exists(script);
                findings.demand(
                        there && sha256(script).equals(sha256),
                        name,
                        "%s after version %s, so databases of %s can not be brought up to date any more. Restore the file and"
                                + " write the change as a new migration, V%s__<package>.sql. Only if %s is not released yet:"
                                + " %s",
                        there ? "was changed" : "was removed",
                        release,
                        release,
                        nextNumber(),
                        release,
                        Releases.COMMAND);
            });
        }
        findings.fail();
    }

    @Test
    void theListOfThisVersionIsWhole() {
        assertThat(Releases.all())
                .as("the first release whose databases are kept")
                .startsWith("0.2.0");
        String version = Releases.current();
        if (Releases.all().contains(version)) {
            Set<String> released = released(version).keySet();
            assertThat(scripts())
                    .extracting(script -> script.getFileName().toString())
                    .filteredOn(name -> !released.contains(name))
                    .as(
                            "New since version %s, which pom.xml names. If %s is released, raise the version in pom.xml; else: %s",
                            version, version, Releases.COMMAND)
                    .isEmpty();
        }
    }

    @Test
    void aNewMigrationComesAfterTheReleasedOnes() {
        Set<String> released = Releases.all().stream()
                .flatMap(release -> released(release).keySet().stream())
                .collect(Collectors.toSet());
        MigrationVersion last = released.stream()
                .map(MigrationsTest::version)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        assertThat(scripts())
                .extracting(script -> script.getFileName().toString())
                .filteredOn(name -> !released.contains(name) && version(name).compareTo(last) <= 0)
                .as("A database of the last release would refuse these: name them V%s__<package>.sql", nextNumber())
                .isEmpty();
    }

    @Test
    void aMigrationHasOneOwnerAndChangesOnlyWhatThatOwns() {
        Findings findings = new Findings();
        for (Path script : scripts()) {
            Set<String> owners = TableOwners.of(script);
            findings.demand(
                    owners.size() == 1
                            && TableOwners.isPackage(owners.iterator().next()),
                    script.getFileName(),
                    "name it V<number>__<package>.sql, or write one line «-- owner: <package>»; owners now: %s",
                    owners);
            CHANGED.matcher(COMMENT.matcher(Models.read(script)).replaceAll(""))
                    .results()
                    .map(change -> change.group(1))
                    .distinct()
                    .forEach(name -> {
                        TableOwners.Thing thing = things.get(name);
                        findings.demand(
                                thing != null && owners.contains(thing.owner()),
                                script.getFileName(),
                                "changes %s, which is %s: write this into a migration of its owner",
                                name,
                                thing == null ? "not created by any migration" : "of " + thing.owner());
                    });
        }
        findings.fail();
    }

    private static List<Path> scripts() {
        List<Path> scripts = Models.files(FOLDER, ".sql");
        assertThat(scripts)
                .allSatisfy(
                        script -> assertThat(script.getFileName().toString()).matches(NAME));
        return scripts;
    }

    /** The checksums of a release's migrations by the names of their files. */
    private static Map<String, String> released(String version) {
        Map<String, String> sums = new TreeMap<>();
        Models.read(Releases.migrations(version)).lines().forEach(line -> {
            String[] sumAndName = line.split("\\s+");
            sums.put(sumAndName[1], sumAndName[0]);
        });
        assertThat(sums).as("migrations of version " + version).isNotEmpty();
        return sums;
    }

    private static int nextNumber() {
        return scripts().stream()
                        .map(script -> version(script.getFileName().toString()))
                        .mapToInt(version -> version.getMajor().intValue())
                        .max()
                        .orElseThrow()
                + 1;
    }

    private static MigrationVersion version(String name) {
        return MigrationVersion.fromVersion(NAME.matcher(name).replaceFirst("$1"));
    }

    /** Of the text with line feeds, whatever ends the lines in this working copy. */
    private static String sha256(Path script) {
        try {
            String text = Models.read(script).replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
