package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/**
 * Tables have owners, and only their owner's SQL names them. What others may read, the owner publishes as a view: they read
 * it if their package-info allows them to use the owner's package. {@link TableOwners} reads the owners from the migrations.
 */
class TableOwnerTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern ENGINE_TABLE = Pattern.compile("(?i)\\bact_(ru|hi|re|id|ge)_\\w*");
    private static final Pattern KEY_CUT_OPEN = Pattern.compile(
            "\\b(?:substring|substr|split_part|left|right|regexp_\\w+|strpos)\\s*\\(\\s*[\\w.]*?(?:id|key|group)_?\\s*(?:,|from\\b)"
                    + "|\\b[\\w.]*(?:_id|_key)_?\\s*!?~");

    private final Map<String, TableOwners.Thing> things = TableOwners.all();
    private final Map<String, String> entities = MainCode.CLASSES.stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .collect(Collectors.toMap(JavaClass::getSimpleName, TableOwnerTest::packageOf));

    private final Map<String, String> tables = MainCode.CLASSES.stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .collect(Collectors.toMap(JavaClass::getSimpleName, TableOwnerTest::tableOf));

    @Test
    void everyTableHasAnOwnerThatIsAPackage() {
        assertThat(things).isNotEmpty();
        assertThat(things.entrySet())
                .filteredOn(thing -> !TableOwners.isPackage(thing.getValue().owner()))
                .as("Name their migration V<number>__<package>.sql, or write «-- owner: <package>» above them")
                .isEmpty();
    }

    @Test
    void anEntityLiesWithItsTable() {
        Map<String, String> strayed = new TreeMap<>();
        entities.forEach((entity, home) -> {
            TableOwners.Thing table = things.get(tables.get(entity));
            if (table == null || table.published() || !table.owner().equals(home)) {
                strayed.put(entity, "lies in %s, but its table %s is %s".formatted(home, tables.get(entity), table));
            }
        });
        assertThat(strayed)
                .as("The package of an entity owns its table: correct the migration's «-- owner»")
                .isEmpty();
    }

    @Test
    void sqlNamesTablesOfItsOwnPackageAndPublishedViews() {
        List<String> found = new ArrayList<>();
        Set<String> defined = new HashSet<>();
        eachText((source, text) -> defined.addAll(NamedTables.definedIn(text)));
        eachText((source, text) -> {
            String reader = packageOf(source);
            boolean statement = NamedTables.isStatement(text);
            for (String name : NamedTables.in(text)) {
                TableOwners.Thing thing = things.get(name.toLowerCase(Locale.ROOT));
                if (entities.containsKey(name)) {
                    if (!entities.get(name).equals(reader)) {
                        found.add("%s asks for the entity %s of %s: call its *Service"
                                .formatted(source, name, entities.get(name)));
                    }
                } else if (thing == null) {
                    if (statement
                            && !defined.contains(name)
                            && !name.startsWith("pg_")
                            && !ENGINE_TABLE.matcher(name).matches()) {
                        found.add("%s names %s, which no migration creates".formatted(source, name));
                    }
                } else if (!thing.owner().equals(reader)) {
                    if (!thing.published()) {
                        found.add("%s names the table %s of %s: read a view that %s publishes, or call its *Service"
                                .formatted(source, name, thing.owner(), thing.owner()));
                    } else if (!allowed(reader).contains(thing.owner())) {
                        found.add("%s reads the view %s, but %s may not use %s by its package-info"
                                .formatted(source, name, reader, thing.owner()));
                    }
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void sqlNamesItsTablesInItsText() {
        List<String> found = new ArrayList<>();
        eachText((source, text) -> {
            if (NamedTables.areComputedIn(text)) {
                found.add(source + ": " + text.strip());
            }
        });
        assertThat(found)
                .as("Write the table's name into the SQL: only then its owner is known")
                .isEmpty();
    }

    @Test
    void onlyTheEngineRoomNamesTheEnginesTables() {
        List<String> found = new ArrayList<>();
        eachText((source, text) -> {
            Matcher table = ENGINE_TABLE.matcher(text);
            if (!packageOf(source).equals("engine") && table.find()) {
                found.add("%s names %s: read a view of db/engine/views.sql".formatted(source, table.group()));
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void sqlCutsNoKeyOpen() {
        List<String> found = new ArrayList<>();
        eachText((source, text) -> {
            Matcher cut = KEY_CUT_OPEN.matcher(text);
            if (cut.find()) {
                found.add("%s: «%s»".formatted(source, cut.group()));
            }
        });
        assertThat(found)
                .as("Join with a table or a view that has the year and the unit as columns")
                .isEmpty();
    }

    private static void eachText(BiConsumer<Path, String> check) {
        try (Stream<Path> sources = Files.walk(JAVA)) {
            sources.filter(source -> source.toString().endsWith(".java"))
                    .sorted()
                    .forEach(source -> SourceText.of(Models.read(source)).forEach(text -> check.accept(source, text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> allowed(String reader) {
        return Arrays.stream(MainCode.CLASSES
                        .getPackage(MainCode.ROOT + "." + reader)
                        .getAnnotationOfType(ApplicationModule.class)
                        .allowedDependencies())
                .collect(Collectors.toSet());
    }

    private static String packageOf(Path source) {
        return source.getParent().getFileName().toString();
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().replace(MainCode.ROOT + ".", "");
    }

    private static String tableOf(JavaClass entity) {
        return entity.tryGetAnnotationOfType(Table.class)
                .map(Table::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> entity.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT));
    }
}
