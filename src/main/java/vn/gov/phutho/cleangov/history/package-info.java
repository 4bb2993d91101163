/**
 * Who changed which value from what to what, when and why. Entries are only added. Each contains the hash of the
 * previous one, so a later change, removal or insertion breaks the chain, and {@code --verify-history} shows where.
 * Other tables can have chains too ({@link vn.gov.phutho.cleangov.history.ChainedTable}).
 */
@ApplicationModule(
        displayName = "history",
        allowedDependencies = {"engine", "platform"})
package vn.gov.phutho.cleangov.history;

import org.springframework.modulith.ApplicationModule;
