package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The measurement of one indicator (clause D5). Its JSON form, {@code {"value":"105.5"}} or {@code {"noCase":true}},
 * is sent by score sheets and stored in tables; equal measurements have equal JSON.
 *
 * @param value in the indicator's unit, without trailing zeros; null unless the indicator takes a number
 * @param yes null unless the indicator takes yes or no
 * @param items one answer for each item of the checklist, in its order; null unless the indicator is a checklist
 * @param noCase no case arose this year, so there is nothing to measure
 * @param zeroBase last year had no case; {@code value} is then the number of this year's cases
 * @param vetoAnswer the answer to the indicator's veto question; null if there is no such question
 */
public record Measurement(
        BigDecimal value, Boolean yes, List<Boolean> items, boolean noCase, boolean zeroBase, Boolean vetoAnswer) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Measurement {
        value = value == null ? null : shortest(value);
        items = items == null ? null : List.copyOf(items);
    }

    /** 105.50 and 105.5 are the same value, 1E+2 is 100. */
    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A measured number, in the indicator's unit. */
    public static Measurement of(BigDecimal value) {
        return new Measurement(value, null, null, false, false, null);
    }

    /**
     * A measured number, written with a decimal point.
     *
     * @throws NumberFormatException if the text is not a number
     */
    public static Measurement of(String value) {
        return of(new BigDecimal(value));
    }

    /** The answer to a yes/no question. */
    public static Measurement ofYes(boolean yes) {
        return new Measurement(null, yes, null, false, false, null);
    }

    /** The answers to a checklist, one for each item. */
    public static Measurement ofItems(List<Boolean> items) {
        return new Measurement(null, null, items, false, false, null);
    }

    /** «Không phát sinh»: no case arose this year. */
    public static Measurement noCaseArose() {
        return new Measurement(null, null, null, true, false, null);
    }

    /** This many cases this year, after a last year without any. */
    public static Measurement afterNone(BigDecimal casesThisYear) {
        return new Measurement(casesThisYear, null, null, false, true, null);
    }

    /** The same, with the answer to the indicator's veto question. */
    public Measurement withVetoAnswer(boolean answer) {
        return new Measurement(value, yes, items, noCase, zeroBase, answer);
    }

    BigDecimal requireValue() {
        if (value == null) {
            throw new IllegalArgumentException("no value was measured");
        }
        return value;
    }

    /** The canonical JSON text for a text column: without null fields, and with the value as text with a decimal point. */
    public String toJson() {
        return toNode().toString();
    }

    /** {@link #toJson()} as a tree; Jackson writes a measurement like this wherever it occurs. */
    @JsonValue
    public ObjectNode toNode() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (value != null) {
            node.put("value", value.toPlainString());
        }
        if (yes != null) {
            node.put("yes", yes);
        }
        if (items != null) {
            ArrayNode answers = node.putArray("items");
            items.forEach(answers::add);
        }
        if (noCase) {
            node.put("noCase", true);
        }
        if (zeroBase) {
            node.put("zeroBase", true);
        }
        if (vetoAnswer != null) {
            node.put("veto", vetoAnswer);
        }
        return node;
    }

    /**
     * Reads what {@link #toJson()} wrote. {@link SheetReader} reads what people typed.
     *
     * @throws IllegalArgumentException if the text is not a stored measurement
     */
    public static Measurement fromJson(String json) {
        try {
            return fromNode(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a stored measurement", e);
        }
    }

    /**
     * Reads what {@link #toNode()} wrote.
     *
     * @throws IllegalArgumentException if the tree is not a stored measurement
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Measurement fromNode(JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("Not a stored measurement");
        }
        List<Boolean> items = null;
        if (node.hasNonNull("items")) {
            items = new ArrayList<>();
            for (JsonNode item : node.get("items")) {
                items.add(item.booleanValue());
            }
        }
        return new Measurement(
                node.hasNonNull("value") ? new BigDecimal(node.get("value").asText()) : null,
                answer(node, "yes"),
                items,
                node.path("noCase").asBoolean(),
                node.path("zeroBase").asBoolean(),
                answer(node, "veto"));
    }

    private static Boolean answer(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).booleanValue() : null;
    }
}
