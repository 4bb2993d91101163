package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.audit.AuditResult;
import vn.gov.phutho.cleangov.platform.PageProblems;
import vn.gov.phutho.cleangov.platform.Problem;

/**
 * What follows when a provider has recognised a person, or has not. A recognised person gets the session that the log-in
 * form begins too: the one of Camunda's web applications, which our pages and JSON share.
 *
 * <p>Camunda's ContainerBasedAuthenticationFilter is not used: it would ask a second session, Spring Security's, at each
 * request. A person who signs out of Tasklist would be logged in again by the next request, and a session that an
 * administrator ends would go on.
 */
class ProviderLogIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderLogIn.class);

    private final Providers providers;
    private final ProviderProperties claims;
    private final ProvidedAccounts accounts;
    private final Sessions sessions;
    private final AuditLog audit;

    ProviderLogIn(
            Providers providers,
            ProviderProperties claims,
            ProvidedAccounts accounts,
            Sessions sessions,
            AuditLog audit) {
        this.providers = providers;
        this.claims = claims;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication recognised) throws IOException {
        ProvidedPerson person = person((OidcUser) recognised.getPrincipal());
        String application = ProviderLogInRequests.returnOf(request.getSession(false));
        String account;
        try {
            account = accounts.keep(person);
        } catch (LogInProblemException problem) {
            failed(request, response, person.account(), problem.problem());
            return;
        }
        sessions.begin(request, AuthenticationUtil.createAuthentication(Sessions.ENGINE, account), LogInWay.PROVIDER);
        ProviderSignOut.remember((OAuth2AuthenticationToken) recognised, request.getSession());
        audit.atTheLogIn(AuditKind.LOG_IN, account, AuditResult.DONE, how(request));
        response.sendRedirect(application);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        Problem problem = ProviderProblems.of(cause, provider(request));
        log.warn("A log-in at {} failed: {}", provider(request), ProviderProblems.reason(cause));
        if (ProviderProblems.isOfThisLogIn(cause)) {
            failed(request, response, null, problem);
        } else {
            PageProblems.write(request, response, problem);
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, String account, Problem problem)
            throws IOException {
        audit.atTheLogIn(AuditKind.LOG_IN_FAILED, account == null ? "" : account, AuditResult.REFUSED, how(request));
        PageProblems.write(request, response, problem);
    }

    private ProvidedPerson person(OidcUser user) {
        Object groups = user.getClaims().get(claims.groups());
        return new ProvidedPerson(
                user.getClaimAsString(claims.account()),
                user.getClaimAsString(claims.name()),
                user.getClaimAsString(claims.mail()),
                groups instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : groups == null ? List.of() : List.of(String.valueOf(groups)));
    }

    private String how(HttpServletRequest request) {
        return "Qua " + provider(request);
    }

    /** What the log-in page calls the provider of this request. */
    private String provider(HttpServletRequest request) {
        String path = SecurityConfiguration.path(request);
        return providers.all().stream()
                .filter(one -> path.equals(one.start()) || path.equals(one.end()))
                .map(one -> "«" + one.name() + "»")
                .findFirst()
                .orElseThrow();
    }
}
