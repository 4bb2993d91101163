package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * Stands before the log-in of Camunda's web applications: a try that comes too early is answered 429 and not checked.
 * Their log-in page shows the message of the answer.
 */
class LogInFilter extends OncePerRequestFilter {

    private static final int LARGEST_FORM = 16 * 1024;

    private final SignInGuard guard;

    LogInFilter(SignInGuard guard) {
        this.guard = guard;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || SecurityConfiguration.path(request).endsWith("/logout");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] form = request.getInputStream().readNBytes(LARGEST_FORM + 1);
        Optional<LogInForm> entered = request.getQueryString() == null && isForm(request) && form.length <= LARGEST_FORM
                ? LogInForm.read(form)
                : Optional.empty();
        if (entered.isEmpty()) {
            Problems.write(
                    response,
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            "bad-request",
                            "Yêu cầu không hợp lệ",
                            "Hãy gửi tên đăng nhập và mật khẩu bằng biểu mẫu của trang đăng nhập."));
            return;
        }
        entered.get().keepIn(request);
        guard.pass(
                entered.get().account(), HttpStatus.UNAUTHORIZED, new BufferedRequest(request, form), response, chain);
    }

    /** The name must be read as the log-in reads it, so another encoding than UTF-8 is refused. */
    private static boolean isForm(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            return MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)
                    && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
