package vn.gov.phutho.cleangov.platform;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Why a request was not answered, for a person.
 *
 * @param code why, for programs: {@code four-eyes}
 * @param title two or three Vietnamese words
 * @param detail a Vietnamese sentence
 */
public record Problem(HttpStatus status, String code, String title, String detail) {

    private static final String NOT_FOUND = "Không tìm thấy";
    private static final String BAD_REQUEST = "Yêu cầu không hợp lệ";

    /** A refusal as a person reads it. */
    public static Problem of(RefusalCode code, String sentence) {
        return new Problem(code.status(), code.toString(), "Chưa thực hiện được", sentence);
    }

    /** What this exception means, by the platform or by the first translator that knows it; empty for a defect. */
    static Optional<Problem> of(Throwable cause, List<ProblemTranslator> translators) {
        return of(cause)
                .or(() -> translators.stream()
                        .flatMap(translator -> translator.of(cause).stream())
                        .findFirst());
    }

    /** What this exception means; empty for a defect. */
    public static Optional<Problem> of(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return Optional.of(of(refused.code(), refused.getMessage()));
        }
        if (cause instanceof ConcurrencyFailureException) {
            return Optional.of(of(
                    RefusalCode.CHANGED_MEANWHILE,
                    "Có người khác vừa sửa cùng lúc với bạn. Chưa thay đổi gì; hãy tải lại trang rồi xem lại."));
        }
        if (cause instanceof NoSuchElementException) {
            return Optional.of(new Problem(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    NOT_FOUND,
                    cause.getMessage() == null ? NOT_FOUND : cause.getMessage()));
        }
        if (cause instanceof ForbiddenException) {
            return Optional.of(new Problem(HttpStatus.FORBIDDEN, "forbidden", "Không có quyền", cause.getMessage()));
        }
        if (cause instanceof MethodArgumentTypeMismatchException wrong) {
            return Optional.of(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "bad-request",
                    BAD_REQUEST,
                    "Giá trị «%s» của «%s» không hợp lệ.".formatted(wrong.getValue(), wrong.getName())));
        }
        return cause instanceof ErrorResponse answer ? of(answer.getStatusCode()) : Optional.empty();
    }

    /** What a status alone tells; empty where it is our own fault. */
    static Optional<Problem> of(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null || !status.is4xxClientError()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case UNAUTHORIZED ->
                        new Problem(status, "unauthorized", "Cần đăng nhập", "Hãy đăng nhập rồi mở lại.");
                    case FORBIDDEN ->
                        new Problem(status, "forbidden", "Không có quyền", "Bạn không có quyền xem nội dung này.");
                    case NOT_FOUND ->
                        new Problem(
                                status,
                                "not-found",
                                NOT_FOUND,
                                "Không có trang này. Có thể địa chỉ bị gõ sai hoặc đã cũ.");
                    case METHOD_NOT_ALLOWED ->
                        new Problem(
                                status, "method-not-allowed", BAD_REQUEST, "Địa chỉ này không nhận yêu cầu như vậy.");
                    case PAYLOAD_TOO_LARGE -> new Problem(status, "too-large", "Tệp quá lớn", "Tệp lớn quá 5 MB.");
                    default ->
                        new Problem(status, "bad-request", BAD_REQUEST, "Địa chỉ hoặc dữ liệu gửi lên thiếu hoặc sai.");
                });
    }

    /** Where the fault is ours. */
    static Problem defect() {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "defect",
                "Hệ thống gặp lỗi",
                "Hãy thử lại sau ít phút. Nếu vẫn vậy, báo người quản trị hệ thống thời điểm và việc đang làm.");
    }
}
