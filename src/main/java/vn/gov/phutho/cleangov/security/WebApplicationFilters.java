package vn.gov.phutho.cleangov.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.platform.PageProblems;

/**
 * The filters before Camunda's web applications, which are servlets with a log-in of their own. Our pages and interfaces
 * have theirs in the chains of {@link SecurityConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
class WebApplicationFilters {

    private static final String CALLS = "/camunda/api/*";

    /** Of all requests, not only of those for the web applications. */
    @Bean
    FilterRegistrationBean<PlainAddressFilter> plainAddresses(RefusedRequests refused) {
        return before(new PlainAddressFilter(refused), 0, "/*");
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

    @Bean
    FilterRegistrationBean<NonceOfTheRequest> nonceOfTheRequest() {
        return before(new NonceOfTheRequest(), 1, "/camunda/*");
    }

    /** How often passwords may be tried. */
    @Bean
    FilterRegistrationBean<LogInFilter> logIn(SignInGuard guard) {
        return before(new LogInFilter(guard), 2, "/camunda/api/admin/auth/*");
    }

    /**
     * Records log-ins and log-outs. It is the last filter but those that answer: it needs Spring's request, and a try
     * that has to wait is no log-in.
     */
    @Bean
    FilterRegistrationBean<LogInAuditFilter> logInsOfTheWebApplications(IdentityService identity, AuditLog audit) {
        FilterRegistrationBean<LogInAuditFilter> filter =
                new FilterRegistrationBean<>(new LogInAuditFilter(identity, audit));
        filter.setUrlPatterns(List.of("/camunda/api/admin/auth/*"));
        filter.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return filter;
    }

    /** The log-in form. */
    @Bean
    FilterRegistrationBean<PasswordLogInFilter> passwordLogIn(
            LogInWays ways, SecondFactors factors, Sessions sessions, ObjectMapper json) {
        FilterRegistrationBean<PasswordLogInFilter> filter =
                new FilterRegistrationBean<>(new PasswordLogInFilter(ways, factors, sessions, json));
        filter.setUrlPatterns(List.of("/camunda/api/admin/auth/*"));
        return filter;
    }

    /** The calls of people whose session is limited, or whose password is to be changed; and the pages that make them. */
    @Bean
    FilterRegistrationBean<SignedInFilter> signedIn(IdentityService identity, SignedInFilters filters) {
        return before(
                filters.of(request -> isCall(request) || PageProblems.wantsPage(request)
                        ? TasklistSessionFilter.loggedIn(request, identity)
                        : Optional.empty()),
                3,
                CALLS,
                "/camunda/app/*");
    }

    /** How often the own password may be tried by those who change one. */
    @Bean
    FilterRegistrationBean<OldPasswordFilter> oldPassword(SignInGuard guard) {
        return before(new OldPasswordFilter(guard), 4, "/camunda/api/engine/*");
    }

    /** The text of requests. The log-in itself reads its form, so it is left out. */
    @Bean
    FilterRegistrationBean<RequestTextFilter> textOfTheWebApplications(IdentityService identity) {
        return before(
                new RequestTextFilter(request -> !SecurityConfiguration.path(request)
                                .startsWith("/camunda/api/admin/auth/")
                        && TasklistSessionFilter.loggedIn(request, identity).isPresent()),
                5,
                CALLS);
    }

    /** The filter of the engine's interface. {@code /engine-rest} has its own. */
    @Bean
    FilterRegistrationBean<EngineRestDoor> doorOfTheWebApplications(IdentityService identity) {
        return before(new EngineRestDoor(request -> TasklistSessionFilter.loggedIn(request, identity)), 6, CALLS);
    }

    /** Whether it is no script or picture, which everybody may load. */
    private static boolean isCall(HttpServletRequest request) {
        return SecurityConfiguration.path(request).startsWith("/camunda/api/");
    }

    private static <F extends Filter> FilterRegistrationBean<F> before(F filter, int order, String... paths) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setUrlPatterns(List.of(paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + order);
        return registration;
    }
}
