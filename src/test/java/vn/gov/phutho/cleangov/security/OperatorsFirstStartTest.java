package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.engine.ClockKeeper;

/** An office that starts the application for its work, not for a demonstration. */
@SpringBootTest(
        webEnvironment = WebEnvironment.MOCK,
        properties = {
            "cleangov.database.directory=target/databases/${random.uuid}",
            "cleangov.units.file=classpath:units-small.csv",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.admin-user.id=operator",
            "camunda.bpm.admin-user.password=chỉ-mình-tôi-biết",
            // The engine's name is known to the whole JVM, where other tests have one of their own.
            "camunda.bpm.process-engine-name=operator"
        })
@DirtiesContext
@Tag(CleangovTest.APPLICATION)
class OperatorsFirstStartTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private CycleService cycles;

    @Autowired
    private ClockKeeper clockKeeper;

    @Test
    void only_the_administrator_named_by_the_operator_has_an_account() {
        assertThat(identity.createUserQuery().list()).extracting(User::getId).containsExactly("operator");
        assertThat(identity.createGroupQuery().groupMember("operator").list())
                .extracting(Group::getId)
                .containsExactly("camunda-admin");
        assertThat(identity.checkPassword("operator", "chỉ-mình-tôi-biết")).isTrue();
        assertThat(identity.createGroupQuery().groupId("commune-chair-07969").count())
                .as("the posts are there, to be filled")
                .isEqualTo(1);
    }

    @Test
    void no_year_opens_and_no_clock_moves_for_show() {
        assertThat(cycles.anyYear()).isFalse();
        assertThatThrownBy(() -> clockKeeper.moveTo(ZonedDateTime.now().plusYears(1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
