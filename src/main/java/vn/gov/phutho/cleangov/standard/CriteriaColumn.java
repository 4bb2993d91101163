package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One column of a sheet of the criteria workbook (on the first sheet: one line), and its field.
 *
 * @param head the heading
 * @param field the field's path within the row's object in a JSON criteria file: {@code rule.zeroAt}
 * @param words the Vietnamese names of the JSON file's words; empty unless {@code kind} needs words
 * @param width in characters
 */
record CriteriaColumn(String head, String field, Kind kind, Map<String, String> words, int width) {

    /** The content of the cells. */
    enum Kind {
        TEXT,
        NUMBER,
        /** A number, or «có» or «không». */
        NUMBER_OR_ANSWER,
        /** One of {@link CriteriaColumn#words}. */
        WORD,
        /** Some of {@link CriteriaColumn#words}, separated by semicolons. */
        WORDS,
        /** Texts, one per line. */
        LINES
    }

    static CriteriaColumn text(String head, String field, int width) {
        return new CriteriaColumn(head, field, Kind.TEXT, Map.of(), width);
    }

    static CriteriaColumn lines(String head, String field, int width) {
        return new CriteriaColumn(head, field, Kind.LINES, Map.of(), width);
    }

    static CriteriaColumn number(String head, String field) {
        return new CriteriaColumn(head, field, Kind.NUMBER, Map.of(), 12);
    }

    static CriteriaColumn answer(String head, String field) {
        return new CriteriaColumn(head, field, Kind.NUMBER_OR_ANSWER, Map.of(), 12);
    }

    static CriteriaColumn word(String head, String field, Map<String, String> words, int width) {
        return new CriteriaColumn(head, field, Kind.WORD, words, width);
    }

    static CriteriaColumn words(String head, String field, Map<String, String> words, int width) {
        return new CriteriaColumn(head, field, Kind.WORDS, words, width);
    }

    /** The field of this row; missing if the row has none. */
    JsonNode of(JsonNode row) {
        JsonNode node = row;
        for (String name : field.split("\\.")) {
            node = node.path(name);
        }
        return node;
    }

    void put(ObjectNode row, JsonNode value) {
        String[] names = field.split("\\.");
        ObjectNode object = row;
        for (int i = 0; i < names.length - 1; i++) {
            object = object.withObjectProperty(names[i]);
        }
        object.set(names[names.length - 1], value);
    }
}
