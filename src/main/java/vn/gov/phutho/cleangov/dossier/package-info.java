/** One commune's case file for one year: its key, state and score sheets. Serves {@code commune-dossier}. */
@ApplicationModule(
        displayName = "dossier",
        allowedDependencies = {"cycle", "history", "standard", "calendar", "unit", "workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.dossier;

import org.springframework.modulith.ApplicationModule;
