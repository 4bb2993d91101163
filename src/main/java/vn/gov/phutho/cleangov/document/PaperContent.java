package vn.gov.phutho.cleangov.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a paper from a stage, by the field names of {@link PaperType}.
 *
 * @param bodyCode the unit that issues it
 * @param year the year of its subject
 * @param values a text, the lines of several paragraphs, the rows of a table or the values of several sections
 */
public record PaperContent(String bodyCode, int year, Map<String, Object> values) {

    public PaperContent(String bodyCode, int year) {
        this(bodyCode, year, Map.of());
    }

    public PaperContent {
        values = Map.copyOf(values);
    }

    /** A text; empty if the value is null. */
    public PaperContent text(String name, Object value) {
        return with(name, value == null ? "" : value.toString());
    }

    /** The full name of a unit as it is written within a sentence: «xã Hùng Xuyên». */
    public PaperContent unit(String name, String unitName) {
        return with(name, PaperHead.within(unitName));
    }

    /** A paragraph for each line that is not blank. */
    public PaperContent paragraphs(String name, String text) {
        return with(
                name,
                text == null
                        ? List.of()
                        : text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList());
    }

    public PaperContent paragraphs(String name, List<String> lines) {
        return with(name, List.copyOf(lines));
    }

    /** @param rows each with all columns of the table */
    public PaperContent table(String name, List<Map<String, String>> rows) {
        return with(name, List.copyOf(rows));
    }

    /** Pages that are printed once for each of these contents. Each section has its own fields. */
    public PaperContent sections(String name, List<PaperContent> sections) {
        return with(name, sections.stream().map(PaperContent::values).toList());
    }

    private PaperContent with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new PaperContent(bodyCode, year, all);
    }
}
