/**
 * The province's press commends those who do well, criticises those who do poorly and spreads experience (D4). Serves
 * {@code media-coverage}.
 */
@ApplicationModule(
        displayName = "coverage",
        allowedDependencies = {"dossier", "cycle", "standard", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.coverage;

import org.springframework.modulith.ApplicationModule;
