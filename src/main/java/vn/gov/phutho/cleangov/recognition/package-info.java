/** The province decides on requests for excellence from communes that their district has recognised (D2.3e). Serves {@code provincial-recognition}. */
@ApplicationModule(
        displayName = "recognition",
        allowedDependencies = {
            "document",
            "dossier",
            "cycle",
            "standard",
            "calendar",
            "unit",
            "behaviour",
            "engine",
            "platform"
        })
package vn.gov.phutho.cleangov.recognition;

import org.springframework.modulith.ApplicationModule;
