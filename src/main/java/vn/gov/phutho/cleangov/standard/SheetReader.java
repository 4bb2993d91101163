package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.standard.Indicator.Kind;
import vn.gov.phutho.cleangov.standard.Indicator.ValueRange;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;

/**
 * Reads what an official entered on a score sheet: strictly, and without giving up at the first problem. Clause D5 wants
 * results measured, so a sheet brings values and never points.
 */
@Component
public class SheetReader {

    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_QUOTE = 40;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(?:[., ][0-9]{3})+(?:[.,][0-9]+)?");

    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private static final Set<String> FIELDS =
            Set.of("value", "yes", "items", "noCase", "zeroBase", "veto", "estimate", "note");
    private static final Set<String> BESIDE_THE_VALUE = Set.of("estimate", "note");
    private static final Set<String> POINTS = Set.of("points", "point", "score", "diem", "điểm");

    /**
     * Reads a score sheet. Never throws, whatever the shape of the entries.
     *
     * @param set the criteria set of the sheet
     * @param expected the indicators that this sheet must answer, each of them and no other
     * @param entries an object: indicator code → entry, such as {@code {"1.1":{"value":"105,5","note":"…"}}}; an entry is
     *     a {@link Measurement} as JSON (decimal comma or point, text or JSON number), with {@code "estimate":true} if the
     *     value is not final yet, and with an optional note of at most 2000 characters
     * @return the entries that are sound, and a sentence for every problem
     */
    public SheetReading read(CriteriaSet set, Collection<Indicator> expected, JsonNode entries) {
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
        return new Entry(indicator, entry.isObject() ? entry : MissingNode.getInstance()).read();
    }

    /** Either a reading or at least one complaint. */
    record EntryReading(Optional<Reading> reading, List<Complaint> complaints) {

        static EntryReading failed(List<Complaint> complaints) {
            return new EntryReading(Optional.empty(), List.copyOf(complaints));
        }

        List<String> problems() {
            return complaints.stream().map(Complaint::problem).toList();
        }
    }

    /**
     * What is wrong with an entry.
     *
     * @param field of the entry, as it came; empty where the entry is none
     * @param problem Vietnamese, as the end of a sentence
     */
    record Complaint(String field, String problem) {}

    /** One entry while it is read: every part that is wrong leaves a problem. */
    private static final class Entry {

        private final Indicator indicator;
        private final JsonNode fields;
        private final List<Complaint> complaints = new ArrayList<>();

        Entry(Indicator indicator, JsonNode fields) {
            this.indicator = indicator;
            this.fields = fields;
        }

        EntryReading read() {
            refuseForeignFields();
            boolean noCase = ticked("noCase", indicator.noCaseAllowed(), "không được chọn «Không phát sinh».");
            boolean zeroBase =
                    ticked("zeroBase", indicator.zeroBase() != null, "không có lựa chọn «năm trước không phát sinh».");
            BigDecimal value = null;
            Boolean yes = null;
            List<Boolean> items = null;
            if (noCase) {
                refuseAnswersBesideNoCase();
            } else {
                switch (indicator.kind()) {
                    case NUMBER -> value = number(zeroBase);
                    case YESNO -> yes = answer("yes", "chưa chọn «Có» hoặc «Không».");
                    case CHECKLIST -> items = items();
                }
            }
            Boolean veto = vetoAnswer();
            boolean estimate = estimate(noCase);
            String note = note();
            if (!complaints.isEmpty()) {
                return EntryReading.failed(complaints);
            }
            Measurement measurement = new Measurement(value, yes, items, noCase, zeroBase, veto);
            return new EntryReading(Optional.of(new Reading(measurement, estimate, note)), List.of());
        }

        private void complain(String field, String problem) {
            complaints.add(new Complaint(field, problem));
        }

        private void refuseForeignFields() {
            fields.fieldNames().forEachRemaining(name -> {
                if (POINTS.contains(name.toLowerCase(Locale.ROOT))) {
                    complain(name, "Điểm do hệ thống tính từ giá trị đo được, không nhập tay.");
                } else if (!FIELDS.contains(name) || (foreign(name) && !blank(fields.get(name)))) {
                    complain(name, "không nhận mục " + quote(name) + ".");
                }
            });
        }

        private boolean foreign(String field) {
            return switch (field) {
                case "value" -> indicator.kind() != Kind.NUMBER;
                case "yes" -> indicator.kind() != Kind.YESNO;
                case "items" -> indicator.kind() != Kind.CHECKLIST;
                case "veto" -> !asksVeto();
                default -> false;
            };
        }

        private boolean asksVeto() {
            return indicator.veto() != null && indicator.veto().question() != null;
        }

        private boolean ticked(String field, boolean allowed, String refusal) {
            JsonNode node = fields.path(field);
            if (blank(node) || isFalse(node)) {
                return false;
            }
            if (!allowed) {
                complain(field, refusal);
                return false;
            }
            if (!node.isBoolean()) {
                complain(field, "mục " + quote(field) + " phải là có hoặc không.");
                return false;
            }
            return true;
        }

        /** Where nothing arose there is no value to estimate, and what the records say is final. */
        private boolean estimate(boolean noCase) {
            return indicator.computed() != null
                    ? ticked("estimate", false, "số do hệ thống tính từ hồ sơ, không đánh dấu «ước».")
                    : ticked("estimate", !noCase, "đã chọn «Không phát sinh» thì không đánh dấu «ước».");
        }

        private void refuseAnswersBesideNoCase() {
            for (String field : List.of("value", "yes", "items")) {
                if (!foreign(field) && !blank(fields.path(field))) {
                    complain("noCase", "đã chọn «Không phát sinh» thì không nhập giá trị.");
                }
            }
        }

        private BigDecimal number(boolean zeroBase) {
            JsonNode node = fields.path("value");
            if (blank(node)) {
                complain(
                        "value",
                        indicator.noCaseAllowed()
                                ? "chưa nhập giá trị (hoặc chọn «Không phát sinh»)."
                                : "chưa nhập giá trị.");
                return null;
            }
            BigDecimal value = node.isNumber() ? jsonNumber(node) : typedNumber(node);
            if (value != null) {
                check(value, node, zeroBase);
            }
            return value;
        }

        /** A JSON number has no thousands separators that could be mistaken, so its trailing zeros say nothing. */
        private BigDecimal jsonNumber(JsonNode node) {
            if ((node.isDouble() || node.isFloat()) && !Double.isFinite(node.doubleValue())) {
                complain("value", "giá trị không phải là số.");
                return null;
            }
            BigDecimal value = node.decimalValue();
            if (value.precision() > LONGEST_NUMBER || Math.abs((long) value.scale()) > LONGEST_NUMBER) {
                complain("value", "giá trị quá dài.");
                return null;
            }
            BigDecimal stripped = value.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        private BigDecimal typedNumber(JsonNode node) {
            if (!node.isTextual()) {
                complain("value", "giá trị không phải là số.");
                return null;
            }
            String text = node.textValue().strip();
            if (text.length() > LONGEST_NUMBER) {
                complain("value", "giá trị quá dài.");
                return null;
            }
            boolean aNumber = NUMBER.matcher(text).matches();
            if (aNumber && decimalsOf(text) <= indicator.range().decimals()) {
                return new BigDecimal(text.replace(',', '.'));
            }
            if (THOUSANDS.matcher(text).matches()) {
                complain(
                        "value",
                        "giá trị " + quote(text) + ": không dùng dấu ngăn cách hàng nghìn"
                                + (aNumber
                                        ? ", và "
                                                + decimalsRule(indicator.range().decimals())
                                        : "") + ".");
                return null;
            }
            if (!aNumber) {
                complain("value", "giá trị " + quote(text) + " không phải là số.");
                return null;
            }
            return new BigDecimal(text.replace(',', '.'));
        }

        private static int decimalsOf(String text) {
            int separator = Math.max(text.indexOf(','), text.indexOf('.'));
            return separator < 0 ? 0 : text.length() - separator - 1;
        }

        private static String decimalsRule(int decimals) {
            return decimals == 0 ? "chỉ nhận số nguyên" : "chỉ nhận tối đa " + decimals + " chữ số thập phân";
        }

        private void check(BigDecimal value, JsonNode node, boolean zeroBase) {
            String entered =
                    "giá trị " + quote(node.isTextual() ? node.textValue().strip() : Wording.number(value));
            ValueRange range = indicator.range();
            BigDecimal min = zeroBase ? BigDecimal.ZERO : range.min();
            int decimals = zeroBase ? 0 : range.decimals();
            String unit = zeroBase ? "" : " " + Wording.unit(indicator);
            String count = zeroBase ? " (năm trước không có thì nhập số phát sinh năm nay)" : "";
            if (value.scale() > decimals) {
                complain("value", entered + ": " + decimalsRule(decimals) + count + ".");
            }
            if (value.signum() < 0 && min.signum() >= 0) {
                complain("value", entered + " không được âm" + count + ".");
            } else if (value.compareTo(min) < 0) {
                complain("value", entered + " không được nhỏ hơn " + Wording.number(min) + unit + ".");
            }
            if (value.compareTo(range.max()) > 0) {
                complain("value", entered + " không được lớn hơn " + Wording.number(range.max()) + unit + ".");
            }
        }

        private Boolean answer(String field, String missing) {
            JsonNode node = fields.path(field);
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            complain(field, blank(node) ? missing : "câu trả lời phải là «Có» hoặc «Không».");
            return null;
        }

        private Boolean vetoAnswer() {
            if (!asksVeto()) {
                return null;
            }
            return answer("veto", "chưa trả lời câu hỏi «" + indicator.veto().question() + "».");
        }

        private List<Boolean> items() {
            int size = ((ScoringRule.Checklist) indicator.rule()).items().size();
            JsonNode node = fields.path("items");
            if (blank(node)) {
                complain("items", "chưa trả lời " + size + " nội dung.");
                return null;
            }
            if (!node.isArray() || node.size() != size) {
                complain(
                        "items",
                        "cần trả lời đúng " + size + " nội dung" + (node.isArray() ? ", đã nhận " + node.size() : "")
                                + ".");
                return null;
            }
            var answers = new ArrayList<Boolean>(size);
            for (JsonNode item : node) {
                if (!item.isBoolean()) {
                    complain("items", "nội dung thứ " + (answers.size() + 1) + " phải là «Có» hoặc «Không».");
                }
                answers.add(item.booleanValue());
            }
            return answers;
        }

        private String note() {
            JsonNode node = fields.path("note");
            if (blank(node)) {
                return "";
            }
            if (!node.isTextual()) {
                complain("note", "ghi chú phải là văn bản.");
                return "";
            }
            String note = node.textValue().strip();
            if (note.length() > LONGEST_NOTE) {
                complain("note", "ghi chú dài quá " + LONGEST_NOTE + " ký tự.");
            } else if (note.codePoints().anyMatch(SheetReader::unprintable)) {
                complain("note", "ghi chú có ký tự không hợp lệ.");
            }
            return note;
        }
    }

    /** What no text column keeps: control characters other than line breaks and tabs, halves of a surrogate pair. */
    static boolean unprintable(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        return (Character.isISOControl(character) && !layout) || Character.getType(character) == Character.SURROGATE;
    }

    private static boolean blank(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.textValue().isBlank())
                || (node.isContainerNode() && node.isEmpty());
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static String quote(String text) {
        return "«" + shown(text) + "»";
    }

    /** What somebody typed, shortened and without what cannot be shown. */
    static String shown(String text) {
        return shown(text, LONGEST_QUOTE);
    }

    static String shown(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return UNSHOWABLE.matcher(shown).replaceAll("?");
    }
}
