package vn.gov.phutho.cleangov.platform;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * The reason why a request failed, as shown to people.
 *
 * @param code the reason for programs: {@code four-eyes}
 * @param title two or three Vietnamese words
 * @param detail a Vietnamese sentence
 */
public record Problem(HttpStatus status, String code, String title, String detail) {

    private static final String NOT_FOUND = "Không tìm thấy";
    private static final String UNREADABLE =
            "Nội dung gửi lên có ký tự ẩn không lưu được. Chưa thay đổi gì; hãy xóa đoạn đó rồi gõ lại, thay vì dán.";
    private static final Map<String, String> UNSTORABLE = Map.of(
            "22001", "Có mục dài quá mức lưu được. Chưa thay đổi gì; hãy viết ngắn lại.",
            "22021", UNREADABLE,
            "22P05", UNREADABLE);
    private static final String BAD_REQUEST = "Yêu cầu không hợp lệ";

    /** The problem of a refusal. */
    public static Problem of(RefusalCode code, String sentence) {
        return new Problem(code.status(), code.toString(), "Chưa thực hiện được", sentence);
    }

    /** The problem of this exception, by the platform or by the first translator that knows it; empty for a defect. */
    static Optional<Problem> of(Throwable cause, List<ProblemTranslator> translators) {
        return of(cause)
                .or(() -> translators.stream()
                        .flatMap(translator -> translator.of(cause).stream())
                        .findFirst());
    }

    /** The problem of this exception; empty for a defect. */
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
            if (wrong.getMostSpecificCause() instanceof NoSuchElementException noSuchKey) {
                return of(noSuchKey);
            }
            return Optional.of(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "bad-request",
                    BAD_REQUEST,
                    "Giá trị «%s» của «%s» không hợp lệ.".formatted(wrong.getValue(), wrong.getName())));
        }
        return cause instanceof ErrorResponse answer ? of(answer.getStatusCode()) : ofText(cause);
    }

    /**
     * The problem of a text that the database cannot store: it is too long for its column, or has characters that UTF-8
     * cannot have (SQLSTATE 22001, 22021, 22P05). Empty for any other failure.
     */
    public static Optional<Problem> ofText(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                ? Optional.ofNullable(UNSTORABLE.get(refused.getSQLState()))
                        .map(sentence -> of(RefusalCode.INVALID, sentence))
                : Optional.empty();
    }

    /** The problem of a status; empty for a server error. */
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

    /** The problem of a server error. */
    static Problem defect() {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "defect",
                "Hệ thống gặp lỗi",
                "Hãy thử lại sau ít phút. Nếu vẫn vậy, báo người quản trị hệ thống thời điểm và việc đang làm.");
    }
}
