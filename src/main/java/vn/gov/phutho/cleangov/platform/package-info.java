/**
 * Nobody's subject: database, engine settings, security, the clock, problem details. Stands alone; every other package
 * may use it.
 */
@ApplicationModule(
        displayName = "platform",
        allowedDependencies = {})
package vn.gov.phutho.cleangov.platform;

import org.springframework.modulith.ApplicationModule;
