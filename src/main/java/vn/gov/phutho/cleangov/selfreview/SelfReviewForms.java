package vn.gov.phutho.cleangov.selfreview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the self-review's forms as Tasklist sends them. */
public final class SelfReviewForms {

    private SelfReviewForms() {}

    /** @param entries the entry of each indicator, by its code */
    public static ObjectNode sheet(DossierId id, ObjectNode entries) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dossier", id.toString())
                .set("entries", entries);
    }

    public static Map<String, Object> scoreIndicators(JsonNode sheet) {
        return Map.of("sheet", sheet);
    }

    public static Map<String, Object> givePartyOpinion(String opinion) {
        return Map.of("opinion", opinion);
    }
}
