/**
 * A commune's year between registration and self-review: assignment, monthly briefings, reports to the Party committee,
 * difficulties that the district solves, the interim review, and grassroots democracy beside them (D3.1a, D3.1b, D3.2,
 * D3.3, D3.4). Serves {@code implementation} and {@code difficulty}.
 */
@ApplicationModule(
        displayName = "implementation",
        allowedDependencies = {"dossier", "cycle", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.implementation;

import org.springframework.modulith.ApplicationModule;
