/** Reminders of deadlines each morning, the inbox and the mails. Serves {@code deadline-reminders}. */
@ApplicationModule(
        displayName = "notification",
        allowedDependencies = {"cycle", "standard", "calendar", "security", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.notification;

import org.springframework.modulith.ApplicationModule;
