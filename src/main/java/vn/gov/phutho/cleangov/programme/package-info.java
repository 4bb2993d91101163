/**
 * A district's programme of the year: its work and partners, registration in its emulation targets, the briefing of
 * key officials in each commune, and the follow-up on communes that have not registered (D2.1, D2.2a, D2.3a, D2.3b).
 * Serves {@code district-programme}.
 */
@ApplicationModule(
        displayName = "programme",
        allowedDependencies = {"dossier", "cycle", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.programme;

import org.springframework.modulith.ApplicationModule;
