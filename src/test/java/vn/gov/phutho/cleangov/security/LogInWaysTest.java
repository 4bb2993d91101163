package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;

/** Who may log in with which password, by what the operator has configured. */
class LogInWaysTest {

    private static final String PASSWORD = "mật khẩu ở đây";

    private final IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);

    @ParameterizedTest
    @CsvSource({
        // local, provider, administrator, official, program
        "             , false, true , true , true",
        "             , true , true , false, true",
        "ALL           , true , true , true , true",
        "ADMINISTRATORS, true , true , false, true",
        "ADMINISTRATORS, false, true , false, true",
        "NONE          , true , false, false, true",
    })
    void a_password_that_is_kept_here_opens_for_those_that_the_operator_names(
            LocalLogIn local, boolean provider, boolean administrator, boolean official, boolean program) {
        LogInWays ways = ways(local, provider, null);

        assertThat(opens(ways, "camunda-admin", "district-chair-230")).isEqualTo(administrator);
        assertThat(opens(ways, "district-chair-230")).isEqualTo(official);
        assertThat(opens(ways, "machine", "district-chair-230")).isEqualTo(official);
        assertThat(opens(ways, "machine")).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource({
        // local, directory, asks for a password, asks administrators alone
        "ALL           , false, true , false",
        "ADMINISTRATORS, false, true , true",
        "ADMINISTRATORS, true , true , false",
        "NONE          , false, false, false",
        "NONE          , true , true , false",
    })
    void the_log_in_page_asks_for_a_password_where_somebody_has_one(
            LocalLogIn local, boolean directory, boolean asks, boolean administratorsAlone) {
        LogInWays ways = ways(local, true, directory ? mock(Directory.class) : null);

        assertThat(ways.asksForPasswords()).isEqualTo(asks);
        assertThat(ways.asksAdministratorsAlone()).isEqualTo(administratorsAlone);
    }

    @Test
    void a_provider_that_is_not_asked_for_openid_connect_stops_the_start() {
        OAuth2ClientProperties settings = new OAuth2ClientProperties();
        settings.getRegistration().put("province", new OAuth2ClientProperties.Registration());

        assertThatThrownBy(() -> new ProviderConfiguration().providers(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("spring.security.oauth2.client.registration.province.scope=openid");
    }

    private boolean opens(LogInWays ways, String... groups) {
        List<Group> held = List.of(groups).stream().map(LogInWaysTest::group).toList();
        when(identity.checkPassword("somebody", PASSWORD)).thenReturn(true);
        when(identity.createGroupQuery().groupMember(any()).unlimitedList()).thenReturn(held);
        Optional<Recognised> person = ways.recognise("somebody", PASSWORD);
        assertThat(person.map(Recognised::way).orElse(LogInWay.PASSWORD)).isEqualTo(LogInWay.PASSWORD);
        return person.isPresent();
    }

    private static Group group(String id) {
        Group group = mock(Group.class);
        when(group.getId()).thenReturn(id);
        return group;
    }

    private LogInWays ways(LocalLogIn local, boolean provider, Directory directory) {
        Duration any = Duration.ofMinutes(1);
        return new LogInWays(
                identity,
                one(Directory.class, directory),
                mock(ProvidedAccounts.class),
                one(Providers.class, provider ? new Providers(List.of(new Provider("province", "tỉnh"))) : null),
                new SignInProperties("", "", 5, 30, any, any, any, any, local, SecondFactorRule.OPTIONAL));
    }

    private static <T> ObjectProvider<T> one(Class<T> kind, T bean) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (bean != null) {
            beans.addBean("one", bean);
        }
        return beans.getBeanProvider(kind);
    }
}
