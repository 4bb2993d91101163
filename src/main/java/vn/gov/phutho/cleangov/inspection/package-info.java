/**
 * Departments of the province plan how they work with the districts, visit them and their communes, and see to it that
 * what they found is remedied (D1). Serves {@code department-inspection} and {@code finding}.
 */
@ApplicationModule(
        displayName = "inspection",
        allowedDependencies = {"cycle", "calendar", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.inspection;

import org.springframework.modulith.ApplicationModule;
