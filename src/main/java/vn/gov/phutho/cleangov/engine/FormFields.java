package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.camunda.spin.json.SpinJsonNode;

/**
 * Reads form values of any type: a browser may send anything, and the engine converts numbers and dates to its own
 * types. Reading never fails. A value that cannot be read is empty, and the service refuses it.
 */
public final class FormFields {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private FormFields() {}

    /** The text without surrounding space; empty if there is none. */
    public static String text(Object value) {
        return value == null ? "" : value.toString().strip();
    }

    /** A whole number, also if it was sent as text. */
    public static Optional<Integer> wholeNumber(Object value) {
        try {
            return Optional.of(Integer.valueOf(text(value)));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** A boolean, also if it was sent as text. */
    public static boolean yes(Object value) {
        return Boolean.parseBoolean(text(value));
    }

    /** The constant that a value names; empty if it names none. */
    public static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, Object value) {
        String name = text(value);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** A day, given as {@code 2026-02-27}, with or without a time, or as the engine's date. */
    public static Optional<LocalDate> day(Object value, ZoneId zone) {
        try {
            if (value instanceof Date date) {
                return Optional.of(LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), zone));
            }
            String text = text(value);
            return Optional.of(
                    text.length() > 10
                            ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate()
                            : LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A JSON document, sent as JSON or as its text; empty if there is none or it is broken. */
    public static Optional<JsonNode> json(Object value) {
        String text = value instanceof SpinJsonNode node ? node.toString() : text(value);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }
}
