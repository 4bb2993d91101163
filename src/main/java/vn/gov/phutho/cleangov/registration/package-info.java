/** A commune's chair registers it in person (D2.3a, D3.1a). Serves {@code registration}. */
@ApplicationModule(
        displayName = "registration",
        allowedDependencies = {"dossier", "cycle", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.registration;

import org.springframework.modulith.ApplicationModule;
