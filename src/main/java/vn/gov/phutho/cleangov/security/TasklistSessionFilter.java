package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A person who is logged in to Tasklist is also logged in to our pages and JSON. */
class TasklistSessionFilter extends OncePerRequestFilter {

    private static final String PERSON = TasklistSessionFilter.class.getName();

    private final IdentityService identity;

    TasklistSessionFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        loggedIn(request, identity).ifPresent(SecurityContextHolder.getContext()::setAuthentication);
        chain.doFilter(request, response);
    }

    /**
     * The person who is logged in to Camunda's web applications, with their current posts. The posts are read once for each
     * request, although several filters ask for them.
     */
    static Optional<Authentication> loggedIn(HttpServletRequest request, IdentityService identity) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(session ->
                        account(session).map(account -> withPosts(account, Sessions.way(session), request, identity)));
    }

    private static Authentication withPosts(
            String account, LogInWay way, HttpServletRequest request, IdentityService identity) {
        if (request.getAttribute(PERSON) instanceof Authentication known
                && known.getName().equals(account)) {
            return known;
        }
        Authentication person = EngineAccounts.loggedIn(identity, account, way);
        request.setAttribute(PERSON, person);
        return person;
    }

    /** The account that is logged in to Camunda's web applications in this session. */
    static Optional<String> account(HttpSession session) {
        Authentications logins = AuthenticationUtil.getAuthsFromSession(session);
        return logins.hasAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT)
                ? Optional.of(logins.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT)
                        .getIdentityId())
                : Optional.empty();
    }
}
