package vn.gov.phutho.cleangov.platform;

import java.util.NoSuchElementException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Bad requests to our JSON become problem details (RFC 9457) in Vietnamese, never a stack trace. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler({
        RefusedException.class,
        NoSuchElementException.class,
        ForbiddenException.class,
        MethodArgumentTypeMismatchException.class
    })
    ProblemDetail known(Exception cause) {
        return detail(Problem.of(cause).orElseGet(Problem::defect));
    }

    /** What Spring itself finds wrong with a request, in Vietnamese; what one of us says stays as it is. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders told = new HttpHeaders(headers);
        told.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(
                cause,
                cause instanceof ErrorResponseException
                        ? body
                        : detail(Problem.of(status).orElseGet(Problem::defect)),
                told,
                status,
                request);
    }

    private static ProblemDetail detail(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setTitle(problem.title());
        return detail;
    }
}
