/** The province draws a random sample of the recognised communes and checks them again (D1, D2.3c). Serves {@code random-recheck}. */
@ApplicationModule(
        displayName = "recheck",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.recheck;

import org.springframework.modulith.ApplicationModule;
