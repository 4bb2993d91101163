package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The JSON of a form, or a part of it: a row, an object or one value. A record of a form reads itself from here. Reading
 * never fails: a value that is missing or has another type is empty, and the service refuses it.
 */
public final class FormPart {

    private final JsonNode node;

    private FormPart(JsonNode node) {
        this.node = node;
    }

    /** @param value a form's variable: JSON or its text; anything else is a part without content */
    public static FormPart of(Object value) {
        return new FormPart(
                value instanceof JsonNode read ? read : FormFields.json(value).orElse(MissingNode.getInstance()));
    }

    /** The value of a field; a part without content if there is no such field. */
    public FormPart part(String field) {
        return new FormPart(node.path(field));
    }

    /** This value as text without surrounding space; empty if there is none. */
    public String text() {
        return node.asText("").strip();
    }

    /** A field as text without surrounding space; empty if there is none. */
    public String text(String field) {
        return part(field).text();
    }

    /** A field as a whole number, also if it was sent as text. */
    public Optional<Integer> wholeNumber(String field) {
        return FormFields.wholeNumber(text(field));
    }

    /** This value as a day, given as {@code 2026-02-27}. */
    public Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(text()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A field as a day, given as {@code 2026-02-27}. */
    public Optional<LocalDate> day(String field) {
        return part(field).day();
    }

    /** A field as a boolean, also if it was sent as text; false if it is anything else. */
    public boolean yes(String field) {
        return FormFields.yes(text(field));
    }

    /** The answer to a question; empty unless it is exactly yes or no. */
    public Optional<Boolean> yesOrNo(String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** The constant that a field names; empty if it names none. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, String field) {
        return FormFields.oneOf(type, text(field));
    }

    public boolean isList() {
        return node.isArray();
    }

    /** The rows of this list; none if it is no list. */
    public List<FormPart> rows() {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(FormPart::new)
                        .toList()
                : List.of();
    }

    /** The rows of the list in a field; none if there is no list. */
    public List<FormPart> rows(String field) {
        return part(field).rows();
    }

    /** The fields of this object by name, in the order of the form; none if it is no object. */
    public Map<String, FormPart> fields() {
        Map<String, FormPart> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), new FormPart(field.getValue())));
        return fields;
    }

    /** The fields of the object in a field; none if there is no object. */
    public Map<String, FormPart> fields(String field) {
        return part(field).fields();
    }

    /** The JSON itself, for a reader that must know its types; a missing node if there is none. */
    public JsonNode tree() {
        return node;
    }
}
