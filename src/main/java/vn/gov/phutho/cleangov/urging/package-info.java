/**
 * The level above urges late units repeatedly until the work is done or a reason is recorded (D1, D2.3a, D2.3c,
 * D2.4). Serves {@code urging}.
 */
@ApplicationModule(
        displayName = "urging",
        allowedDependencies = {"cycle", "calendar", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.urging;

import org.springframework.modulith.ApplicationModule;
