package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.util.Collection;
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
 * Checks whether a criteria file contains a usable set: everything on which {@link CriteriaSet} relies, and the sums of
 * the points. Does not stop at the first problem.
 */
final class CriteriaCheck {

    private static final Pattern SET_CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");
    private static final int LONGEST_SET_CODE = 40;
    private static final int LONGEST_CODE = 20;
    private static final int LONGEST_TEXT = 2000;
    private static final int EARLIEST = 1998;
    private static final int LATEST = 9999;
    private static final int MOST_VERSIONS = 9999;

    private static final Set<String> STATUSES = Set.of(CriteriaSet.DEFAULT_STATUS, CriteriaSet.ISSUED);
    private static final Set<String> RULES = Set.of("bands", "linear", "boolean", "checklist");
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
     * Records every problem of the draft.
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
        String id = CriteriaFields.text(set.at("id"), "mã bộ tiêu chí", LONGEST_SET_CODE);
        if (id != null && !SET_CODE.matcher(id).matches()) {
            set.at("id").complain("mã bộ tiêu chí chỉ gồm chữ hoa không dấu, chữ số và dấu gạch nối.");
        }
        CriteriaFields.whole(set.at("version"), "phiên bản", 1, MOST_VERSIONS);
        String status = CriteriaFields.word(set.at("status"), "tình trạng", STATUSES);
        boolean issued = CriteriaSet.ISSUED.equals(status);
        if (issued || !set.at("legalBasis_vi").isMissing()) {
            CriteriaFields.text(set.at("legalBasis_vi"), "căn cứ ban hành", LONGEST_TEXT);
        }
        if (!set.at("note_vi").isMissing()) {
            CriteriaFields.text(set.at("note_vi"), "ghi chú", LONGEST_TEXT);
        }
        checkValidity(set, issued);
        agenciesOfTheSet = agencies(set.at("agencies"));
        Part criteria = set.at("criteria");
        CriteriaFields.rows(criteria, "tiêu chí");
        criteria.items().forEach(this::checkCriterion);
        addsUp(set.at("totalPoints"), "tổng điểm của bộ tiêu chí", criteria.items(), "các tiêu chí");
    }

    private void checkValidity(Part set, boolean issued) {
        Part from = set.at("validFrom");
        Part to = set.at("validTo");
        Integer first = issued || !from.isMissing()
                ? CriteriaFields.whole(from, "năm bắt đầu áp dụng", EARLIEST, LATEST)
                : null;
        Integer last = to.isMissing() ? null : CriteriaFields.whole(to, "năm cuối áp dụng", EARLIEST, LATEST);
        if (first != null && last != null && last < first) {
            to.complain("năm cuối áp dụng (%d) trước năm bắt đầu (%d).".formatted(last, first));
        }
    }

    private Set<String> agencies(Part agencies) {
        CriteriaFields.rows(agencies, "cơ quan thẩm định");
        Set<String> codesOfTheSet = new HashSet<>();
        for (Part agency : agencies.items()) {
            CriteriaFields.text(agency.at("name_vi"), "tên cơ quan", CriteriaFields.LONGEST_NAME);
            String code = CriteriaFields.text(agency.at("code"), "mã cơ quan", LONGEST_SET_CODE);
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
        CriteriaFields.text(criterion.at("name_vi"), "tên tiêu chí", CriteriaFields.LONGEST_NAME);
        Part indicators = criterion.at("indicators");
        CriteriaFields.rows(indicators, "chỉ tiêu");
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

    /** The maxima of the parts must add up to the whole. Checked only if each of them is a number. */
    private void addsUp(Part whole, String what, List<Part> parts, String ofWhat) {
        BigDecimal expected = CriteriaFields.points(whole, what);
        if (expected != null && expected.signum() == 0) {
            whole.complain(what + " phải lớn hơn 0.");
            return;
        }
        List<BigDecimal> points = parts.stream()
                .map(part -> CriteriaFields.points(part.at("maxPoints"), "điểm tối đa"))
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
        CriteriaFields.text(indicator.at("name_vi"), "tên chỉ tiêu", CriteriaFields.LONGEST_NAME);
        CriteriaFields.text(indicator.at("unit"), "đơn vị tính", LONGEST_SET_CODE);
        CriteriaFields.text(indicator.at("dataSource_vi"), "nguồn số liệu", CriteriaFields.LONGEST_NAME);
        CriteriaFields.rows(indicator.at("evidence_vi"), "tài liệu chứng minh");
        indicator.at("evidence_vi").items().forEach(this::line);
        BigDecimal max = CriteriaFields.points(indicator.at("maxPoints"), "điểm tối đa");
        if (max != null && max.signum() == 0) {
            indicator.at("maxPoints").complain("điểm tối đa phải lớn hơn 0.");
        }
        String rule = CriteriaFields.word(indicator.at("rule").at("type"), "cách chấm", RULES);
        if (rule != null) {
            RuleCheck.check(indicator, rule, max);
        }
        String appraiser = CriteriaFields.text(indicator.at("appraiser"), "cơ quan thẩm định", LONGEST_SET_CODE);
        if (appraiser != null && !agenciesOfTheSet.contains(appraiser)) {
            indicator
                    .at("appraiser")
                    .complain("cơ quan thẩm định «%s» không có trong danh sách cơ quan."
                            .formatted(SheetReader.shown(appraiser)));
        }
        CriteriaFields.words(indicator.at("notFor"), "loại đơn vị không áp dụng", TYPES);
        if (!indicator.at("noCase").isMissing()) {
            CriteriaFields.word(indicator.at("noCase"), "điểm khi không phát sinh", Set.of("max"));
        }
    }

    private void line(Part evidence) {
        String text = CriteriaFields.text(evidence, "tài liệu chứng minh", CriteriaFields.LONGEST_NAME);
        if (text != null && text.contains("\n")) {
            evidence.complain("mỗi tài liệu chứng minh phải viết trên một dòng.");
        }
    }

    private void code(Part part, String what) {
        String code = CriteriaFields.text(part, "mã " + what, LONGEST_CODE);
        if (code == null) {
            return;
        }
        if (!CODE.matcher(code).matches()) {
            part.complain("mã %s chỉ gồm chữ không dấu, chữ số, dấu chấm và dấu gạch nối.".formatted(what));
        } else if (codes.putIfAbsent(code, part) != null) {
            part.complain("mã «%s» đã dùng ở trên.".formatted(code));
        }
    }
}
