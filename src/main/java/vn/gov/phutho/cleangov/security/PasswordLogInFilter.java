package vn.gov.phutho.cleangov.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationDto;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * Answers the log-in form of Camunda's web applications in their place, because they know only the passwords that are kept
 * here. A person with a second factor gets no session yet: the script of the log-in page leads them to the page that asks
 * for the code ({@link CodePageController}). Their own filters stand behind this one, so it asks their protection against CSRF itself.
 */
class PasswordLogInFilter extends OncePerRequestFilter {

    private static final Pattern LOG_IN = Pattern.compile("/camunda/api/admin/auth/user/default/login/([^/]+)");
    private static final Pattern LOG_OUT = Pattern.compile("/camunda/api/admin/auth/user/default/logout");

    private final CsrfPreventionFilter csrf = new CsrfPreventionFilter();
    private final LogInWays ways;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ObjectMapper json;

    PasswordLogInFilter(LogInWays ways, SecondFactors factors, Sessions sessions, ObjectMapper json) {
        this.ways = ways;
        this.factors = factors;
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = SecurityConfiguration.path(request);
        Matcher logIn = LOG_IN.matcher(path);
        if (!HttpMethod.POST.matches(request.getMethod())
                || LOG_OUT.matcher(path).matches()) {
            chain.doFilter(request, response);
        } else if (logIn.matches()) {
            csrf.doFilter(request, response, (asked, answered) -> logIn(logIn.group(1), request, response));
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private void logIn(String application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LogInForm form = LogInForm.of(request);
        Optional<Recognised> person;
        try {
            person = ways.recognise(form.account(), form.password());
        } catch (LogInProblemException problem) {
            Problems.write(response, problem.problem());
            return;
        }
        if (person.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        UserAuthentication user = AuthenticationUtil.createAuthentication(
                Sessions.ENGINE, person.get().account());
        if (!user.getAuthorizedApps().contains(application)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        if (factors.isAskedOf(person.get())) {
            PendingLogIn.begin(request, person.get().account(), application);
            Problems.write(response, LogInProblemException.codeNeeded());
            return;
        }
        sessions.begin(request, user, person.get().way());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(AuthenticationDto.fromAuthentication(user)));
    }
}
