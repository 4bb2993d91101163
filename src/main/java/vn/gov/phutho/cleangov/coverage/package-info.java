/**
 * The province's press commends good communes, criticises poor ones and spreads experience (D4). Serves
 * {@code media-coverage}.
 */
@ApplicationModule(
        displayName = "coverage",
        allowedDependencies = {"dossier", "cycle", "standard", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.coverage;

import org.springframework.modulith.ApplicationModule;
