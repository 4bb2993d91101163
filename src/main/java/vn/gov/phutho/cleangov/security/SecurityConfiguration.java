package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.platform.PageProblems;

/**
 * The authentication of each path. Officials log in to Camunda's web applications, which protect {@code /camunda/**}
 * themselves. {@code /api} accepts that session or HTTP Basic. {@code /engine-rest} accepts HTTP Basic only. All
 * three check the same accounts. Where the operator has named a provider, {@link ProviderConfiguration} has a chain of its own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String TASKLIST = "/camunda/app/tasklist/default/";

    /**
     * Content-Security-Policy of our pages: only our own resources, no inline scripts. Inline styles are allowed
     * because the diagram viewer sets them.
     */
    private static final String OURSELVES =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** A program that sends a password. A browser may send one too, but it has a session or names the site it comes from. */
    private static final RequestMatcher MACHINE = request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null
            && !isForeign(request)
            && Optional.ofNullable(request.getSession(false))
                    .flatMap(TasklistSessionFilter::account)
                    .isEmpty();

    /** Spring Security asks it for all chains. A chain that named it again would check each wrong password twice. */
    @Bean
    AuthenticationProvider engineAccounts(IdentityService identity, SignInGuard guard, AuditLog audit) {
        return new EngineAccounts(identity, guard, audit);
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(
            HttpSecurity http, IdentityService identity, SignedInFilters signedIn, RefusedRequests refused)
            throws Exception {
        return http.securityMatcher(below("/engine-rest"))
                .headers(SecurityConfiguration::policies)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new ProblemEntryPoint()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(refused))
                // No session and no cookie is accepted here. A browser that remembers a password says if another site
                // asks.
                .csrf(SecurityConfiguration::formToken)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityConfiguration::isForeign))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(signedIn.of(SecurityConfiguration::authenticated), EngineAuthenticationFilter.class)
                .addFilterAfter(new RequestTextFilter(), SignedInFilter.class)
                .addFilterAfter(new EngineRestDoor(SecurityConfiguration::authenticated), RequestTextFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http, IdentityService identity, SignedInFilters signedIn, RefusedRequests refused)
            throws Exception {
        return http.securityMatcher(new OrRequestMatcher(below("/api"), below("/v3/api-docs")))
                .headers(SecurityConfiguration::policies)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(new ProblemEntryPoint()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ProblemEntryPoint())
                        .accessDeniedHandler(refused))
                .csrf(SecurityConfiguration::formToken)
                .csrf(csrf -> csrf.ignoringRequestMatchers(MACHINE)
                        // These requests only compute and change nothing.
                        .ignoringRequestMatchers(ownPages(
                                "/api/criteria-sets/*/*/points",
                                "/api/dossiers/*/sheet/preview",
                                "/api/assessments/*/grid/preview",
                                "/api/tasks/*/papers",
                                "/api/process-definitions/*/papers",
                                "/api/years/*/letters/papers"))
                        // A foreign page cannot send PUT or DELETE: the browser sends a CORS preflight first, and we
                        // do not allow it. With a token, a lost session would be reported as a missing token.
                        .ignoringRequestMatchers(
                                ownPages("/api/tasks/*/draft", "/api/dossiers/*/evidence", "/api/evidence/*")))
                .sessionManagement(SecurityConfiguration::sessionOfTasklist)
                .addFilterBefore(new TasklistSessionFilter(identity), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(signedIn.of(SecurityConfiguration::authenticated), EngineAuthenticationFilter.class)
                .addFilterAfter(new SystemRoleFilter(), SignedInFilter.class)
                .addFilterAfter(new RequestTextFilter(), SystemRoleFilter.class)
                .build();
    }

    /** Our pages, for people who are logged in to Tasklist. Others are redirected there to log in. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            IdentityService identity,
            BeanFactory beans,
            SignedInFilters signedIn,
            RefusedRequests refused)
            throws Exception {
        return http.securityMatcher(new PageRequests(beans))
                .headers(SecurityConfiguration::policiesOfPages)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, cause) -> response.sendRedirect(TASKLIST))
                        .accessDeniedHandler(refused))
                .csrf(SecurityConfiguration::formToken)
                .sessionManagement(SecurityConfiguration::sessionOfTasklist)
                .addFilterBefore(new TasklistSessionFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(signedIn.of(SecurityConfiguration::authenticated), EngineAuthenticationFilter.class)
                .addFilterAfter(new SystemRoleFilter(), SignedInFilter.class)
                .addFilterAfter(new RequestTextFilter(), SystemRoleFilter.class)
                .build();
    }

    /**
     * The web applications have their own log-in, headers and CSRF protection. No other path is served. A browser keeps
     * scripts, but asks each time whether there is a newer one, so that no address needs a version.
     */
    @Bean
    @Order(4)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                below("/camunda"),
                                below("/forms"),
                                below("/pages"),
                                below("/webjars/picocss__pico"),
                                below("/webjars/htmx.org"),
                                below("/webjars/bpmn-js"),
                                below("/error"),
                                exactly("/favicon.ico"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::nothingHere))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> {
                    policies(headers);
                    headers.frameOptions(frame -> frame.sameOrigin())
                            .cacheControl(cache -> cache.disable())
                            .addHeaderWriter(new StaticHeadersWriter(
                                    HttpHeaders.CACHE_CONTROL,
                                    CacheControl.noCache().getHeaderValue()))
                            // Camunda's web applications write a policy of their own.
                            .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                    new NegatedRequestMatcher(below("/camunda")),
                                    new ContentSecurityPolicyHeaderWriter(OURSELVES)));
                })
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }

    private static Optional<Authentication> authenticated(HttpServletRequest request) {
        return Optional.of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Whether a browser says that a page of another site made this request (Fetch Metadata, W3C). */
    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    /** Requests for these paths, unless the browser says that a page of another site makes them. */
    private static RequestMatcher ownPages(String... paths) {
        RequestMatcher any = new OrRequestMatcher(Arrays.stream(paths)
                .map(path -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(path))
                .toList());
        return request -> !isForeign(request) && any.matches(request);
    }

    /** Other sites learn no address of ours, and no page uses a device of the computer. */
    static void policies(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy ->
                        policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()"));
    }

    /** The same for our own pages, which load nothing from elsewhere. */
    static void policiesOfPages(HeadersConfigurer<HttpSecurity> headers) {
        policies(headers);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(OURSELVES));
    }

    /**
     * A person who mistypes an address gets a page that says it does not exist. A program gets only the request to
     * log in.
     */
    private static void nothingHere(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (PageProblems.wantsPage(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            new ProblemEntryPoint().commence(request, response, cause);
        }
    }

    /**
     * Matches by the path as the container mapped it. Spring's own patterns look at paths within Spring MVC only and would
     * let requests to the engine's servlets pass by.
     */
    private static RequestMatcher below(String path) {
        return request -> path(request).equals(path) || path(request).startsWith(path + "/");
    }

    private static RequestMatcher exactly(String path) {
        return request -> path(request).equals(path);
    }

    static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /**
     * The session is Tasklist's and is checked at each request. The CSRF token is valid until the browser is closed.
     */
    static void formToken(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(cookie())
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
    }

    /** The session is Tasklist's: a new id for each request here would log the official out there. */
    private static void sessionOfTasklist(SessionManagementConfigurer<HttpSecurity> session) {
        session.sessionCreationPolicy(SessionCreationPolicy.STATELESS).sessionFixation(fixation -> fixation.none());
    }

    private static CookieCsrfTokenRepository cookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieName("CLEANGOV-XSRF");
        repository.setHeaderName("X-CLEANGOV-XSRF");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }
}
