package vn.gov.phutho.cleangov.remediation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** The answers of the remediation's forms as Tasklist sends them. */
public final class RemediationForms {

    private RemediationForms() {}

    /** @param agency the code of the agency that carries the measure out */
    public static ObjectNode measure(String weakness, String action, String agency, LocalDate due) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("weakness", weakness)
                .put("action", action)
                .put("agency", agency)
                .put("due", due.toString());
    }

    /** @param measures each a {@link #measure} */
    public static Map<String, Object> planRemediation(Collection<ObjectNode> measures) {
        return Map.of("measures", JsonNodeFactory.instance.arrayNode().addAll(measures));
    }

    /** @param remedied {@code yes} or {@code no} */
    public static Map<String, Object> reportMeasure(String result, String remedied) {
        return Map.of("result", result, "remedied", remedied);
    }

    /** The measure is over: {@code REMEDIED} or {@code CARRIED_OVER}. */
    public static ObjectNode verdict(String verdict) {
        return JsonNodeFactory.instance.objectNode().put("verdict", verdict).put("due", "");
    }

    /** The measure goes on until this day. */
    public static ObjectNode openUntil(LocalDate due) {
        return JsonNodeFactory.instance.objectNode().put("verdict", "OPEN").put("due", due.toString());
    }

    /** @param verdicts by the id of the measure, each a {@link #verdict} or {@link #openUntil} */
    public static Map<String, Object> concludeRemediation(Map<Long, ObjectNode> verdicts) {
        ObjectNode byMeasure = JsonNodeFactory.instance.objectNode();
        verdicts.forEach((measure, verdict) -> byMeasure.set(measure.toString(), verdict));
        return Map.of("verdicts", byMeasure);
    }
}
