/**
 * Departments of the province plan their work with the districts, visit districts and communes, and follow up until
 * their findings are remedied (D1). Serves {@code department-inspection} and {@code finding}.
 */
@ApplicationModule(
        displayName = "inspection",
        allowedDependencies = {"cycle", "calendar", "unit", "behaviour", "engine", "platform"})
package vn.gov.phutho.cleangov.inspection;

import org.springframework.modulith.ApplicationModule;
