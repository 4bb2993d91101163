package vn.gov.phutho.cleangov.behaviour;

import java.util.Map;

/** The answers of forms that ask for a decision and, when something is returned, for a reason. */
public final class DecisionForm {

    private DecisionForm() {}

    /** @param decision the form's own word: {@code approve}, {@code sign}, {@code receive}, {@code confirm} */
    public static Map<String, Object> decided(String decision) {
        return Map.of("decision", decision, "reason", "");
    }

    public static Map<String, Object> returned(String reason) {
        return Map.of("decision", "return", "reason", reason);
    }
}
