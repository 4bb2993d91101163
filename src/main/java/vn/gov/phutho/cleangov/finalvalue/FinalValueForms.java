package vn.gov.phutho.cleangov.finalvalue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The answers of the final values' form as Tasklist sends them. */
public final class FinalValueForms {

    private FinalValueForms() {}

    /** @param values dossier → indicator → entry */
    public static Map<String, Object> enterFinalValues(JsonNode values) {
        return Map.of("values", values);
    }
}
