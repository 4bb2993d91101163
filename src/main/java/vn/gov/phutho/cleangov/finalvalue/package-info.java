/**
 * Final values replace the estimates on which a district has decided. If they change a class, it is decided again
 * (D2.3c, D5). Serves {@code final-values}.
 */
@ApplicationModule(
        displayName = "finalvalue",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.finalvalue;

import org.springframework.modulith.ApplicationModule;
