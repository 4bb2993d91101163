/**
 * Plays a year for every unit with a movable clock, through the same forms and the same engine that officials use.
 * Opens the current year in a fresh demo. Nothing here runs in production.
 */
@ApplicationModule(
        displayName = "rehearsal",
        allowedDependencies = {"behaviour", "cycle", "calendar", "engine", "platform"})
package vn.gov.phutho.cleangov.rehearsal;

import org.springframework.modulith.ApplicationModule;
