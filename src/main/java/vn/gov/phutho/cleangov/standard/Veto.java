package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * A result that keeps a commune out of the upper classes regardless of its points. It is either a measured value or the
 * answer to a separate question; exactly one of the two is set.
 *
 * @param measured the value that vetoes; null if a question is asked
 * @param question Vietnamese, answered with yes or no on the sheet; yes vetoes. Null if the value decides
 * @param blocks codes of the blocked classes, such as {@code XUAT_SAC}
 * @param reason Vietnamese, for the commune and for the decision
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Veto(
        Measured measured,
        @JsonProperty("question_vi") String question,
        List<String> blocks,
        @JsonProperty("reason_vi") String reason) {

    public Veto {
        blocks = List.copyOf(blocks);
        if ((measured == null) == (question == null)) {
            throw new IllegalArgumentException("a veto has either a measured value or a question");
        }
    }

    boolean holds(Measurement measurement) {
        if (measured == null) {
            return Boolean.TRUE.equals(measurement.vetoAnswer());
        }
        return measured.matches(measurement);
    }

    /**
     * The value that vetoes.
     *
     * @param op how the measured value is compared
     * @param value a number, or true or false for a yes/no question ({@code ==} only)
     */
    public record Measured(Comparison op, JsonNode value) {

        public Measured {
            if (!value.isNumber() && !(value.isBoolean() && op == Comparison.EQUAL)) {
                throw new IllegalArgumentException("a veto compares with a number, or is equal to true or false");
            }
        }

        boolean matches(Measurement measurement) {
            if (value.isBoolean()) {
                return measurement.yes() != null && measurement.yes() == value.booleanValue();
            }
            return measurement.value() != null && op.holds(measurement.value(), value.decimalValue());
        }
    }

    /** How a measured value is compared with the value that vetoes. */
    public enum Comparison {
        @JsonProperty(">=")
        AT_LEAST,
        @JsonProperty(">")
        MORE_THAN,
        @JsonProperty("<=")
        AT_MOST,
        @JsonProperty("<")
        LESS_THAN,
        @JsonProperty("==")
        EQUAL;

        boolean holds(BigDecimal measured, BigDecimal limit) {
            int order = measured.compareTo(limit);
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case MORE_THAN -> order > 0;
                case AT_MOST -> order <= 0;
                case LESS_THAN -> order < 0;
                case EQUAL -> order == 0;
            };
        }
    }
}
