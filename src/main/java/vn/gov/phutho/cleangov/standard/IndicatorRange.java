package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import vn.gov.phutho.cleangov.standard.CriteriaDraft.Part;

/** The values that can be entered; both null if they are missing or invalid in the file. */
record IndicatorRange(BigDecimal min, BigDecimal max) {

    private static final int MOST_DECIMALS = 6;
    private static final IndicatorRange UNKNOWN = new IndicatorRange(null, null);

    boolean known() {
        return min != null && max != null;
    }

    boolean contains(BigDecimal value) {
        return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
    }

    /** Reads the range of an indicator of the file and records its problems. */
    static IndicatorRange read(Part indicator) {
        Part value = indicator.at("value");
        BigDecimal min = CriteriaFields.number(value.at("min"), "giá trị nhỏ nhất");
        BigDecimal max = CriteriaFields.number(value.at("max"), "giá trị lớn nhất");
        CriteriaFields.whole(value.at("decimals"), "số chữ số thập phân", 0, MOST_DECIMALS);
        if (min != null && max != null && min.compareTo(max) >= 0) {
            value.at("max")
                    .complain("giá trị lớn nhất (%s) phải lớn hơn giá trị nhỏ nhất (%s)."
                            .formatted(Wording.number(max), Wording.number(min)));
            return UNKNOWN;
        }
        return min == null || max == null ? UNKNOWN : new IndicatorRange(min, max);
    }
}
