package vn.gov.phutho.cleangov.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The answers of the explanation's forms as Tasklist sends them. */
public final class ExplanationForms {

    private ExplanationForms() {}

    /** @param explanations indicator → text */
    public static Map<String, Object> explainIndicators(JsonNode explanations) {
        return Map.of("explanations", explanations);
    }

    /** @param answers dossier → indicator → entry */
    public static Map<String, Object> answerExplanations(JsonNode answers) {
        return Map.of("answers", answers);
    }
}
