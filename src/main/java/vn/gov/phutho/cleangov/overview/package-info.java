/** Figures and read-only pages over everything. Writes nothing. */
@ApplicationModule(
        displayName = "overview",
        allowedDependencies = {
            "notification",
            "document",
            "report",
            "implementation",
            "programme",
            "remediation",
            "urging",
            "duty",
            "dossier",
            "cycle",
            "standard",
            "calendar",
            "unit",
            "workbook",
            "security",
            "behaviour",
            "engine",
            "platform"
        })
package vn.gov.phutho.cleangov.overview;

import org.springframework.modulith.ApplicationModule;
