package vn.gov.phutho.cleangov.programme;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the programme's forms as Tasklist sends them. */
public final class ProgrammeForms {

    private ProgrammeForms() {}

    /** @param organisations one in each line */
    public static Map<String, Object> draftProgramme(String content, String organisations) {
        return Map.of("content", content, "organisations", organisations);
    }

    public static Map<String, Object> setEmulationTargets(
            String documentNumber, LocalDate documentDate, String target) {
        return Map.of("documentNumber", documentNumber, "documentDate", documentDate.toString(), "target", target);
    }

    /** All these communes were briefed on the same day, with the same number of attendees each. */
    public static Map<String, Object> briefOfficials(Collection<DossierId> communes, LocalDate on, int attendees) {
        ObjectNode briefings = JsonNodeFactory.instance.objectNode();
        communes.forEach(commune ->
                briefings.putObject(commune.toString()).put("on", on.toString()).put("attendees", attendees));
        return Map.of("briefings", briefings);
    }
}
