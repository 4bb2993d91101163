/** A commune measures itself by the five standards and its chair signs (D3.3, D5). Serves {@code self-review}. */
@ApplicationModule(
        displayName = "selfreview",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.selfreview;

import org.springframework.modulith.ApplicationModule;
