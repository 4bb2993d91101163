package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/** A log-in that has to wait, because there were too many wrong passwords before. */
class TooManyTriesException extends AuthenticationException {

    private static final long SECONDS_OF_A_MINUTE = 60;

    private final long seconds;

    TooManyTriesException(Duration wait) {
        this(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private TooManyTriesException(long seconds) {
        super("Đã nhập sai mật khẩu quá nhiều lần từ máy này. Hãy đợi " + inWords(seconds)
                + " rồi thử lại. Nếu quên mật khẩu, hãy nhờ người quản trị hệ thống đặt lại.");
        this.seconds = seconds;
    }

    private static String inWords(long seconds) {
        return seconds < SECONDS_OF_A_MINUTE
                ? seconds + " giây"
                : (seconds + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE + " phút";
    }

    /** The same sentence where a code was asked. */
    String ofCodes() {
        return "Đã nhập sai mã xác thực quá nhiều lần từ máy này. Hãy đợi %s rồi thử lại.".formatted(inWords(seconds));
    }

    /** Answers 429 as a problem (RFC 9457), with the time after which to try again. */
    void write(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        Problems.write(
                response,
                new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-tries", "Hãy đợi rồi thử lại", getMessage()));
    }
}
