package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The names of people and groups, as an administrator enters them. */
@CleangovTest
class AccountNamesTest {

    private static final String ACCOUNT = "nguyen-van-a";

    @Autowired
    private IdentityService identity;

    @Autowired
    private Accounts accounts;

    @AfterEach
    void nobody_is_left() {
        identity.deleteUser(ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202e", "\u200b", "\ufeff", "\u2066", "\u00ad", "\u0000", "\ud800"})
    void a_name_has_no_hidden_character(String hidden) {
        assertThatThrownBy(() -> saves("Nguyễn" + hidden, "Văn A"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ngay sau «Nguyễn»");
        Group group = identity.newGroup(ACCOUNT);
        group.setName("Nhóm" + hidden);
        assertThatThrownBy(() -> identity.saveGroup(group)).isInstanceOf(RefusedException.class);
        assertThat(identity.createUserQuery().userId(ACCOUNT).count()).isZero();
        assertThat(identity.createGroupQuery().groupId(ACCOUNT).count()).isZero();
    }

    @Test
    void a_name_is_stored_composed_and_without_surrounding_space() {
        saves(Normalizer.normalize(" Nguyễn ", Normalizer.Form.NFD), " Văn A");

        assertThat(accounts.nameOf(ACCOUNT)).isEqualTo("Nguyễn Văn A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void an_account_without_a_name_shows_its_id(String name) {
        saves(name, name);

        assertThat(accounts.nameOf(ACCOUNT)).isEqualTo(ACCOUNT);
    }

    private void saves(String firstName, String lastName) {
        User account = identity.newUser(ACCOUNT);
        account.setFirstName(firstName);
        account.setLastName(lastName);
        identity.saveUser(account);
    }
}
