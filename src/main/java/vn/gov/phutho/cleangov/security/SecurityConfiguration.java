package vn.gov.phutho.cleangov.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import vn.gov.phutho.cleangov.platform.PageProblems;

/**
 * The authentication of each path. Officials log in to Camunda's web applications, which protect {@code /camunda/**}
 * themselves. {@code /api} accepts that session or HTTP Basic. {@code /engine-rest} accepts HTTP Basic only. All
 * three check the same accounts.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    /**
     * Content-Security-Policy of our pages: only our own resources, no inline scripts. Inline styles are allowed
     * because the diagram viewer sets them.
     */
    private static final String OURSELVES =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final RequestMatcher MACHINE = request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;

    @Bean
    AuthenticationProvider engineAccounts(IdentityService identity) {
        return new EngineAccounts(identity);
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, AuthenticationProvider accounts, IdentityService identity)
            throws Exception {
        return http.securityMatcher(below("/engine-rest"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationProvider(accounts)
                .httpBasic(basic -> basic.authenticationEntryPoint(new ProblemEntryPoint()))
                // No session and no cookie is accepted here, so a cross-site request has no credentials to use.
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(
                        new EngineRestDoor(request ->
                                Optional.of(SecurityContextHolder.getContext().getAuthentication())),
                        EngineAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, AuthenticationProvider accounts, IdentityService identity)
            throws Exception {
        return http.securityMatcher(new OrRequestMatcher(below("/api"), below("/v3/api-docs")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationProvider(accounts)
                .httpBasic(basic -> basic.authenticationEntryPoint(new ProblemEntryPoint()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ProblemEntryPoint()))
                .csrf(SecurityConfiguration::formToken)
                .csrf(csrf -> csrf.ignoringRequestMatchers(MACHINE)
                        // These requests only compute and change nothing.
                        .ignoringRequestMatchers(
                                "/api/criteria-sets/*/*/points",
                                "/api/dossiers/*/sheet/preview",
                                "/api/assessments/*/grid/preview")
                        // A foreign page cannot send PUT or DELETE: the browser sends a CORS preflight first, and we
                        // do not allow it. With a token, a lost session would be reported as a missing token.
                        .ignoringRequestMatchers("/api/tasks/*/draft", "/api/dossiers/*/evidence", "/api/evidence/*"))
                .sessionManagement(SecurityConfiguration::sessionOfTasklist)
                .addFilterBefore(new TasklistSessionFilter(identity), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** Our pages, for people who are logged in to Tasklist. Others are redirected there to log in. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, IdentityService identity, BeanFactory beans) throws Exception {
        return http.securityMatcher(new PageRequests(beans))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(OURSELVES)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, cause) -> response.sendRedirect(TASKLIST)))
                .csrf(SecurityConfiguration::formToken)
                .sessionManagement(SecurityConfiguration::sessionOfTasklist)
                .addFilterBefore(new TasklistSessionFilter(identity), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** The web applications have their own log-in, headers and CSRF protection. No other path is served. */
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
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .cacheControl(cache -> cache.disable())
                        .contentTypeOptions(Customizer.withDefaults()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
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
    private static void formToken(CsrfConfigurer<HttpSecurity> csrf) {
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
        return repository;
    }

    /**
     * Closes CVE-2026-77226: the set-up page creates an administrator for the first visitor. Here the operator
     * configures the administrator, so the page is disabled.
     */
    @Bean
    FilterRegistrationBean<Filter> noSetup() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(
                (request, response, chain) -> ((HttpServletResponse) response).sendError(HttpStatus.NOT_FOUND.value()));
        filter.setUrlPatterns(
                List.of("/camunda/api/admin/setup/*", "/camunda/app/admin/default/setup/*", "/camunda/api/setup/*"));
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.FORWARD);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /**
     * The filter of the engine's interface for people logged in to a web application. {@code /engine-rest} has its
     * own filter.
     */
    @Bean
    FilterRegistrationBean<EngineRestDoor> doorOfTheWebApplications(IdentityService identity) {
        FilterRegistrationBean<EngineRestDoor> filter = new FilterRegistrationBean<>(
                new EngineRestDoor(request -> TasklistSessionFilter.loggedIn(request, identity)));
        filter.setUrlPatterns(List.of("/camunda/api/*"));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return filter;
    }
}
