package vn.gov.phutho.cleangov.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** An OpenID provider on this computer: Spring Authorization Server, in a context of its own, with a log-in page. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "cleangov";
    static final String SECRET = "the application's secret";
    static final String PASSWORD = "known to the provider alone";

    private final AnnotationConfigServletWebServerApplicationContext server;
    private final Server beans;

    private OpenIdProvider(AnnotationConfigServletWebServerApplicationContext server) {
        this.server = server;
        this.beans = server.getBean(Server.class);
    }

    static OpenIdProvider start() {
        return new OpenIdProvider(new AnnotationConfigServletWebServerApplicationContext(Server.class));
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getWebServer().getPort();
    }

    /** Lets the application at this port send people here. */
    void serves(int port) {
        String application = "http://127.0.0.1:" + port;
        beans.client = RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(
                        List.of(application + "/login/oauth2/code/province", application + "/login/oauth2/code/half")))
                .postLogoutRedirectUri(application + "/camunda/app/tasklist/default/")
                .scopes(scopes -> scopes.addAll(List.of(OidcScopes.OPENID, OidcScopes.PROFILE)))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** From now on this person has these claims. */
    void knows(String person, Map<String, Object> claims) {
        beans.people.put(person, claims);
    }

    /** From now on the id tokens are changed like this. */
    void falsifies(Consumer<JwtClaimsSet.Builder> change) {
        beans.change = change;
    }

    @Override
    public void close() {
        server.close();
    }

    /** No @Configuration: the application under test would find it in its package and take it for its own. */
    @EnableWebSecurity
    static class Server {

        private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
        private volatile RegisteredClient client;
        private volatile Consumer<JwtClaimsSet.Builder> change = claims -> {};

        @Bean
        TomcatServletWebServerFactory tomcat() {
            TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
            tomcat.setAddress(InetAddress.getLoopbackAddress());
            // Tomcat asks filters only where a servlet is.
            tomcat.setRegisterDefaultServlet(true);
            // Cookies know no ports: the application's is called JSESSIONID.
            tomcat.getSession().getCookie().setName("PROVIDER");
            return tomcat;
        }

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer protocol = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(protocol.getEndpointsMatcher())
                    .with(protocol, one -> one.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain logIn(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService accounts() {
            return name -> User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .roles("PERSON")
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient withDigest) {
                    client = withDigest;
                }

                @Override
                public RegisteredClient findById(String id) {
                    return CLIENT.equals(id) ? client : null;
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return findById(id);
                }
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
                    people.getOrDefault(token.getPrincipal().getName(), Map.of())
                            .forEach(token.getClaims()::claim);
                    change.accept(token.getClaims());
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("one").generate()));
        }

        @Bean
        JwtDecoder tokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
