package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.gov.phutho.cleangov.platform.PageProblems;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * What holds for each request of a person who is logged in. A session in which nothing is done ends sooner for an
 * administrator. As long as the password is one that an administrator has set, a person can change it, log out, and do
 * nothing else. The same holds for a person who must switch the second factor on.
 */
class SignedInFilter extends OncePerRequestFilter {

    /** The code of the answer, by which the scripts of the web applications know where to lead the person. */
    static final String CODE = "first-password";

    /** Likewise, for the page of the second factor. */
    static final String NO_SECOND_FACTOR = "second-factor-missing";

    private static final String LOG_IN = "/camunda/api/admin/auth/";
    private static final Pattern ENGINE = Pattern.compile(
            "(?:/engine-rest(?:/engine/default)?|/camunda/api/engine/engine/default)(?:/password-policy|/user/([^/]+)/credentials)");

    private final Function<HttpServletRequest, Optional<Authentication>> loggedIn;
    private final FirstPasswords firstPasswords;
    private final SecondFactors factors;
    private final SignInProperties settings;

    SignedInFilter(
            Function<HttpServletRequest, Optional<Authentication>> loggedIn,
            FirstPasswords firstPasswords,
            SecondFactors factors,
            SignInProperties settings) {
        this.loggedIn = loggedIn;
        this.firstPasswords = firstPasswords;
        this.factors = factors;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> who = loggedIn.apply(request);
        who.ifPresent(person -> limitIdleTime(request.getSession(false), person));
        String path = SecurityConfiguration.path(request);
        if (who.isEmpty()
                || !LogInWay.isPasswordKeptHere(who.get())
                || isFree(path, who.get().getName())) {
            chain.doFilter(request, response);
        } else if (firstPasswords.isToBeChanged(who.get().getName())) {
            leadTo(
                    PasswordController.PAGE,
                    CODE,
                    "Hãy đổi mật khẩu trước",
                    "Mật khẩu của tài khoản này do quản trị viên đặt, nên phải đổi trước khi làm việc khác. Hãy mở trang %s để đổi.",
                    request,
                    response);
        } else if (!path.equals(SecondFactorController.PAGE) && factors.isMissing(who.get())) {
            leadTo(
                    SecondFactorController.PAGE,
                    NO_SECOND_FACTOR,
                    "Hãy bật xác thực hai bước trước",
                    "Tài khoản này phải bật xác thực hai bước trước khi làm việc khác. Hãy mở trang %s để bật.",
                    request,
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** @param sentence with a place for the address of the page */
    private static void leadTo(
            String page,
            String code,
            String title,
            String sentence,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (PageProblems.wantsPage(request)) {
            response.sendRedirect(page);
        } else {
            Problems.write(response, new Problem(HttpStatus.FORBIDDEN, code, title, sentence.formatted(page)));
        }
    }

    private void limitIdleTime(HttpSession session, Authentication person) {
        if (session != null) {
            session.setMaxInactiveInterval((int)
                    (EngineRestDoor.isAdministrator(person) ? settings.idlePrivileged() : settings.idle()).toSeconds());
        }
    }

    private static boolean isFree(String path, String account) {
        var engine = ENGINE.matcher(path);
        return path.equals(PasswordController.PAGE)
                || path.startsWith(LOG_IN)
                || (engine.matches()
                        && (engine.group(1) == null || engine.group(1).equals(account)));
    }
}
