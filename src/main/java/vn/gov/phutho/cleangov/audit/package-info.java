/**
 * The log of the system for auditors: who logged in, changed accounts and rights, took data away, read files, deployed models
 * and signed papers. Rows are only added, in chains of hashes that {@code --verify-history} checks.
 */
@ApplicationModule(
        displayName = "audit",
        allowedDependencies = {"history", "unit", "workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.audit;

import org.springframework.modulith.ApplicationModule;
