/**
 * The results of a district are posted for ten days. The people's opinions are recorded and answered before the
 * district decides (D2.3c, D3.4). Serves {@code posting}.
 */
@ApplicationModule(
        displayName = "posting",
        allowedDependencies = {"dossier", "cycle", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.posting;

import org.springframework.modulith.ApplicationModule;
