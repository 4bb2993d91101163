package vn.gov.phutho.cleangov.reclassification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the reclassification's forms as Tasklist sends them. */
public final class ReclassificationForms {

    private ReclassificationForms() {}

    /** @param row the entries of this commune: indicator → entry */
    public static ObjectNode grid(DossierId id, String agency, ObjectNode row) {
        ObjectNode grid = JsonNodeFactory.instance.objectNode().put("agency", agency);
        grid.putObject("entries").set(id.toString(), row);
        return grid;
    }

    public static Map<String, Object> reappraise(JsonNode grid) {
        return Map.of("grid", grid);
    }

    /** @param classification the name of the class */
    public static Map<String, Object> decideAgain(String classification, String reason) {
        return SignedForm.confirmed(Map.of("decidedClass", classification, "reason", reason));
    }
}
