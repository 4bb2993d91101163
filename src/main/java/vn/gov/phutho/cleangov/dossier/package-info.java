/** One commune's case file for one year: its key, state and score sheets. Serves {@code commune-dossier}. */
@ApplicationModule(
        displayName = "dossier",
        allowedDependencies = {
            "cycle",
            "audit",
            "history",
            "standard",
            "calendar",
            "unit",
            "workbook",
            "behaviour",
            "engine",
            "platform"
        })
package vn.gov.phutho.cleangov.dossier;

import org.springframework.modulith.ApplicationModule;
