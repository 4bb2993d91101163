package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who changes a password in Camunda's web applications sends their own one too. Wrong ones are counted like those of a
 * log-in: nobody finds out the password of a colleague who has left the screen open.
 */
class OldPasswordFilter extends OncePerRequestFilter {

    private static final Pattern CREDENTIALS = Pattern.compile(".*/user/[^/]+/credentials/?");

    private final SignInGuard guard;

    OldPasswordFilter(SignInGuard guard) {
        this.guard = guard;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"PUT".equals(request.getMethod())
                || !CREDENTIALS.matcher(SecurityConfiguration.path(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Optional<String> account = session == null ? Optional.empty() : TasklistSessionFilter.account(session);
        if (account.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            guard.pass(account.get(), HttpStatus.BAD_REQUEST, request, response, chain);
        }
    }
}
