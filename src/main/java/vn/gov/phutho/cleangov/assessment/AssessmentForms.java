package vn.gov.phutho.cleangov.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the assessment's forms as Tasklist sends them. */
public final class AssessmentForms {

    private AssessmentForms() {}

    /** @param entries the entries of each commune: dossier → indicator → entry */
    public static ObjectNode grid(UnitYear id, String agency, ObjectNode entries) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("assessment", id.toString())
                .put("agency", agency)
                .set("entries", entries);
    }

    public static Map<String, Object> appraiseIndicators(JsonNode grid) {
        return Map.of("grid", grid);
    }

    public static Map<String, Object> giveFrontOpinion(String opinion) {
        return Map.of("opinion", opinion);
    }

    public static Map<String, Object> consolidate(String summary) {
        return Map.of("summary", summary);
    }

    /** @param votes how many members voted for the proposed class of each of these communes */
    public static ObjectNode minutes(
            LocalDate metOn, int members, int present, String content, Collection<DossierId> communes, int votes) {
        ObjectNode minutes = JsonNodeFactory.instance
                .objectNode()
                .put("metOn", metOn.toString())
                .put("members", members)
                .put("present", present)
                .put("content", content);
        ObjectNode byCommune = minutes.putObject("votes");
        communes.forEach(commune -> byCommune.put(commune.toString(), votes));
        return minutes;
    }

    public static Map<String, Object> holdCouncil(JsonNode minutes) {
        return SignedForm.confirmed(Map.of("minutes", minutes));
    }

    /** Decisions that need no reason, because they follow the proposals. */
    public static ObjectNode decisions(Map<DossierId, Classification> classes) {
        ObjectNode decisions = JsonNodeFactory.instance.objectNode();
        classes.forEach((commune, decided) -> decisions
                .putObject(commune.toString())
                .put("class", decided.name())
                .put("reason", ""));
        return decisions;
    }

    public static Map<String, Object> decideClasses(JsonNode decisions) {
        return SignedForm.confirmed(Map.of("decisions", decisions));
    }
}
