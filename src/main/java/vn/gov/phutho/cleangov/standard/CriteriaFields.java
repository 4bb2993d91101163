package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.platform.StorableText;
import vn.gov.phutho.cleangov.standard.CriteriaDraft.Part;

/** Reads the fields of a criteria file by their type. A field that cannot be used records its problem and gives null. */
final class CriteriaFields {

    /** Characters of a name, a question or a reason. */
    static final int LONGEST_NAME = 500;

    private static final int MOST_DIGITS = 12;
    private static final int DECIMALS_OF_POINTS = 2;

    private CriteriaFields() {}

    /** Demands a list that has rows, not too many. */
    static void rows(Part list, String what) {
        if (!list.isMissing() && !list.node().isArray()) {
            list.complain("%s phải là một danh sách.".formatted(what));
        } else if (list.items().isEmpty()) {
            list.complain("chưa có %s nào.".formatted(what));
        } else if (list.node().size() > CriteriaDraft.MOST_ITEMS) {
            list.complain("nhiều nhất %d %s.".formatted(CriteriaDraft.MOST_ITEMS, what));
        }
    }

    /** @return null if the text is missing or not to be used */
    static String text(Part part, String what, int longest) {
        JsonNode node = part.node();
        if (part.isMissing()) {
            part.complain("thiếu %s.".formatted(what));
        } else if (!node.isTextual()) {
            part.complain("%s phải là văn bản.".formatted(what));
        } else if (node.textValue().length() > longest) {
            part.complain("%s dài quá %d ký tự.".formatted(what, longest));
        } else if (!StorableText.isStorable(node.textValue())
                || node.textValue().indexOf('\r') >= 0) {
            part.complain("%s có ký tự không hợp lệ.".formatted(what));
        } else {
            return node.textValue();
        }
        return null;
    }

    /** @return null if the word is missing or not known */
    static String word(Part part, String what, Set<String> known) {
        if (part.isMissing()) {
            part.complain("thiếu %s.".formatted(what));
            return null;
        }
        String word = part.node().asText();
        if (!known.contains(word)) {
            part.complain("%s «%s» không có; chọn một trong: %s."
                    .formatted(
                            what,
                            SheetReader.shown(word),
                            known.stream().sorted().collect(Collectors.joining(", "))));
            return null;
        }
        return word;
    }

    /** Demands known words, each once; the list may be missing. */
    static void words(Part list, String what, Set<String> known) {
        if (list.isMissing()) {
            return;
        }
        if (!list.node().isArray()) {
            list.complain("%s phải là một danh sách.".formatted(what));
            return;
        }
        Set<String> named = new HashSet<>();
        for (Part one : list.items()) {
            String word = word(one, what, known);
            if (word != null && !named.add(word)) {
                one.complain("%s «%s» có hai lần.".formatted(what, word));
            }
        }
    }

    /** @return null if the number is missing or has too many digits */
    static BigDecimal number(Part part, String what) {
        JsonNode node = part.node();
        if (part.isMissing()) {
            part.complain("thiếu %s.".formatted(what));
            return null;
        }
        if (!node.isNumber() || node.isDouble() && !Double.isFinite(node.doubleValue())) {
            part.complain("%s phải là số.".formatted(what));
            return null;
        }
        BigDecimal number = node.decimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
            part.complain("%s có quá nhiều chữ số.".formatted(what));
            return null;
        }
        return number;
    }

    /** @return null if the points are missing, negative or have too many decimals */
    static BigDecimal points(Part part, String what) {
        BigDecimal points = number(part, what);
        if (points == null) {
            return null;
        }
        if (points.signum() < 0 || points.stripTrailingZeros().scale() > DECIMALS_OF_POINTS) {
            part.complain("%s phải từ 0 trở lên, nhiều nhất %d chữ số thập phân.".formatted(what, DECIMALS_OF_POINTS));
            return null;
        }
        return points;
    }

    /** @return null if the number is missing, is not whole or does not lie between the two (both included) */
    static Integer whole(Part part, String what, int from, int to) {
        BigDecimal number = number(part, what);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(from)) < 0
                || number.compareTo(BigDecimal.valueOf(to)) > 0) {
            part.complain("%s phải là số nguyên từ %d đến %d.".formatted(what, from, to));
            return null;
        }
        return number.intValueExact();
    }
}
