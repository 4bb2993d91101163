/** The year: its deadlines, the criteria set in force, its opening and closing. Serves {@code annual-cycle} and
 * {@code year-opening}. */
@ApplicationModule(
        displayName = "cycle",
        allowedDependencies = {"standard", "calendar", "unit", "platform"})
package vn.gov.phutho.cleangov.cycle;

import org.springframework.modulith.ApplicationModule;
