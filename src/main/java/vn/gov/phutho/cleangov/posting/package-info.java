/**
 * The results of a district hang out for ten days, and what the people say of them is written down and answered before the
 * district decides (D2.3c, D3.4). Serves {@code posting}.
 */
@ApplicationModule(
        displayName = "posting",
        allowedDependencies = {"dossier", "cycle", "calendar", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.posting;

import org.springframework.modulith.ApplicationModule;
