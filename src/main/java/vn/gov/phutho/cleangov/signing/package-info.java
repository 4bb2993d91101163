/** Deputies who sign papers for a chair, for a field and a time. Serves {@code signing-authority}. */
@ApplicationModule(
        displayName = "signing",
        allowedDependencies = {"document", "notification", "history", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.signing;

import org.springframework.modulith.ApplicationModule;
