package vn.gov.phutho.cleangov.platform;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Why a request was not answered, for a person.
 *
 * @param title two or three Vietnamese words
 * @param detail a Vietnamese sentence
 */
record Problem(HttpStatus status, String title, String detail) {

    private static final String NOT_FOUND = "Không tìm thấy";
    private static final String BAD_REQUEST = "Yêu cầu không hợp lệ";

    /** What this exception tells; empty for a defect. */
    static Optional<Problem> of(Exception cause) {
        if (cause instanceof RefusedException) {
            return Optional.of(new Problem(HttpStatus.UNPROCESSABLE_ENTITY, "Chưa thực hiện được", cause.getMessage()));
        }
        if (cause instanceof NoSuchElementException) {
            return Optional.of(new Problem(
                    HttpStatus.NOT_FOUND, NOT_FOUND, cause.getMessage() == null ? NOT_FOUND : cause.getMessage()));
        }
        if (cause instanceof ForbiddenException) {
            return Optional.of(new Problem(HttpStatus.FORBIDDEN, "Không có quyền", cause.getMessage()));
        }
        if (cause instanceof MethodArgumentTypeMismatchException wrong) {
            return Optional.of(new Problem(
                    HttpStatus.BAD_REQUEST,
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
                    case UNAUTHORIZED -> new Problem(status, "Cần đăng nhập", "Hãy đăng nhập rồi mở lại.");
                    case FORBIDDEN -> new Problem(status, "Không có quyền", "Bạn không có quyền xem nội dung này.");
                    case NOT_FOUND ->
                        new Problem(status, NOT_FOUND, "Không có trang này. Có thể địa chỉ bị gõ sai hoặc đã cũ.");
                    case METHOD_NOT_ALLOWED ->
                        new Problem(status, BAD_REQUEST, "Địa chỉ này không nhận yêu cầu như vậy.");
                    case PAYLOAD_TOO_LARGE -> new Problem(status, "Tệp quá lớn", "Tệp lớn quá 5 MB.");
                    default -> new Problem(status, BAD_REQUEST, "Địa chỉ hoặc dữ liệu gửi lên thiếu hoặc sai.");
                });
    }

    /** Where the fault is ours. */
    static Problem defect() {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Hệ thống gặp lỗi",
                "Hãy thử lại sau ít phút. Nếu vẫn vậy, báo người quản trị hệ thống thời điểm và việc đang làm.");
    }
}
