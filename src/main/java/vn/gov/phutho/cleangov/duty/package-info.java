/**
 * The duties of each unit in a year by the directive, clause by clause: their state, the people responsible, and the
 * button that urges them (D1 to D5). Serves no process: it asks every package that has records.
 */
@ApplicationModule(
        displayName = "duty",
        allowedDependencies = {"document", "notification", "cycle", "calendar", "unit", "workbook", "engine", "platform"
        })
package vn.gov.phutho.cleangov.duty;

import org.springframework.modulith.ApplicationModule;
