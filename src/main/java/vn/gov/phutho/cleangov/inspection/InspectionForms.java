package vn.gov.phutho.cleangov.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** The answers of the inspection's forms as Tasklist sends them. */
public final class InspectionForms {

    private InspectionForms() {}

    public static ObjectNode visit(String unitCode, LocalDate on, String subject) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("unit", unitCode)
                .put("on", on.toString())
                .put("subject", subject);
    }

    /** @param visits an array of {@link #visit} */
    public static Map<String, Object> planInspections(String coordination, JsonNode visits) {
        return Map.of("coordination", coordination, "visits", visits);
    }

    public static ObjectNode finding(String unitCode, String content, LocalDate remedyBy) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("unit", unitCode)
                .put("content", content)
                .put("remedyBy", remedyBy.toString());
    }

    /** @param findings each a {@link #finding} */
    public static Map<String, Object> visitHeld(LocalDate heldOn, String result, Collection<ObjectNode> findings) {
        return Map.of(
                "held",
                true,
                "heldOn",
                heldOn.toString(),
                "result",
                result,
                "findings",
                JsonNodeFactory.instance.arrayNode().addAll(findings));
    }

    public static Map<String, Object> visitNotHeld(String reason) {
        return Map.of("held", false, "result", reason);
    }

    public static Map<String, Object> remedyFinding(String remedy) {
        return Map.of("remedy", remedy);
    }

    public static Map<String, Object> summariseInspections(String assessment, String proposals) {
        return Map.of("assessment", assessment, "proposals", proposals);
    }
}
