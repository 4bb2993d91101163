/** The five standards of clause D5, "measured" by concrete results: criteria sets and their files, indicators, scoring rules, points. */
@ApplicationModule(
        displayName = "standard",
        allowedDependencies = {"unit", "workbook", "engine", "platform"})
package vn.gov.phutho.cleangov.standard;

import org.springframework.modulith.ApplicationModule;
