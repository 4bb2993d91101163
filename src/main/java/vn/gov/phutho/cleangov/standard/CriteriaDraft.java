package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An unchecked criteria file: its content as the tree of a JSON criteria file, the place of each part in the file,
 * and the problems.
 */
final class CriteriaDraft {

    /** The longest list that a set can have. */
    static final int MOST_ITEMS = 200;

    private static final int MOST_PROBLEMS = 200;
    private static final String WHOLE_FILE = "";

    private final ObjectNode content;
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private int untold;

    CriteriaDraft(ObjectNode content) {
        this.content = content;
    }

    /** A file without any content that could be checked. */
    static CriteriaDraft unreadable(String why) {
        CriteriaDraft draft = new CriteriaDraft(JsonNodeFactory.instance.objectNode());
        draft.complain(WHOLE_FILE, why);
        return draft;
    }

    Part root() {
        return new Part(content, WHOLE_FILE);
    }

    /** Tells that what has this path in the tree stands elsewhere in the file: {@code Chỉ tiêu!F12}. */
    void stands(String path, String place) {
        places.put(path, place);
    }

    /** Tells that the part stands where the other does. */
    void standsWith(String path, String other) {
        if (places.containsKey(other)) {
            places.put(path, places.get(other));
        }
    }

    /**
     * Records a problem of a part. Only the first problem of a part or a cell is kept, because later ones usually
     * follow from it.
     */
    void complain(String path, String problem) {
        String subject = places.getOrDefault(path, path);
        if (problems.size() >= MOST_PROBLEMS) {
            untold++;
        } else if (!problems.containsKey(subject)) {
            String place = placeOf(path);
            problems.put(subject, place.isEmpty() ? Wording.upperFirst(problem) : place + ": " + problem);
        }
    }

    /** Vietnamese sentences, each naming its place in the file; empty when nothing is wrong. */
    List<String> problems() {
        List<String> told = new ArrayList<>(problems.values());
        if (untold > 0) {
            told.add("Và còn %d chỗ khác.".formatted(untold));
        }
        return told;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** Where the part stands, or the nearest one around it that stands anywhere; of a JSON file, the path itself. */
    private String placeOf(String path) {
        if (places.isEmpty()) {
            return path;
        }
        String nearest = path;
        while (!places.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, Math.max(0, Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['))));
        }
        return places.getOrDefault(nearest, "");
    }

    /** The set that the content makes; only of a sound draft. */
    CriteriaSet set() {
        return CriteriaSet.parse(tidy(content).toString());
    }

    /** Numbers in their shortest form and texts without spaces around them: the same set is equal in every file. */
    static JsonNode tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(tidy(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, tidy(array.get(i)));
            }
        } else if (node.isNumber()) {
            return DecimalNode.valueOf(new BigDecimal(Wording.shortest(node.decimalValue())));
        } else if (node.isTextual()) {
            return TextNode.valueOf(node.textValue().strip());
        }
        return node;
    }

    /** One part of the content. */
    final class Part {

        private final JsonNode node;
        private final String path;

        private Part(JsonNode node, String path) {
            this.node = node;
            this.path = path;
        }

        JsonNode node() {
            return node;
        }

        String path() {
            return path;
        }

        Part at(String field) {
            return new Part(node.path(field), path.isEmpty() ? field : path + "." + field);
        }

        /** The parts of a list, of one that is too long the first ones; none of anything else. */
        List<Part> items() {
            int size = node.isArray() ? Math.min(node.size(), MOST_ITEMS) : 0;
            return IntStream.range(0, size)
                    .mapToObj(i -> new Part(node.get(i), path + "[" + i + "]"))
                    .toList();
        }

        boolean isMissing() {
            return node.isMissingNode()
                    || node.isNull()
                    || (node.isTextual() && node.textValue().isBlank());
        }

        void complain(String problem) {
            CriteriaDraft.this.complain(path, problem);
        }
    }
}
