/**
 * A weak commune's time-bound plan, until every weakness is remedied or carried into the next year (D2.2b). Serves
 * {@code remediation}.
 */
@ApplicationModule(
        displayName = "remediation",
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
package vn.gov.phutho.cleangov.remediation;

import org.springframework.modulith.ApplicationModule;
