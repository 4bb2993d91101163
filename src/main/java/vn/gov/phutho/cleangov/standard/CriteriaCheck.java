package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.standard.CriteriaDraft.Part;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitType;

/**
 * Whether a criteria file makes a set by which communes can be measured: everything that {@link CriteriaSet} relies on,
 * and that the points add up. Never gives up at the first problem.
 */
final class CriteriaCheck {

    private static final Pattern SET_CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");
    private static final int LONGEST_SET_CODE = 40;
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_DIGITS = 12;
    private static final int MOST_DECIMALS = 6;
    private static final int DECIMALS_OF_POINTS = 2;
    private static final int EARLIEST = 1998;
    private static final int LATEST = 9999;
    private static final int MOST_VERSIONS = 9999;
    private static final int ITEMS_OF_REGISTRATION = 3;

    private static final Set<String> STATUSES = Set.of(CriteriaSet.DEFAULT_STATUS, CriteriaSet.ISSUED);
    private static final Set<String> DIRECTIONS = Set.of("higher", "lower", "boolean", "checklist");
    private static final Set<String> RULES = Set.of("bands", "linear", "boolean", "checklist");
    private static final Set<String> COMPARISONS = Set.of(">=", ">", "<=", "<", "==");
    private static final Set<String> RECORDS = CriteriaWords.RECORDS.keySet();
    private static final Set<String> CLASSES = CriteriaWords.CLASSES.keySet();
    private static final Set<String> TYPES = Stream.of(UnitType.values())
            .filter(type -> type.level() == UnitLevel.COMMUNE)
            .map(UnitType::name)
            .collect(Collectors.toSet());

    private final CriteriaDraft draft;
    private final Set<String> agenciesOfTheDistrict;
    private final Map<String, Part> codes = new HashMap<>();
    private Set<String> agenciesOfTheSet;

    private CriteriaCheck(CriteriaDraft draft, Set<String> agenciesOfTheDistrict) {
        this.draft = draft;
        this.agenciesOfTheDistrict = agenciesOfTheDistrict;
    }

    /**
     * Complains about everything in the draft that is wrong.
     *
     * @param agencies codes of the agencies that every district has
     */
    static void check(CriteriaDraft draft, Collection<String> agencies) {
        if (draft.isSound() || !draft.root().node().isEmpty()) {
            new CriteriaCheck(draft, Set.copyOf(agencies)).checkSet();
        }
    }

    private void checkSet() {
        Part set = draft.root();
        String id = text(set.at("id"), "mã bộ tiêu chí", LONGEST_SET_CODE);
        if (id != null && !SET_CODE.matcher(id).matches()) {
            set.at("id").complain("mã bộ tiêu chí chỉ gồm chữ hoa không dấu, chữ số và dấu gạch nối.");
        }
        whole(set.at("version"), "phiên bản", 1, MOST_VERSIONS);
        String status = word(set.at("status"), "tình trạng", STATUSES);
        boolean issued = CriteriaSet.ISSUED.equals(status);
        if (issued || !set.at("legalBasis_vi").isMissing()) {
            text(set.at("legalBasis_vi"), "căn cứ ban hành", LONGEST_TEXT);
        }
        if (!set.at("note_vi").isMissing()) {
            text(set.at("note_vi"), "ghi chú", LONGEST_TEXT);
        }
        checkValidity(set, issued);
        agenciesOfTheSet = agencies(set.at("agencies"));
        Part criteria = set.at("criteria");
        rows(criteria, "tiêu chí");
        criteria.items().forEach(this::checkCriterion);
        addsUp(set.at("totalPoints"), "tổng điểm của bộ tiêu chí", criteria.items(), "các tiêu chí");
    }

    private void checkValidity(Part set, boolean issued) {
        Part from = set.at("validFrom");
        Part to = set.at("validTo");
        Integer first = issued || !from.isMissing() ? whole(from, "năm bắt đầu áp dụng", EARLIEST, LATEST) : null;
        Integer last = to.isMissing() ? null : whole(to, "năm cuối áp dụng", EARLIEST, LATEST);
        if (first != null && last != null && last < first) {
            to.complain("năm cuối áp dụng (%d) trước năm bắt đầu (%d).".formatted(last, first));
        }
    }

    private Set<String> agencies(Part agencies) {
        rows(agencies, "cơ quan thẩm định");
        Set<String> codesOfTheSet = new HashSet<>();
        for (Part agency : agencies.items()) {
            text(agency.at("name_vi"), "tên cơ quan", LONGEST_NAME);
            String code = text(agency.at("code"), "mã cơ quan", LONGEST_SET_CODE);
            if (code == null) {
                continue;
            }
            if (!agenciesOfTheDistrict.contains(code)) {
                agency.at("code")
                        .complain("huyện không có cơ quan mang mã «%s»; các mã có thể dùng: %s."
                                .formatted(
                                        SheetReader.shown(code),
                                        agenciesOfTheDistrict.stream().sorted().collect(Collectors.joining(", "))));
            } else if (!codesOfTheSet.add(code)) {
                agency.at("code").complain("mã cơ quan «%s» có hai lần.".formatted(code));
            }
        }
        return codesOfTheSet;
    }

    private void checkCriterion(Part criterion) {
        code(criterion.at("code"), "tiêu chí");
        text(criterion.at("name_vi"), "tên tiêu chí", LONGEST_NAME);
        Part indicators = criterion.at("indicators");
        rows(indicators, "chỉ tiêu");
        indicators.items().forEach(this::checkIndicator);
        addsUp(criterion.at("maxPoints"), "điểm tối đa của tiêu chí", indicators.items(), "các chỉ tiêu");
        for (String type : TYPES) {
            if (!indicators.items().isEmpty()
                    && indicators.items().stream().allMatch(indicator -> spared(indicator, type))) {
                criterion.complain("không chỉ tiêu nào áp dụng cho %s.".formatted(CriteriaWords.TYPES.get(type)));
            }
        }
    }

    private static boolean spared(Part indicator, String type) {
        return indicator.at("notFor").items().stream()
                .anyMatch(one -> type.equals(one.node().asText()));
    }

    /** The parts' maxima make up the whole; said only where each of them is a number. */
    private void addsUp(Part whole, String what, List<Part> parts, String ofWhat) {
        BigDecimal expected = points(whole, what);
        if (expected != null && expected.signum() == 0) {
            whole.complain(what + " phải lớn hơn 0.");
            return;
        }
        List<BigDecimal> points = parts.stream()
                .map(part -> points(part.at("maxPoints"), "điểm tối đa"))
                .toList();
        if (expected == null || points.stream().anyMatch(Objects::isNull)) {
            return;
        }
        BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(expected) != 0) {
            whole.complain("%s là %s nhưng %s cộng lại được %s."
                    .formatted(what, Wording.number(expected), ofWhat, Wording.number(sum)));
        }
    }

    private void checkIndicator(Part indicator) {
        code(indicator.at("code"), "chỉ tiêu");
        text(indicator.at("name_vi"), "tên chỉ tiêu", LONGEST_NAME);
        text(indicator.at("unit"), "đơn vị tính", LONGEST_SET_CODE);
        text(indicator.at("dataSource_vi"), "nguồn số liệu", LONGEST_NAME);
        rows(indicator.at("evidence_vi"), "tài liệu chứng minh");
        indicator.at("evidence_vi").items().forEach(this::line);
        BigDecimal max = points(indicator.at("maxPoints"), "điểm tối đa");
        if (max != null && max.signum() == 0) {
            indicator.at("maxPoints").complain("điểm tối đa phải lớn hơn 0.");
        }
        String rule = word(indicator.at("rule").at("type"), "cách chấm", RULES);
        if (rule != null) {
            checkRule(indicator, rule, max);
        }
        String appraiser = text(indicator.at("appraiser"), "cơ quan thẩm định", LONGEST_SET_CODE);
        if (appraiser != null && !agenciesOfTheSet.contains(appraiser)) {
            indicator
                    .at("appraiser")
                    .complain("cơ quan thẩm định «%s» không có trong danh sách cơ quan."
                            .formatted(SheetReader.shown(appraiser)));
        }
        words(indicator.at("notFor"), "loại đơn vị không áp dụng", TYPES);
        if (!indicator.at("noCase").isMissing()) {
            word(indicator.at("noCase"), "điểm khi không phát sinh", Set.of("max"));
        }
    }

    private void line(Part evidence) {
        String text = text(evidence, "tài liệu chứng minh", LONGEST_NAME);
        if (text != null && text.contains("\n")) {
            evidence.complain("mỗi tài liệu chứng minh phải viết trên một dòng.");
        }
    }

    private void checkRule(Part indicator, String rule, BigDecimal max) {
        boolean aNumber = rule.equals("bands") || rule.equals("linear");
        Range range = aNumber ? range(indicator) : null;
        String direction = word(indicator.at("direction"), "chiều đánh giá", DIRECTIONS);
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
            text(indicator.at("zeroBase").at("question_vi"), "câu hỏi về năm trước", LONGEST_NAME);
        }
        Part part = indicator.at("rule");
        switch (rule) {
            case "bands" -> checkBands(part, direction, range, max);
            case "linear" -> checkLinear(part, direction, range, max);
            case "checklist" -> checkItems(part, max);
            default -> checkYesNo(part, max);
        }
        checkVeto(indicator.at("veto"), rule, range);
        checkRecords(indicator, rule, range);
    }

    /** The values that can be entered; both null where the file does not say them soundly. */
    private record Range(BigDecimal min, BigDecimal max) {

        boolean known() {
            return min != null && max != null;
        }

        boolean contains(BigDecimal value) {
            return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
        }
    }

    private Range range(Part indicator) {
        Part value = indicator.at("value");
        BigDecimal min = number(value.at("min"), "giá trị nhỏ nhất");
        BigDecimal max = number(value.at("max"), "giá trị lớn nhất");
        whole(value.at("decimals"), "số chữ số thập phân", 0, MOST_DECIMALS);
        if (min != null && max != null && min.compareTo(max) >= 0) {
            value.at("max")
                    .complain("giá trị lớn nhất (%s) phải lớn hơn giá trị nhỏ nhất (%s)."
                            .formatted(Wording.number(max), Wording.number(min)));
            return new Range(null, null);
        }
        return min == null || max == null ? new Range(null, null) : new Range(min, max);
    }

    /** One band as the file says it. */
    private record Band(Part part, BigDecimal from, BigDecimal to, BigDecimal points) {}

    private void checkBands(Part rule, String direction, Range range, BigDecimal max) {
        Part list = rule.at("bands");
        rows(list, "khung điểm");
        List<Band> bands = list.items().stream().map(this::band).toList();
        checkPointsOf(list, bands, max);
        boolean readable = list.items().stream()
                .flatMap(part -> Stream.of(part.at("from"), part.at("to")))
                .allMatch(end -> end.isMissing() || end.node().isNumber());
        if (!readable || bands.isEmpty()) {
            return;
        }
        List<Band> rising = new ArrayList<>(bands);
        rising.sort(Comparator.comparing(Band::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < rising.size(); i++) {
            checkNeighbours(rising.get(i - 1), rising.get(i));
        }
        if (direction != null && range.known()) {
            checkCoverage(rising.get(0), rising.get(rising.size() - 1), direction.equals("lower"), range);
        }
    }

    private Band band(Part part) {
        BigDecimal from = part.at("from").isMissing() ? null : number(part.at("from"), "giá trị đầu của khung");
        BigDecimal to = part.at("to").isMissing() ? null : number(part.at("to"), "giá trị cuối của khung");
        if (from != null && to != null && from.compareTo(to) >= 0) {
            part.at("to")
                    .complain("giá trị cuối của khung (%s) phải lớn hơn giá trị đầu (%s)."
                            .formatted(Wording.number(to), Wording.number(from)));
        }
        return new Band(part, from, to, points(part.at("points"), "điểm của khung"));
    }

    private static void checkNeighbours(Band below, Band above) {
        if (above.from() == null) {
            above.part().at("from").complain("hai khung cùng không có giá trị đầu nên chồng lên nhau.");
        } else if (below.to() == null) {
            below.part()
                    .at("to")
                    .complain("khung không có giá trị cuối nên chồng lên khung bắt đầu từ %s."
                            .formatted(Wording.number(above.from())));
        } else if (below.to().compareTo(above.from()) < 0) {
            above.part()
                    .at("from")
                    .complain("bỏ trống khoảng từ %s đến %s: không khung nào chấm điểm khoảng này."
                            .formatted(Wording.number(below.to()), Wording.number(above.from())));
        } else if (below.to().compareTo(above.from()) > 0) {
            above.part()
                    .at("from")
                    .complain("khung chồng lên khung đến %s: khoảng từ %s đã được chấm ở khung kia."
                            .formatted(Wording.number(below.to()), Wording.number(above.from())));
        }
    }

    /** The border on the better side belongs to the better neighbour, so one end of a band does not belong to it. */
    private static void checkCoverage(Band lowest, Band highest, boolean lowerIsBetter, Range range) {
        int below = lowest.from() == null ? -1 : lowest.from().compareTo(range.min());
        if (below > 0 || (below == 0 && lowerIsBetter)) {
            lowest.part()
                    .at("from")
                    .complain("khung thấp nhất không chấm điểm giá trị nhỏ nhất nhập được (%s)."
                            .formatted(Wording.number(range.min())));
        }
        int above = highest.to() == null ? 1 : highest.to().compareTo(range.max());
        if (above < 0 || (above == 0 && !lowerIsBetter)) {
            highest.part()
                    .at("to")
                    .complain("khung cao nhất không chấm điểm giá trị lớn nhất nhập được (%s)."
                            .formatted(Wording.number(range.max())));
        }
    }

    private void checkLinear(Part rule, String direction, Range range, BigDecimal max) {
        BigDecimal zeroAt = number(rule.at("zeroAt"), "giá trị được 0 điểm");
        BigDecimal fullAt = number(rule.at("fullAt"), "giá trị được điểm tối đa");
        BigDecimal most = points(rule.at("max"), "điểm tối đa của cách chấm");
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

    private void checkItems(Part rule, BigDecimal max) {
        Part list = rule.at("items");
        rows(list, "mục kiểm");
        list.items().forEach(item -> text(item.at("text_vi"), "nội dung mục kiểm", LONGEST_NAME));
        List<BigDecimal> points = list.items().stream()
                .map(item -> points(item.at("points"), "điểm của mục kiểm"))
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

    private void checkYesNo(Part rule, BigDecimal max) {
        BigDecimal ifTrue = points(rule.at("pointsIfTrue"), "điểm khi có");
        BigDecimal ifFalse = points(rule.at("pointsIfFalse"), "điểm khi không");
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

    private static void checkPointsOf(Part list, List<Band> bands, BigDecimal max) {
        if (max == null || bands.isEmpty() || bands.stream().anyMatch(band -> band.points() == null)) {
            return;
        }
        bands.stream()
                .filter(band -> band.points().compareTo(max) > 0)
                .forEach(band -> band.part()
                        .at("points")
                        .complain("%s điểm là quá điểm tối đa của chỉ tiêu (%s)."
                                .formatted(Wording.number(band.points()), Wording.number(max))));
        if (bands.stream().allMatch(band -> band.points().compareTo(max) < 0)) {
            list.complain("không khung nào cho đủ điểm tối đa (%s).".formatted(Wording.number(max)));
        }
    }

    private void checkVeto(Part veto, String rule, Range range) {
        if (veto.isMissing()) {
            return;
        }
        boolean asks = !veto.at("question_vi").isMissing();
        boolean measures = !veto.at("measured").isMissing();
        if (asks == measures) {
            veto.at("measured").complain("phủ quyết cần đúng một trong hai: giá trị đo được hoặc câu hỏi phủ quyết.");
        } else if (asks) {
            text(veto.at("question_vi"), "câu hỏi phủ quyết", LONGEST_NAME);
        } else {
            checkMeasuredVeto(veto.at("measured"), rule, range);
        }
        text(veto.at("reason_vi"), "lý do phủ quyết", LONGEST_NAME);
        rows(veto.at("blocks"), "xếp loại bị phủ quyết");
        words(veto.at("blocks"), "xếp loại bị phủ quyết", CLASSES);
        List<String> blocks = veto.at("blocks").items().stream()
                .map(one -> one.node().asText())
                .toList();
        if (blocks.contains("VUNG_MANH") && !blocks.contains("XUAT_SAC")) {
            veto.at("blocks").complain("đã phủ quyết «vững mạnh» thì phải phủ quyết cả «xuất sắc».");
        }
    }

    private void checkMeasuredVeto(Part measured, String rule, Range range) {
        String comparison = word(measured.at("op"), "phép so của phủ quyết", COMPARISONS);
        Part value = measured.at("value");
        if (rule.equals("checklist")) {
            measured.complain("chỉ tiêu chấm theo mục kiểm chỉ phủ quyết được bằng câu hỏi.");
        } else if (rule.equals("boolean")) {
            if (!value.node().isBoolean() || (comparison != null && !comparison.equals("=="))) {
                value.complain("chỉ tiêu có/không chỉ phủ quyết được khi bằng «có» hoặc bằng «không».");
            }
        } else {
            BigDecimal limit = number(value, "giá trị phủ quyết");
            if (limit != null && range.known() && !range.contains(limit)) {
                value.complain(
                        "giá trị phủ quyết (%s) nằm ngoài khoảng giá trị nhập được.".formatted(Wording.number(limit)));
            }
        }
    }

    /** What the records of the year measure is either the three facts of registration or a share in per cent. */
    private void checkRecords(Part indicator, String rule, Range range) {
        Part computed = indicator.at("computed");
        if (computed.isMissing()) {
            return;
        }
        String records = word(computed, "hồ sơ mà hệ thống tự tính", RECORDS);
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

    private void code(Part part, String what) {
        String code = text(part, "mã " + what, LONGEST_CODE);
        if (code == null) {
            return;
        }
        if (!CODE.matcher(code).matches()) {
            part.complain("mã %s chỉ gồm chữ không dấu, chữ số, dấu chấm và dấu gạch nối.".formatted(what));
        } else if (codes.putIfAbsent(code, part) != null) {
            part.complain("mã «%s» đã dùng ở trên.".formatted(code));
        }
    }

    private static void rows(Part list, String what) {
        if (!list.isMissing() && !list.node().isArray()) {
            list.complain("%s phải là một danh sách.".formatted(what));
        } else if (list.items().isEmpty()) {
            list.complain("chưa có %s nào.".formatted(what));
        } else if (list.node().size() > CriteriaDraft.MOST_ITEMS) {
            list.complain("nhiều nhất %d %s.".formatted(CriteriaDraft.MOST_ITEMS, what));
        }
    }

    private static String text(Part part, String what, int longest) {
        JsonNode node = part.node();
        if (part.isMissing()) {
            part.complain("thiếu %s.".formatted(what));
        } else if (!node.isTextual()) {
            part.complain("%s phải là văn bản.".formatted(what));
        } else if (node.textValue().length() > longest) {
            part.complain("%s dài quá %d ký tự.".formatted(what, longest));
        } else if (node.textValue().codePoints().anyMatch(SheetReader::unprintable)
                || node.textValue().indexOf('\r') >= 0) {
            part.complain("%s có ký tự không hợp lệ.".formatted(what));
        } else {
            return node.textValue();
        }
        return null;
    }

    private static String word(Part part, String what, Set<String> known) {
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

    private static void words(Part list, String what, Set<String> known) {
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

    private static BigDecimal number(Part part, String what) {
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

    /** Points, from zero on. */
    private static BigDecimal points(Part part, String what) {
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

    private static Integer whole(Part part, String what, int from, int to) {
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
