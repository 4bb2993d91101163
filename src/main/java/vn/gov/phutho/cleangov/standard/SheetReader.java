package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;

/**
 * Reads the entries of a score sheet strictly, and does not stop at the first problem. Clause D5 requires measured
 * results, so a sheet contains values and never points.
 */
@Component
public class SheetReader {

    private static final int LONGEST_QUOTE = 40;

    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private static final Set<String> BESIDE_THE_VALUE = Set.of("estimate", "note");

    /**
     * Reads a score sheet. Never throws, for any entries.
     *
     * @param set the criteria set of the sheet
     * @param expected exactly the indicators that this sheet must answer
     * @param entries an object: indicator code → entry, such as {@code {"1.1":{"value":"105,5","note":"…"}}}; an entry is
     *     a {@link Measurement} as JSON (decimal comma or point, text or JSON number), with {@code "estimate":true} if the
     *     value is not final yet, and with an optional note of at most 2000 characters
     * @return the valid entries, and a sentence for every problem
     */
    public SheetReading read(CriteriaSet set, Collection<Indicator> expected, SheetEntries entries) {
        return read(set, expected, entries.tree());
    }

    SheetReading read(CriteriaSet set, Collection<Indicator> expected, JsonNode entries) {
        var readings = new LinkedHashMap<String, Reading>();
        var problems = new ArrayList<String>();
        if (entries == null || !entries.isObject()) {
            problems.add("Phiếu chấm điểm không đúng dạng: cần giá trị đo được của từng chỉ tiêu.");
            return new SheetReading(readings, problems);
        }
        for (Indicator indicator : expected) {
            EntryReading entry = readEntry(indicator, entries.path(indicator.code()));
            entry.reading().ifPresent(reading -> readings.put(indicator.code(), reading));
            entry.problems().forEach(problem -> problems.add("Chỉ tiêu " + indicator.code() + ": " + problem));
        }
        Set<String> expectedCodes = expected.stream().map(Indicator::code).collect(Collectors.toSet());
        entries.fieldNames().forEachRemaining(code -> {
            if (set.indicator(code).isEmpty()) {
                problems.add("Chỉ tiêu " + quote(code) + ": không có trong bộ tiêu chí.");
            } else if (!expectedCodes.contains(code)) {
                problems.add("Chỉ tiêu " + code + ": không thuộc phần được nhập ở đây.");
            }
        });
        return new SheetReading(readings, problems);
    }

    /** Whether nothing has been entered yet: no entry, or one whose fields are all blank or unticked. */
    boolean isBlank(JsonNode entry) {
        if (!entry.isObject()) {
            return blank(entry);
        }
        for (var field : entry.properties()) {
            boolean unticked = Set.of("noCase", "zeroBase").contains(field.getKey()) && isFalse(field.getValue());
            if (!BESIDE_THE_VALUE.contains(field.getKey()) && !unticked && !blank(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Reads one entry; its problems do not name the indicator. */
    EntryReading readEntry(Indicator indicator, JsonNode entry) {
        if (!blank(entry) && !entry.isObject()) {
            return EntryReading.failed(List.of(new Complaint("", "dữ liệu nhập không đúng dạng.")));
        }
        return new EntryReader(indicator, entry.isObject() ? entry : MissingNode.getInstance()).read();
    }

    /** Either a reading or at least one problem. */
    record EntryReading(Optional<Reading> reading, List<Complaint> complaints) {

        static EntryReading failed(List<Complaint> complaints) {
            return new EntryReading(Optional.empty(), List.copyOf(complaints));
        }

        List<String> problems() {
            return complaints.stream().map(Complaint::problem).toList();
        }
    }

    /**
     * A problem of an entry.
     *
     * @param field the field of the entry, as it was sent; empty if the entry is not an object
     * @param problem Vietnamese, as the end of a sentence
     */
    record Complaint(String field, String problem) {}

    static boolean blank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    static String quote(String text) {
        return "«" + shown(text) + "»";
    }

    /** The typed text, shortened and without characters that cannot be shown. */
    static String shown(String text) {
        return shown(text, LONGEST_QUOTE);
    }

    static String shown(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return UNSHOWABLE.matcher(shown).replaceAll("?");
    }
}
