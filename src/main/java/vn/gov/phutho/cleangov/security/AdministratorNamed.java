package vn.gov.phutho.cleangov.security;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start without a configured administrator: as long as the engine has none, the first visitor could make
 * themselves administrator.
 */
@Component
class AdministratorNamed {

    AdministratorNamed(Environment environment) {
        for (String property : new String[] {"camunda.bpm.admin-user.id", "camunda.bpm.admin-user.password"}) {
            if (environment.getProperty(property, "").isBlank()) {
                throw new IllegalStateException("No administrator is named: set " + property
                        + " (CAMUNDA_BPM_ADMINUSER_ID and CAMUNDA_BPM_ADMINUSER_PASSWORD in the environment),"
                        + " or try the demo with --spring.profiles.active=demo");
            }
        }
    }
}
