package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.StorableText;
import vn.gov.phutho.cleangov.standard.Indicator.Kind;
import vn.gov.phutho.cleangov.standard.Indicator.ValueRange;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;

/** One entry while it is read: every wrong part adds a problem. */
final class EntryReader {

    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_NUMBER = 30;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(?:[., ][0-9]{3})+(?:[.,][0-9]+)?");
    private static final Set<String> FIELDS =
            Set.of("value", "yes", "items", "noCase", "zeroBase", "veto", "estimate", "note");
    private static final Set<String> POINTS = Set.of("points", "point", "score", "diem", "điểm");

    private final Indicator indicator;
    private final JsonNode fields;
    private final List<SheetReader.Complaint> complaints = new ArrayList<>();

    EntryReader(Indicator indicator, JsonNode fields) {
        this.indicator = indicator;
        this.fields = fields;
    }

    SheetReader.EntryReading read() {
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
            return SheetReader.EntryReading.failed(complaints);
        }
        Measurement measurement = new Measurement(value, yes, items, noCase, zeroBase, veto);
        return new SheetReader.EntryReading(Optional.of(new Reading(measurement, estimate, note)), List.of());
    }

    private void complain(String field, String problem) {
        complaints.add(new SheetReader.Complaint(field, problem));
    }

    private void refuseForeignFields() {
        fields.fieldNames().forEachRemaining(name -> {
            if (POINTS.contains(name.toLowerCase(Locale.ROOT))) {
                complain(name, "Điểm do hệ thống tính từ giá trị đo được, không nhập tay.");
            } else if (!FIELDS.contains(name) || (foreign(name) && !SheetReader.blank(fields.get(name)))) {
                complain(name, "không nhận mục " + SheetReader.quote(name) + ".");
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
        if (SheetReader.blank(node) || SheetReader.isFalse(node)) {
            return false;
        }
        if (!allowed) {
            complain(field, refusal);
            return false;
        }
        if (!node.isBoolean()) {
            complain(field, "mục " + SheetReader.quote(field) + " phải là có hoặc không.");
            return false;
        }
        return true;
    }

    /** Without a case there is no value to estimate, and a value from the records is final. */
    private boolean estimate(boolean noCase) {
        return indicator.computed() != null
                ? ticked("estimate", false, "số do hệ thống tính từ hồ sơ, không đánh dấu «ước».")
                : ticked("estimate", !noCase, "đã chọn «Không phát sinh» thì không đánh dấu «ước».");
    }

    private void refuseAnswersBesideNoCase() {
        for (String field : List.of("value", "yes", "items")) {
            if (!foreign(field) && !SheetReader.blank(fields.path(field))) {
                complain("noCase", "đã chọn «Không phát sinh» thì không nhập giá trị.");
            }
        }
    }

    private BigDecimal number(boolean zeroBase) {
        JsonNode node = fields.path("value");
        if (SheetReader.blank(node)) {
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

    /** A JSON number has no thousands separators that could be misread, so its trailing zeros have no meaning. */
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
                    "giá trị " + SheetReader.quote(text) + ": không dùng dấu ngăn cách hàng nghìn"
                            + (aNumber
                                    ? ", và " + decimalsRule(indicator.range().decimals())
                                    : "") + ".");
            return null;
        }
        if (!aNumber) {
            complain("value", "giá trị " + SheetReader.quote(text) + " không phải là số.");
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
        String entered = "giá trị "
                + SheetReader.quote(node.isTextual() ? node.textValue().strip() : Wording.number(value));
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
        complain(field, SheetReader.blank(node) ? missing : "câu trả lời phải là «Có» hoặc «Không».");
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
        if (SheetReader.blank(node)) {
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
        if (SheetReader.blank(node)) {
            return "";
        }
        if (!node.isTextual()) {
            complain("note", "ghi chú phải là văn bản.");
            return "";
        }
        String note = node.textValue().strip();
        if (note.length() > LONGEST_NOTE) {
            complain("note", "ghi chú dài quá " + LONGEST_NOTE + " ký tự.");
        } else if (!StorableText.isStorable(note)) {
            complain("note", "ghi chú có ký tự không hợp lệ.");
        }
        return note;
    }
}
