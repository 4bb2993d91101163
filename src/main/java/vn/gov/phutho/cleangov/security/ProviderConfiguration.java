package vn.gov.phutho.cleangov.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties.Registration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import vn.gov.phutho.cleangov.audit.AuditLog;

/**
 * People log in at an OpenID provider where the operator has named one ({@code spring.security.oauth2.client}). What the
 * session of a person is does not depend on it: {@link ProviderLogIn} begins the same as the log-in form.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class ProviderConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    Providers providers(OAuth2ClientProperties settings) {
        return new Providers(settings.getRegistration().entrySet().stream()
                .map(ProviderConfiguration::provider)
                .toList());
    }

    private static Provider provider(Map.Entry<String, Registration> entry) {
        Registration registration = entry.getValue();
        if (registration.getScope() == null || !registration.getScope().contains(OidcScopes.OPENID)) {
            throw new IllegalStateException("The provider " + entry.getKey() + " must be asked for OpenID Connect: set"
                    + " spring.security.oauth2.client.registration." + entry.getKey() + ".scope=openid,profile,email");
        }
        return new Provider(
                entry.getKey(), registration.getClientName() == null ? entry.getKey() : registration.getClientName());
    }

    /** A provider is asked for its addresses when the first person logs in there: the application starts without it. */
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties settings) {
        Map<String, Supplier<ClientRegistration>> registrations = settings.getRegistration().keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> SingletonSupplier.of(() -> registration(id, settings))));
        return id -> registrations.containsKey(id) ? registrations.get(id).get() : null;
    }

    private static ClientRegistration registration(String id, OAuth2ClientProperties settings) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(id, settings.getRegistration().get(id));
        one.getProvider().putAll(settings.getProvider());
        return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id);
    }

    @Bean
    ProviderLogIn providerLogIn(
            Providers providers,
            ProviderProperties claims,
            ProvidedAccounts accounts,
            Sessions sessions,
            AuditLog audit) {
        return new ProviderLogIn(providers, claims, accounts, sessions, audit);
    }

    /** The last filter of ours: Camunda's follow. */
    @Bean
    FilterRegistrationBean<ProviderSignOut> providerSignOut(ClientRegistrationRepository registrations) {
        FilterRegistrationBean<ProviderSignOut> filter =
                new FilterRegistrationBean<>(new ProviderSignOut(registrations));
        filter.setUrlPatterns(List.of("/camunda/api/admin/auth/*"));
        return filter;
    }

    @Bean
    @Order(0)
    SecurityFilterChain logInAtProviders(
            HttpSecurity http, Providers providers, ClientRegistrationRepository registrations, ProviderLogIn logIn)
            throws Exception {
        return http.securityMatcher(request -> providers.all().stream()
                        .flatMap(one -> Stream.of(one.start(), one.end()))
                        .anyMatch(SecurityConfiguration.path(request)::equals))
                .headers(SecurityConfiguration::policies)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .csrf(SecurityConfiguration::formToken)
                // Nothing of this chain stays in the session: what a log-in means stands where Tasklist keeps it.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .loginPage(SecurityConfiguration.TASKLIST)
                        .authorizationEndpoint(
                                start -> start.authorizationRequestResolver(new ProviderLogInRequests(registrations)))
                        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens()))
                        .userInfoEndpoint(people -> people.oidcUserService(people()))
                        .successHandler(logIn)
                        .failureHandler(logIn)
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F start) {
                                start.setAuthenticationFailureHandler(logIn);
                                return start;
                            }
                        }))
                .build();
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(patient())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OidcUserService people() {
        RestTemplate client = new RestTemplate(patient());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(client);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(claims);
        return people;
    }

    private static SimpleClientHttpRequestFactory patient() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return requests;
    }
}
