package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * Answers 401 as a problem (RFC 9457), or 429 after too many wrong passwords. A fetch by a browser page opens no log-in pop-up. A program that sent a wrong
 * password gets the reason.
 */
class ProblemEntryPoint implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (cause instanceof TooManyTriesException tooMany) {
            tooMany.write(response);
            return;
        }
        if (cause instanceof LogInProblemException problem) {
            Problems.write(response, problem.problem());
            return;
        }
        boolean machine = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        if (machine || request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Cleangov\", charset=\"UTF-8\"");
        }
        String detail =
                machine ? cause.getMessage() : "Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.";
        Problems.write(response, new Problem(HttpStatus.UNAUTHORIZED, "unauthorized", "Cần đăng nhập", detail));
    }
}
