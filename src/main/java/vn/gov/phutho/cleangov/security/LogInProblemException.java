package vn.gov.phutho.cleangov.security;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import vn.gov.phutho.cleangov.platform.Problem;

/** A log-in that cannot be decided or is not allowed, for another reason than a wrong password. */
class LogInProblemException extends AuthenticationException {

    private static final String TITLE = "Chưa đăng nhập được";

    private final transient Problem problem;

    private LogInProblemException(HttpStatus status, String code, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = problem(status, code, detail);
    }

    static Problem problem(HttpStatus status, String code, String detail) {
        return new Problem(status, code, TITLE, detail);
    }

    /** @param detail Vietnamese: why, and what to do */
    static LogInProblemException unusable(String detail) {
        return new LogInProblemException(HttpStatus.FORBIDDEN, "account-not-usable", detail, null);
    }

    /** The answer to the log-in page, whose script knows by its code where to lead the person. */
    static Problem codeNeeded() {
        return problem(
                HttpStatus.FORBIDDEN,
                "second-factor",
                "Tài khoản này đăng nhập bằng mật khẩu và mã xác thực. Hãy nhập mã ở trang %s."
                        .formatted(CodePageController.PAGE));
    }

    /** A program cannot give a code. */
    static LogInProblemException noCodeOfAProgram() {
        return new LogInProblemException(
                HttpStatus.UNAUTHORIZED,
                "second-factor",
                "Tài khoản này bật xác thực hai bước nên chỉ đăng nhập được ở trang đăng nhập. Chương trình cần một tài khoản riêng, không bật xác thực hai bước.",
                null);
    }

    static LogInProblemException directoryDown(Throwable cause) {
        return new LogInProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "directory-down",
                "Không hỏi được thư mục tài khoản của cơ quan. Mật khẩu của bạn chưa được kiểm tra; hãy thử lại sau ít phút."
                        + " Nếu vẫn vậy, báo người quản trị hệ thống.",
                cause);
    }

    Problem problem() {
        return problem;
    }
}
