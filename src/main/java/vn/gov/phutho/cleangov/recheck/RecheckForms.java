package vn.gov.phutho.cleangov.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the re-check's forms as Tasklist sends them. */
public final class RecheckForms {

    private RecheckForms() {}

    /**
     * @param share per cent of the recognised communes
     * @param seed from which the sample is drawn
     */
    public static Map<String, Object> drawSample(int share, int seed) {
        return Map.of("share", share, "seed", String.valueOf(seed));
    }

    /**
     * @param reason empty if all points are confirmed
     * @param remarks what was checked, by the code of the indicator; an empty remark confirms the points
     */
    public static ObjectNode findings(DossierId id, boolean deviates, String reason, Map<String, String> remarks) {
        ObjectNode findings = JsonNodeFactory.instance
                .objectNode()
                .put("dossier", id.toString())
                .put("conclusion", deviates ? "DEVIATES" : "CONFIRMED")
                .put("reason", reason);
        remarks.forEach(findings.putObject("remarks")::put);
        return findings;
    }

    public static Map<String, Object> recheck(JsonNode findings) {
        return Map.of("recheck", findings);
    }
}
