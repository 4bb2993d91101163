package vn.gov.phutho.cleangov.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a template may use. An office that edits the template in Word can move them, omit them and use them
 * twice.
 *
 * @param texts within a sentence: {@code {{year}}}
 * @param paragraphs a paragraph for each of several lines: <code>{{?situation}}</code>, <code>{{=#this}}</code>,
 *     <code>{{/situation}}</code>, each in a paragraph of its own
 * @param tables a row for each of a list, with its columns: <code>{{rows}}</code> in the head of the table and {@code [name]}
 *     in the row below
 * @param sections pages for each of a list, with what they name themselves: <code>{{?annexes}}</code> and
 *     <code>{{/annexes}}</code>, each in a paragraph of its own, with anything between
 */
record PaperFields(
        Set<String> texts, Set<String> paragraphs, Map<String, Set<String>> tables, Map<String, PaperFields> sections) {

    static final PaperFields NONE = new PaperFields(Set.of(), Set.of(), Map.of(), Map.of());

    /** The fields of every paper: its head, its foot, and the unit that it is about. */
    static final PaperFields COMMON = texts(
                    "number",
                    "symbol",
                    "place",
                    "date",
                    "year",
                    "issuerName",
                    "issuerUpper",
                    "superiorName",
                    "unitKind",
                    "signer")
            .paragraphs("parentBody", "issuingBody", "bases", "authority");

    PaperFields {
        texts = Set.copyOf(texts);
        paragraphs = Set.copyOf(paragraphs);
        tables = Map.copyOf(tables);
        sections = Map.copyOf(sections);
    }

    static PaperFields texts(String... names) {
        return new PaperFields(Set.of(names), Set.of(), Map.of(), Map.of());
    }

    PaperFields paragraphs(String... names) {
        return new PaperFields(texts, Set.of(names), tables, sections);
    }

    PaperFields table(String name, String... columns) {
        return new PaperFields(texts, paragraphs, union(tables, Map.of(name, Set.of(columns))), sections);
    }

    PaperFields section(String name, PaperFields fields) {
        return new PaperFields(texts, paragraphs, tables, union(sections, Map.of(name, fields)));
    }

    PaperFields and(PaperFields others) {
        return new PaperFields(
                union(texts, others.texts),
                union(paragraphs, others.paragraphs),
                union(tables, others.tables),
                union(sections, others.sections));
    }

    /** The names of all tables, including those in sections. */
    Set<String> tableNames() {
        return sections.values().stream().map(PaperFields::tableNames).reduce(tables.keySet(), PaperFields::union);
    }

    private static <T> Map<String, T> union(Map<String, T> some, Map<String, T> others) {
        Map<String, T> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    /**
     * The fields without a value and the values without a field, sorted. Columns are compared only if the table has
     * rows.
     */
    List<String> mismatches(Map<String, ?> values) {
        Set<String> wrong = new TreeSet<>();
        texts.stream().filter(name -> !(values.get(name) instanceof String)).forEach(wrong::add);
        paragraphs.stream().filter(name -> !(values.get(name) instanceof List)).forEach(wrong::add);
        tables.forEach((name, columns) -> {
            boolean fits = values.get(name) instanceof List<?> rows
                    && rows.stream()
                            .allMatch(row -> row instanceof Map<?, ?> cells
                                    && cells.keySet().equals(columns));
            if (!fits) {
                wrong.add(name);
            }
        });
        sections.forEach((name, fields) -> {
            if (!(values.get(name) instanceof List<?> parts)) {
                wrong.add(name);
                return;
            }
            for (Object part : parts) {
                fields.mismatches(named(part)).forEach(one -> wrong.add(name + "." + one));
            }
        });
        values.keySet().stream()
                .filter(name -> !sections.containsKey(name))
                .filter(name -> !texts.contains(name) && !paragraphs.contains(name) && !tables.containsKey(name))
                .forEach(wrong::add);
        return List.copyOf(wrong);
    }

    private static Map<String, ?> named(Object part) {
        Map<String, Object> named = new HashMap<>();
        if (part instanceof Map<?, ?> values) {
            values.forEach((name, value) -> named.put(name.toString(), value));
        }
        return named;
    }
}
