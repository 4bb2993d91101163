/**
 * Working days: which days the offices work, and the moments at which a window opens and falls due. Serves
 * {@code calendar-change}.
 */
@ApplicationModule(
        displayName = "calendar",
        allowedDependencies = {"history", "engine", "platform"})
package vn.gov.phutho.cleangov.calendar;

import org.springframework.modulith.ApplicationModule;
