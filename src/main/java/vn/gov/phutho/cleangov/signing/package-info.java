/** Deputies whom a chair lets sign papers for a field and a time. Serves {@code signing-authority}. */
@ApplicationModule(
        displayName = "signing",
        allowedDependencies = {"document", "notification", "history", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.signing;

import org.springframework.modulith.ApplicationModule;
