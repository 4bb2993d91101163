/**
 * Communes whose points were lowered can explain once, and the agencies answer (D2.3c, D5). Serves
 * {@code explanation-round} and {@code explanation}.
 */
@ApplicationModule(
        displayName = "explanation",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.explanation;

import org.springframework.modulith.ApplicationModule;
