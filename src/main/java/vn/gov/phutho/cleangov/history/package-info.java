/**
 * Who changed which value from what to what, when and why. Entries are only ever added, each with the hash of the one
 * before it: whoever alters, removes or inserts one later breaks a chain, and {@code --verify-history} says where.
 */
@ApplicationModule(
        displayName = "history",
        allowedDependencies = {"engine", "platform"})
package vn.gov.phutho.cleangov.history;

import org.springframework.modulith.ApplicationModule;
