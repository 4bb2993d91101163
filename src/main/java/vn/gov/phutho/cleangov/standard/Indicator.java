package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.gov.phutho.cleangov.unit.UnitType;

/**
 * A concrete result that is measured (clause D5), and the rule that turns the measured value into points. Points are
 * never entered: only {@link #points} computes them.
 *
 * @param code such as {@code 1.1}
 * @param name Vietnamese
 * @param unit of the value, Vietnamese: {@code %}, {@code vụ}, {@code % kế hoạch}
 * @param direction whether more is better
 * @param maxPoints the most that the rule can give
 * @param rule how a measured value becomes points
 * @param range the values that can be entered; null unless {@link #kind()} is a number
 * @param noCase that «không phát sinh» may be answered instead of a value; null if it may not
 * @param zeroBase the question about a last year without any case; null if there is none
 * @param veto the result that keeps a commune out of a class regardless of its points; null if there is none
 * @param appraiser code of the agency of the district that appraises
 * @param computed the records from which the system computes the value itself; null if officials enter it
 * @param evidence Vietnamese: the papers that prove the value
 * @param dataSource Vietnamese: who in the commune keeps the figures
 * @param notFor types of communes for which it does not apply; empty if it applies to all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Indicator(
        String code,
        @JsonProperty("name_vi") String name,
        String unit,
        Direction direction,
        BigDecimal maxPoints,
        ScoringRule rule,
        @JsonProperty("value") ValueRange range,
        NoCase noCase,
        ZeroBase zeroBase,
        Veto veto,
        String appraiser,
        Records computed,
        @JsonProperty("evidence_vi") List<String> evidence,
        @JsonProperty("dataSource_vi") String dataSource,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UnitType> notFor) {

    public Indicator {
        Objects.requireNonNull(code, "an indicator has a code");
        Objects.requireNonNull(rule, () -> "indicator " + code + " has no rule");
        Objects.requireNonNull(appraiser, () -> "indicator " + code + " has no appraiser");
        evidence = List.copyOf(evidence);
        notFor = notFor == null ? List.of() : List.copyOf(notFor);
        if ((rule.kind() == Kind.NUMBER) != (range != null)) {
            throw new IllegalArgumentException("indicator " + code + ": a number, and only a number, has a range");
        }
    }

    /** What is entered for this indicator. */
    public Kind kind() {
        return rule.kind();
    }

    boolean appliesTo(UnitType type) {
        return !notFor.contains(type);
    }

    /** Whether «không phát sinh» (no case arose this year) may be answered instead of a value. */
    public boolean noCaseAllowed() {
        return noCase != null;
    }

    /**
     * The points of this measurement, with two decimals, rounded half up once from the exact quotient. «Không phát sinh»
     * scores the maximum. If last year had no case, there is no change in per cent. The value is then the number of
     * this year's cases: zero scores the maximum, any other number the lowest band.
     *
     * @throws IllegalArgumentException if the measurement is of another kind than the indicator; never for a sheet
     *     that {@link SheetReader} has read
     */
    public BigDecimal points(Measurement measurement) {
        return exactPoints(measurement).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal exactPoints(Measurement measurement) {
        if (measurement.noCase()) {
            if (!noCaseAllowed()) {
                throw new IllegalArgumentException("indicator " + code + " always has a value");
            }
            return maxPoints;
        }
        if (measurement.zeroBase()) {
            if (zeroBase == null || measurement.value() == null) {
                throw new IllegalArgumentException("indicator " + code + ": no answer to an empty last year");
            }
            return measurement.value().signum() == 0 ? maxPoints : rule.lowestPoints();
        }
        try {
            return rule.points(measurement, direction);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("indicator " + code + ": " + e.getMessage(), e);
        }
    }

    /** Whether this measurement keeps the commune out of the classes that {@link #veto()} blocks. */
    public boolean vetoes(Measurement measurement) {
        return veto != null && veto.holds(measurement);
    }

    /** A measurement as text for papers: «98,5 %», «có», «1. có, 2. không», «không phát sinh». */
    public String inWords(Measurement measurement) {
        String words = answerInWords(measurement);
        return measurement.vetoAnswer() == null
                ? words
                : "%s; %s %s"
                        .formatted(words, Wording.lowerFirst(veto.question()), Wording.yesNo(measurement.vetoAnswer()));
    }

    private String answerInWords(Measurement measurement) {
        if (measurement.noCase()) {
            return "không phát sinh";
        }
        if (measurement.yes() != null) {
            return Wording.yesNo(measurement.yes());
        }
        if (measurement.items() != null) {
            return Wording.items(measurement.items());
        }
        String number = Wording.number(measurement.value());
        return measurement.zeroBase()
                ? "%s; năm nay: %s".formatted(Wording.lowerFirst(zeroBase.question()), number)
                : number + " " + Wording.unit(this);
    }

    /**
     * The rule as text for forms: Vietnamese lines with decimal commas, such as «từ 100 đến dưới 110 % → 4 điểm»,
     * from the best result to the worst; then the points for «không phát sinh» and for a last year without any case.
     */
    public List<String> ruleInWords() {
        var lines = new ArrayList<>(rule.inWords(this));
        if (noCaseAllowed()) {
            lines.add("không phát sinh → " + Wording.points(maxPoints));
        }
        if (zeroBase != null) {
            lines.add("%s: năm nay cũng không → %s; có phát sinh → %s"
                    .formatted(
                            Wording.lowerFirst(zeroBase.question()),
                            Wording.points(maxPoints),
                            Wording.points(rule.lowestPoints())));
        }
        return List.copyOf(lines);
    }

    /** Whether more is better ({@link #HIGHER}) or worse ({@link #LOWER}); the other kinds have no scale. */
    public enum Direction {
        @JsonProperty("higher")
        HIGHER,
        @JsonProperty("lower")
        LOWER,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("checklist")
        CHECKLIST
    }

    /** What is entered: a number, yes or no, or a tick for each item of a list. */
    public enum Kind {
        NUMBER,
        YESNO,
        CHECKLIST
    }

    /** Records of the year from which the system computes an indicator. */
    public enum Records {
        @JsonProperty("registration and assignment records")
        REGISTRATION_AND_ASSIGNMENT,
        @JsonProperty("briefing records")
        BRIEFINGS,
        @JsonProperty("reports to the Party committee and the district")
        REPORTS,
        @JsonProperty("grassroots-democracy checklist")
        GRASSROOTS_DEMOCRACY
    }

    /** The points for «không phát sinh»; criteria files support only the maximum. */
    public enum NoCase {
        @JsonProperty("max")
        MAXIMUM
    }

    /**
     * The values that can be entered, both ends included.
     *
     * @param min 0 if the value cannot be negative
     * @param max a value above it is a typing error
     * @param decimals the maximum number of decimals; 0 for counts
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ValueRange(BigDecimal min, BigDecimal max, int decimals) {}

    /**
     * For a change against last year: last year had no case, so the value is the number of this year's cases instead.
     *
     * @param question Vietnamese, ticked if true: «Năm trước không có vụ nào»
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ZeroBase(@JsonProperty("question_vi") String question) {}
}
