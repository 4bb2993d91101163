/** Who stands in for whom, and who gets whose tasks. Serves {@code substitution}. */
@ApplicationModule(
        displayName = "staffing",
        allowedDependencies = {"document", "notification", "history", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.staffing;

import org.springframework.modulith.ApplicationModule;
