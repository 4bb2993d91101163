/** Substitutions of absent people, and reassignment of open tasks. Serves {@code substitution}. */
@ApplicationModule(
        displayName = "staffing",
        allowedDependencies = {"document", "notification", "history", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.staffing;

import org.springframework.modulith.ApplicationModule;
