package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever is logged in to Tasklist is logged in to our pages and JSON as well. */
class TasklistSessionFilter extends OncePerRequestFilter {

    private final IdentityService identity;

    TasklistSessionFilter(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentications logins = session == null ? null : AuthenticationUtil.getAuthsFromSession(session);
        if (logins != null && logins.hasAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT)) {
            String user = logins.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT)
                    .getIdentityId();
            SecurityContextHolder.getContext().setAuthentication(EngineAccounts.loggedIn(identity, user));
        }
        chain.doFilter(request, response);
    }
}
