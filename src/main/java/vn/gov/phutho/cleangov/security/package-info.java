/** Sign-in and access: which requests need an account, and how the account of a session reaches the engine. */
@ApplicationModule(
        displayName = "security",
        allowedDependencies = {"audit", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.security;

import org.springframework.modulith.ApplicationModule;
