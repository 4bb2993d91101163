/** Technical foundations: the clock, the embedded database, refusals and problem details (RFC 9457). */
@ApplicationModule(
        displayName = "platform",
        allowedDependencies = {})
package vn.gov.phutho.cleangov.platform;

import org.springframework.modulith.ApplicationModule;
