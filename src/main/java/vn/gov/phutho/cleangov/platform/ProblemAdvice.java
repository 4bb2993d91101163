package vn.gov.phutho.cleangov.platform;

import java.util.NoSuchElementException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Bad requests to our JSON become problem details (RFC 9457) in Vietnamese, never a stack trace. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(RefusedException refusal) {
        return problem(HttpStatus.UNPROCESSABLE_ENTITY, "Chưa thực hiện được", refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchElementException missing) {
        return problem(HttpStatus.NOT_FOUND, "Không tìm thấy", missing.getMessage());
    }

    @ExceptionHandler
    ProblemDetail forbidden(ForbiddenException forbidden) {
        return problem(HttpStatus.FORBIDDEN, "Không có quyền", forbidden.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrongType(MethodArgumentTypeMismatchException wrong) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "Yêu cầu không hợp lệ",
                "Giá trị «" + wrong.getValue() + "» của «" + wrong.getName() + "» không hợp lệ.");
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException tooLarge, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(HttpStatus.valueOf(status.value()), "Tệp quá lớn", "Tệp lớn quá 5 MB."));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail == null ? title : detail);
        problem.setTitle(title);
        return problem;
    }
}
