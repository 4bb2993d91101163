package vn.gov.phutho.cleangov.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;

/** The answers of the posting's form as Tasklist sends them. */
public final class PostingForms {

    private PostingForms() {}

    /** @param answer empty if the opinion is not answered yet */
    public static ObjectNode opinion(
            String communeCode, String speaker, LocalDate receivedOn, String content, String answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commune", communeCode)
                .put("speaker", speaker)
                .put("receivedOn", receivedOn.toString())
                .put("content", content)
                .put("answer", answer);
    }

    /**
     * @param opinions new opinions, an array
     * @param answers answers to opinions that were recorded before, by their ids
     */
    public static Map<String, Object> answerPeople(JsonNode opinions, JsonNode answers) {
        return Map.of("opinions", opinions, "answers", answers);
    }
}
