/** A district appraises and classifies all its communes in one session (D2.3c, D2.3d). Serves {@code district-assessment}. */
@ApplicationModule(
        displayName = "assessment",
        allowedDependencies = {
            "document",
            "dossier",
            "cycle",
            "standard",
            "calendar",
            "unit",
            "workbook",
            "behaviour",
            "engine",
            "platform"
        })
package vn.gov.phutho.cleangov.assessment;

import org.springframework.modulith.ApplicationModule;
