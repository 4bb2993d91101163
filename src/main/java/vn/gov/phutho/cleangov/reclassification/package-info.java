/**
 * Withdraws a decision on a commune's class with a reason and makes it again, until the year closes (D2.3c). Serves
 * {@code reclassification}.
 */
@ApplicationModule(
        displayName = "reclassification",
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
package vn.gov.phutho.cleangov.reclassification;

import org.springframework.modulith.ApplicationModule;
