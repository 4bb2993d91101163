/** The province decides on excellence, of communes that their district has recognised (D2.3e). Serves {@code provincial-recognition}. */
@ApplicationModule(
        displayName = "recognition",
        allowedDependencies = {"document", "dossier", "cycle", "standard", "calendar", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.recognition;

import org.springframework.modulith.ApplicationModule;
