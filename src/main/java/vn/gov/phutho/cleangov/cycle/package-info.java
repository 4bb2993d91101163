/**
 * The year: its deadlines and how they move, the criteria set in force, its opening and closing. Serves
 * {@code annual-cycle}, {@code year-opening} and {@code deadline-change}.
 */
@ApplicationModule(
        displayName = "cycle",
        allowedDependencies = {"history", "standard", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.cycle;

import org.springframework.modulith.ApplicationModule;
