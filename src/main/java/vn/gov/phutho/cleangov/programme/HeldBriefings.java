package vn.gov.phutho.cleangov.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * The communes whose key officials were briefed, as the form sends them (D2.2a).
 *
 * @param byDossier by the key of the dossier; a commune without a day is not briefed yet and is missing
 */
record HeldBriefings(Map<String, Held> byDossier) {

    /**
     * A briefing in a commune.
     *
     * @param on empty if the form has something else there than a day
     * @param attendees the number of key officials; 0 if the form names none
     */
    record Held(Optional<LocalDate> on, int attendees) {}

    /** @param form {@code {dossier: {on, attendees}}} */
    static HeldBriefings read(FormPart form) {
        Map<String, Held> byDossier = new HashMap<>();
        form.fields().forEach((dossier, row) -> {
            if (!row.text("on").isEmpty()) {
                byDossier.put(
                        dossier,
                        new Held(row.day("on"), row.wholeNumber("attendees").orElse(0)));
            }
        });
        return new HeldBriefings(byDossier);
    }
}
