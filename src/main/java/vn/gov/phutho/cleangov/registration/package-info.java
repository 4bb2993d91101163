/** A commune's chair registers it in person; the district urges whoever has not (D2.3a, D3.1a). Serves {@code registration}. */
@ApplicationModule(
        displayName = "registration",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "platform"})
package vn.gov.phutho.cleangov.registration;

import org.springframework.modulith.ApplicationModule;
