/** Districts report in June and in the first week of December (D2.4). Serves {@code semiannual-report}. */
@ApplicationModule(
        displayName = "report",
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
package vn.gov.phutho.cleangov.report;

import org.springframework.modulith.ApplicationModule;
