/** Accounts and posts of many people at once, from a table that an administrator uploads. */
@ApplicationModule(
        displayName = "account",
        allowedDependencies = {"security", "unit", "workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.account;

import org.springframework.modulith.ApplicationModule;
