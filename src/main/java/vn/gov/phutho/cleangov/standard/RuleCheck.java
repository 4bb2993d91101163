package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.gov.phutho.cleangov.standard.CriteriaDraft.Part;

/** Checks how an indicator gives points: its rule, what blocks a class, and which records of the year answer it. */
final class RuleCheck {

    private static final int ITEMS_OF_REGISTRATION = 3;
    private static final Set<String> DIRECTIONS = Set.of("higher", "lower", "boolean", "checklist");
    private static final Set<String> COMPARISONS = Set.of(">=", ">", "<=", "<", "==");
    private static final Set<String> RECORDS = CriteriaWords.RECORDS.keySet();
    private static final Set<String> CLASSES = CriteriaWords.CLASSES.keySet();

    private RuleCheck() {}

    /** @param max the full points of the indicator; null if they are invalid in the file */
    static void check(Part indicator, String rule, BigDecimal max) {
        boolean aNumber = rule.equals("bands") || rule.equals("linear");
        IndicatorRange range = aNumber ? IndicatorRange.read(indicator) : null;
        String direction = CriteriaFields.word(indicator.at("direction"), "chiều đánh giá", DIRECTIONS);
        if (direction != null && !(aNumber ? Set.of("higher", "lower") : Set.of(rule)).contains(direction)) {
            indicator.at("direction").complain("chiều đánh giá không hợp với cách chấm.");
            direction = null;
        }
        if (!aNumber && !indicator.at("value").isMissing()) {
            indicator.at("value").complain("cách chấm này không nhập số nên không có khoảng giá trị.");
        }
        if (!aNumber && !indicator.at("zeroBase").isMissing()) {
            indicator
                    .at("zeroBase")
                    .complain("cách chấm này không so với năm trước nên không có câu hỏi về năm trước.");
        } else if (!indicator.at("zeroBase").isMissing()) {
            CriteriaFields.text(
                    indicator.at("zeroBase").at("question_vi"), "câu hỏi về năm trước", CriteriaFields.LONGEST_NAME);
        }
        Part part = indicator.at("rule");
        switch (rule) {
            case "bands" -> BandsCheck.check(part, direction, range, max);
            case "linear" -> checkLinear(part, direction, range, max);
            case "checklist" -> checkItems(part, max);
            default -> checkYesNo(part, max);
        }
        checkVeto(indicator.at("veto"), rule, range);
        checkRecords(indicator, rule, range);
    }

    private static void checkLinear(Part rule, String direction, IndicatorRange range, BigDecimal max) {
        BigDecimal zeroAt = CriteriaFields.number(rule.at("zeroAt"), "giá trị được 0 điểm");
        BigDecimal fullAt = CriteriaFields.number(rule.at("fullAt"), "giá trị được điểm tối đa");
        BigDecimal most = CriteriaFields.points(rule.at("max"), "điểm tối đa của cách chấm");
        if (most != null && max != null && most.compareTo(max) != 0) {
            rule.at("max")
                    .complain("điểm tối đa của cách chấm (%s) khác điểm tối đa của chỉ tiêu (%s)."
                            .formatted(Wording.number(most), Wording.number(max)));
        }
        if (zeroAt == null || fullAt == null) {
            return;
        }
        int rising = fullAt.compareTo(zeroAt);
        if (rising == 0) {
            rule.at("fullAt").complain("giá trị được điểm tối đa phải khác giá trị được 0 điểm.");
        } else if (direction != null && rising > 0 == direction.equals("lower")) {
            rule.at("fullAt")
                    .complain("chỉ tiêu càng %s càng tốt thì giá trị được điểm tối đa phải %s hơn giá trị được 0 điểm."
                            .formatted(rising > 0 ? "thấp" : "cao", rising > 0 ? "thấp" : "cao"));
        } else if (range.known()
                && !(rising > 0 ? fullAt.compareTo(range.max()) <= 0 : fullAt.compareTo(range.min()) >= 0)) {
            rule.at("fullAt").complain("giá trị được điểm tối đa nằm ngoài khoảng giá trị nhập được.");
        }
    }

    private static void checkItems(Part rule, BigDecimal max) {
        Part list = rule.at("items");
        CriteriaFields.rows(list, "mục kiểm");
        list.items()
                .forEach(item ->
                        CriteriaFields.text(item.at("text_vi"), "nội dung mục kiểm", CriteriaFields.LONGEST_NAME));
        List<BigDecimal> points = list.items().stream()
                .map(item -> CriteriaFields.points(item.at("points"), "điểm của mục kiểm"))
                .toList();
        if (max == null || points.isEmpty() || points.stream().anyMatch(Objects::isNull)) {
            return;
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(max) != 0) {
            list.complain("các mục kiểm cộng lại được %s điểm nhưng điểm tối đa của chỉ tiêu là %s."
                    .formatted(Wording.number(sum), Wording.number(max)));
        }
    }

    private static void checkYesNo(Part rule, BigDecimal max) {
        BigDecimal ifTrue = CriteriaFields.points(rule.at("pointsIfTrue"), "điểm khi có");
        BigDecimal ifFalse = CriteriaFields.points(rule.at("pointsIfFalse"), "điểm khi không");
        if (ifTrue == null || ifFalse == null || max == null) {
            return;
        }
        BigDecimal best = ifTrue.max(ifFalse);
        if (best.compareTo(max) != 0) {
            rule.at("pointsIfTrue")
                    .complain("câu trả lời tốt nhất được %s điểm nhưng điểm tối đa của chỉ tiêu là %s."
                            .formatted(Wording.number(best), Wording.number(max)));
        }
    }

    private static void checkVeto(Part veto, String rule, IndicatorRange range) {
        if (veto.isMissing()) {
            return;
        }
        boolean asks = !veto.at("question_vi").isMissing();
        boolean measures = !veto.at("measured").isMissing();
        if (asks == measures) {
            veto.at("measured").complain("phủ quyết cần đúng một trong hai: giá trị đo được hoặc câu hỏi phủ quyết.");
        } else if (asks) {
            CriteriaFields.text(veto.at("question_vi"), "câu hỏi phủ quyết", CriteriaFields.LONGEST_NAME);
        } else {
            checkMeasuredVeto(veto.at("measured"), rule, range);
        }
        CriteriaFields.text(veto.at("reason_vi"), "lý do phủ quyết", CriteriaFields.LONGEST_NAME);
        CriteriaFields.rows(veto.at("blocks"), "xếp loại bị phủ quyết");
        CriteriaFields.words(veto.at("blocks"), "xếp loại bị phủ quyết", CLASSES);
        List<String> blocks = veto.at("blocks").items().stream()
                .map(one -> one.node().asText())
                .toList();
        if (blocks.contains("VUNG_MANH") && !blocks.contains("XUAT_SAC")) {
            veto.at("blocks").complain("đã phủ quyết «vững mạnh» thì phải phủ quyết cả «xuất sắc».");
        }
    }

    private static void checkMeasuredVeto(Part measured, String rule, IndicatorRange range) {
        String comparison = CriteriaFields.word(measured.at("op"), "phép so của phủ quyết", COMPARISONS);
        Part value = measured.at("value");
        if (rule.equals("checklist")) {
            measured.complain("chỉ tiêu chấm theo mục kiểm chỉ phủ quyết được bằng câu hỏi.");
        } else if (rule.equals("boolean")) {
            if (!value.node().isBoolean() || (comparison != null && !comparison.equals("=="))) {
                value.complain("chỉ tiêu có/không chỉ phủ quyết được khi bằng «có» hoặc bằng «không».");
            }
        } else {
            BigDecimal limit = CriteriaFields.number(value, "giá trị phủ quyết");
            if (limit != null && range.known() && !range.contains(limit)) {
                value.complain(
                        "giá trị phủ quyết (%s) nằm ngoài khoảng giá trị nhập được.".formatted(Wording.number(limit)));
            }
        }
    }

    /** The records of the year give either the three facts of registration or a share in per cent. */
    private static void checkRecords(Part indicator, String rule, IndicatorRange range) {
        Part computed = indicator.at("computed");
        if (computed.isMissing()) {
            return;
        }
        String records = CriteriaFields.word(computed, "hồ sơ mà hệ thống tự tính", RECORDS);
        if (records == null) {
            return;
        }
        if (records.equals(CriteriaWords.REGISTRATION)) {
            if (!rule.equals("checklist")
                    || indicator.at("rule").at("items").node().size() != ITEMS_OF_REGISTRATION) {
                computed.complain(
                        "hồ sơ đăng ký, phân công trả lời đúng %d mục kiểm: đăng ký đúng hạn, đã phân công, chủ tịch trực tiếp làm."
                                .formatted(ITEMS_OF_REGISTRATION));
            }
        } else if (range == null
                || (range.known() && !(range.contains(BigDecimal.ZERO) && range.contains(BigDecimal.valueOf(100))))) {
            computed.complain("hồ sơ này cho một tỷ lệ từ 0 đến 100 %: chỉ tiêu phải nhận được các giá trị đó.");
        }
    }
}
