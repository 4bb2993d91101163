/**
 * What each unit owes in a year by the directive, clause by clause: its state, who answers for it, and the button that urges
 * them (D1 to D5). Nothing is silently forgotten. Serves no process: it asks every package that has records.
 */
@ApplicationModule(
        displayName = "duty",
        allowedDependencies = {"document", "notification", "cycle", "calendar", "unit", "workbook", "engine", "platform"
        })
package vn.gov.phutho.cleangov.duty;

import org.springframework.modulith.ApplicationModule;
