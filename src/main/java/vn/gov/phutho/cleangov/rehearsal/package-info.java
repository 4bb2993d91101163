/**
 * Plays a year for every unit, through the same forms and the same engine that officials use, with a clock that moves;
 * and opens the current year in a fresh demo. Nothing here runs in real operation.
 */
@ApplicationModule(
        displayName = "rehearsal",
        allowedDependencies = {
            "overview",
            "implementation",
            "assessment",
            "explanation",
            "finalvalue",
            "recognition",
            "reclassification",
            "remediation",
            "report",
            "inspection",
            "coverage",
            "dossier",
            "cycle",
            "standard",
            "calendar",
            "unit",
            "engine",
            "platform"
        })
package vn.gov.phutho.cleangov.rehearsal;

import org.springframework.modulith.ApplicationModule;
