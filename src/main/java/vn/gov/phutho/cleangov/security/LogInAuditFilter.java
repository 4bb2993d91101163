package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.audit.AuditResult;

/** Records who logs in to Camunda's web applications and out of them, and who tries to. */
class LogInAuditFilter extends OncePerRequestFilter {

    private static final Pattern LOG_IN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
    private static final Pattern LOG_OUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    private final IdentityService identity;
    private final AuditLog audit;

    LogInAuditFilter(IdentityService identity, AuditLog audit) {
        this.identity = identity;
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = SecurityConfiguration.path(request);
        if (!HttpMethod.POST.matches(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (LOG_IN.matcher(path).matches()) {
            logIn(request, response, chain);
        } else if (LOG_OUT.matcher(path).matches()) {
            Optional<Authentication> who = TasklistSessionFilter.loggedIn(request, identity);
            chain.doFilter(request, response);
            who.ifPresent(one -> audit.atTheLogIn(AuditKind.LOG_OUT, one.getName(), AuditResult.DONE));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void logIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            // The page that asks for a code records how the log-in ends.
            if (!PendingLogIn.hasBegunIn(request)) {
                record(request, answered && response.getStatus() == HttpStatus.OK.value());
            }
        }
    }

    private void record(HttpServletRequest request, boolean loggedIn) {
        audit.atTheLogIn(
                loggedIn ? AuditKind.LOG_IN : AuditKind.LOG_IN_FAILED,
                loggedIn
                        ? TasklistSessionFilter.account(request.getSession()).orElseThrow()
                        : LogInForm.of(request).account(),
                loggedIn ? AuditResult.DONE : AuditResult.REFUSED);
    }
}
