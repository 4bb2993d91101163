package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.gov.phutho.cleangov.standard.Indicator.Direction;
import vn.gov.phutho.cleangov.standard.Indicator.Kind;

/** How a measured value becomes points (clause D5: the standards are measured by results). Other classes use the indicator. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScoringRule.Bands.class, name = "bands"),
    @JsonSubTypes.Type(value = ScoringRule.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = ScoringRule.Checklist.class, name = "checklist"),
    @JsonSubTypes.Type(value = ScoringRule.YesNo.class, name = "boolean")
})
public sealed interface ScoringRule
        permits ScoringRule.Bands, ScoringRule.Linear, ScoringRule.Checklist, ScoringRule.YesNo {

    /** The kind of value that this rule takes. */
    Kind kind();

    /**
     * The points of a measured value; at most two decimals.
     *
     * @throws IllegalArgumentException if the measurement is not of {@link #kind()}
     */
    BigDecimal points(Measurement measurement, Direction direction);

    /** The minimum that this rule gives. */
    BigDecimal lowestPoints();

    /** The rule as Vietnamese lines, best result first. */
    List<String> inWords(Indicator indicator);

    /** Steps: each band of values has points. The bands touch and cover every number. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Bands(List<Band> bands) implements ScoringRule {

        public Bands {
            bands = List.copyOf(bands);
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public BigDecimal points(Measurement measurement, Direction direction) {
            BigDecimal value = measurement.requireValue();
            return bands.stream()
                    .filter(band -> band.contains(value, direction))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no band for " + value))
                    .points();
        }

        @Override
        public BigDecimal lowestPoints() {
            return bands.stream().map(Band::points).min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        }

        @Override
        public List<String> inWords(Indicator indicator) {
            return bands.stream()
                    .sorted(Comparator.comparing(Band::points).reversed())
                    .map(band -> Wording.band(band, indicator) + " → " + Wording.points(band.points()))
                    .toList();
        }
    }

    /**
     * Values between two borders. The border on the better side belongs to the better band: where more is better,
     * {@code from <= value < to}; where less is better, {@code from < value <= to}.
     *
     * @param from null for a band without lower border
     * @param to null for a band without upper border
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Band(BigDecimal from, BigDecimal to, BigDecimal points) {

        boolean contains(BigDecimal value, Direction direction) {
            boolean lower = direction == Direction.LOWER;
            boolean aboveFrom = from == null || (lower ? value.compareTo(from) > 0 : value.compareTo(from) >= 0);
            boolean belowTo = to == null || (lower ? value.compareTo(to) <= 0 : value.compareTo(to) < 0);
            return aboveFrom && belowTo;
        }
    }

    /** No points at {@code zeroAt}, all points at {@code fullAt}, in proportion between them, and no more beyond them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Linear(BigDecimal zeroAt, BigDecimal fullAt, BigDecimal max) implements ScoringRule {

        public Linear {
            if (zeroAt.compareTo(fullAt) == 0) {
                throw new IllegalArgumentException("a linear rule needs two different ends");
            }
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public BigDecimal points(Measurement measurement, Direction direction) {
            BigDecimal way = fullAt.subtract(zeroAt);
            BigDecimal gone = measurement.requireValue().subtract(zeroAt);
            if (gone.signum() != way.signum()) {
                return BigDecimal.ZERO;
            }
            if (gone.abs().compareTo(way.abs()) >= 0) {
                return max;
            }
            return max.multiply(gone).divide(way, 2, RoundingMode.HALF_UP);
        }

        @Override
        public BigDecimal lowestPoints() {
            return BigDecimal.ZERO;
        }

        @Override
        public List<String> inWords(Indicator indicator) {
            return List.of(Wording.linear(this, indicator));
        }
    }

    /** Points for each item that is answered yes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Checklist(List<Item> items) implements ScoringRule {

        public Checklist {
            items = List.copyOf(items);
        }

        @Override
        public Kind kind() {
            return Kind.CHECKLIST;
        }

        @Override
        public BigDecimal points(Measurement measurement, Direction direction) {
            List<Boolean> answers = measurement.items();
            if (answers == null || answers.size() != items.size()) {
                throw new IllegalArgumentException("not an answer to each of the " + items.size() + " items");
            }
            BigDecimal points = BigDecimal.ZERO;
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i)) {
                    points = points.add(items.get(i).points());
                }
            }
            return points;
        }

        @Override
        public BigDecimal lowestPoints() {
            return BigDecimal.ZERO;
        }

        @Override
        public List<String> inWords(Indicator indicator) {
            var lines = new ArrayList<String>();
            items.forEach(item -> lines.add(item.text() + " → " + Wording.points(item.points())));
            return lines;
        }
    }

    /**
     * One line of a checklist.
     *
     * @param text Vietnamese
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(@JsonProperty("text_vi") String text, BigDecimal points) {}

    /** One question, two scores. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record YesNo(BigDecimal pointsIfTrue, BigDecimal pointsIfFalse) implements ScoringRule {

        @Override
        public Kind kind() {
            return Kind.YESNO;
        }

        @Override
        public BigDecimal points(Measurement measurement, Direction direction) {
            if (measurement.yes() == null) {
                throw new IllegalArgumentException("neither yes nor no");
            }
            return measurement.yes() ? pointsIfTrue : pointsIfFalse;
        }

        @Override
        public BigDecimal lowestPoints() {
            return pointsIfTrue.min(pointsIfFalse);
        }

        @Override
        public List<String> inWords(Indicator indicator) {
            return List.of("có → " + Wording.points(pointsIfTrue), "không → " + Wording.points(pointsIfFalse));
        }
    }
}
