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
    private int notListed;

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

    /** Records the place in the file of this path in the tree: {@code Chỉ tiêu!F12}. */
    void setPlace(String path, String place) {
        places.put(path, place);
    }

    /** Records that the part is at the same place as the other. */
    void setSamePlace(String path, String other) {
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
            notListed++;
        } else if (!problems.containsKey(subject)) {
            String place = placeOf(path);
            problems.put(subject, place.isEmpty() ? Wording.upperFirst(problem) : place + ": " + problem);
        }
    }

    /** Vietnamese sentences, each with its place in the file; empty if there is no problem. */
    List<String> problems() {
        List<String> listed = new ArrayList<>(problems.values());
        if (notListed > 0) {
            listed.add("Và còn %d chỗ khác.".formatted(notListed));
        }
        return listed;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** The place of the part, or of the nearest enclosing part with a known place; in a JSON file, the path itself. */
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

    /** The set with this content. The draft must be without problems. */
    CriteriaSet set() {
        return CriteriaSet.parse(tidy(content).toString());
    }

    /** Numbers in their shortest form and texts without surrounding spaces, so that the same set is equal in every file. */
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

        /** The parts of a list (of a list that is too long, the first ones); empty for anything else. */
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
