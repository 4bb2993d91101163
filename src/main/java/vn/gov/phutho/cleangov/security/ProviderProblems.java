package vn.gov.phutho.cleangov.security;

import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import vn.gov.phutho.cleangov.platform.Problem;

/** Says to a person why a log-in at a provider has failed, and what to do. */
final class ProviderProblems {

    private static final String ALREADY_USED = "authorization_request_not_found";
    private static final Set<String> NOT_BEGUN_HERE = Set.of(ALREADY_USED, "invalid_state_parameter");

    /** What Spring Security calls answers that it does not believe. */
    private static final Set<String> NOT_BELIEVED =
            Set.of("invalid_id_token", "invalid_nonce", "missing_signature_verifier");

    private ProviderProblems() {}

    /** @param provider what the log-in page calls it */
    static Problem of(AuthenticationException cause, String provider) {
        String code = code(cause);
        if (NOT_BEGUN_HERE.contains(code)) {
            return LogInProblemException.problem(
                    HttpStatus.BAD_REQUEST,
                    "log-in-not-begun",
                    "Lượt đăng nhập này đã dùng rồi, đã quá lâu, hoặc không bắt đầu từ trình duyệt này. Hãy mở lại trang đăng nhập và đăng nhập lại từ đầu.");
        }
        if (NOT_BELIEVED.contains(code)) {
            return LogInProblemException.problem(
                    HttpStatus.BAD_GATEWAY,
                    "provider-not-believed",
                    "Không xác nhận được trả lời của %s: giấy xác nhận đã hết hạn, không dành cho hệ thống này, hoặc không kiểm tra được. Hãy đăng nhập lại; nếu vẫn vậy, báo người quản trị hệ thống."
                            .formatted(provider));
        }
        if (OAuth2ErrorCodes.ACCESS_DENIED.equals(code)) {
            return LogInProblemException.problem(
                    HttpStatus.FORBIDDEN,
                    "provider-denied",
                    "%s không cho đăng nhập vào hệ thống này, hoặc bạn đã bấm từ chối. Hãy đăng nhập lại; nếu vẫn vậy, hỏi người quản trị tài khoản của cơ quan."
                            .formatted(provider));
        }
        return LogInProblemException.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "provider-down",
                "Không hỏi được %s. Bạn chưa đăng nhập; hãy thử lại sau ít phút. Nếu vẫn vậy, báo người quản trị hệ thống."
                        .formatted(provider));
    }

    /** Whether it is the end of a log-in that this browser has begun. Others are not recorded: anybody may send them. */
    static boolean isOfThisLogIn(AuthenticationException cause) {
        return !NOT_BEGUN_HERE.contains(code(cause));
    }

    /** For the server's log. */
    static String reason(AuthenticationException cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = code(cause) + ": " + (root.getMessage() == null ? root : root.getMessage());
        return text.replaceAll("\\p{Cntrl}", " ").replaceFirst("^(.{500}).+", "$1…");
    }

    private static String code(AuthenticationException cause) {
        OAuth2Error error = cause instanceof OAuth2AuthenticationException failed ? failed.getError() : null;
        return error == null ? "" : error.getErrorCode();
    }
}
