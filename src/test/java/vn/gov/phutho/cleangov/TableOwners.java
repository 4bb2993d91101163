package vn.gov.phutho.cleangov;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which package owns which table and view, as the SQL scripts say: {@code -- owner: cycle} counts for what follows, else the
 * package after which the file is named ({@code V1_06__cycle.sql}).
 */
final class TableOwners {

    static final Path DATABASE = Path.of("src/main/resources/db");

    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern OWNED = Pattern.compile(
            "^-- owner: (\\w+)\\s*$|^create (?:or replace )?(?:materialized )?(table|view) (?:if not exists )?(\\w+)",
            Pattern.MULTILINE);
    private static final Pattern OWNER = Pattern.compile("^-- owner: (\\w+)\\s*$", Pattern.MULTILINE);

    private TableOwners() {}

    /** @param published whether it is a view, which other packages may read */
    record Thing(String owner, boolean published) {}

    /** All tables and views that the scripts create, by name. */
    static Map<String, Thing> all() {
        Map<String, Thing> things = new HashMap<>();
        try (Stream<Path> scripts = Files.walk(DATABASE)) {
            scripts.filter(script -> script.toString().endsWith(".sql")).forEach(script -> read(script, things));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return things;
    }

    private static void read(Path script, Map<String, Thing> things) {
        String owner = nameOf(script);
        Matcher line = OWNED.matcher(Models.read(script));
        while (line.find()) {
            if (line.group(1) != null) {
                owner = line.group(1);
            } else {
                things.put(line.group(3), new Thing(owner, line.group(2).equals("view")));
            }
        }
    }

    /** The owners that a script names, by its lines or else by its file's name. */
    static Set<String> of(Path script) {
        Set<String> owners = new LinkedHashSet<>();
        OWNER.matcher(Models.read(script)).results().forEach(line -> owners.add(line.group(1)));
        return owners.isEmpty() ? Set.of(nameOf(script)) : owners;
    }

    private static String nameOf(Path script) {
        return script.getFileName().toString().replaceAll("^.*?__|\\.sql$", "");
    }

    static boolean isPackage(String owner) {
        return Files.exists(JAVA.resolve(MainCode.ROOT.replace('.', '/')).resolve(owner));
    }
}
