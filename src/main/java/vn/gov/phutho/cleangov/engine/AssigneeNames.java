package vn.gov.phutho.cleangov.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.rest.UserRestService;
import org.camunda.bpm.engine.rest.hal.Hal;
import org.camunda.bpm.engine.rest.hal.HalResource;
import org.camunda.bpm.engine.rest.hal.user.HalUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives Tasklist the names of those who have claimed tasks, as all our pages write them: two people of one name in one unit
 * are told apart. Tasklist gets them with its tasks (HAL); by itself it would write first and last name.
 */
@Component
class AssigneeNames {

    AssigneeNames() {
        // The engine's interface has one for all engines of the JVM, so this one keeps nothing of an engine.
        Hal.instance = new NamedAssignees();
    }

    private static final class NamedAssignees extends Hal {

        NamedAssignees() {
            halLinkResolvers.put(UserRestService.class, NamedAssignees::named);
        }

        private static List<HalResource<?>> named(String[] accounts, ProcessEngine engine) {
            List<HalResource<?>> people = new ArrayList<>();
            if (accounts.length > 0) {
                JdbcClient.create(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                                .getDataSource())
                        .sql("select id, name from person where id in (:accounts)")
                        .param("accounts", Arrays.asList(accounts))
                        .query(row -> {
                            UserEntity person = new UserEntity(row.getString(1));
                            person.setFirstName(row.getString(2));
                            people.add(HalUser.fromUser(person));
                        });
            }
            return people;
        }
    }
}
