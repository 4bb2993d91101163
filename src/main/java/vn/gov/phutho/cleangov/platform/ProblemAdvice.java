package vn.gov.phutho.cleangov.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Bad requests to our JSON become problem details (RFC 9457) in Vietnamese, never a stack trace. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final List<ProblemTranslator> translators;

    ProblemAdvice(List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    @ExceptionHandler({
        RefusedException.class,
        NoSuchElementException.class,
        ForbiddenException.class,
        ConcurrencyFailureException.class,
        MethodArgumentTypeMismatchException.class
    })
    ProblemDetail known(Exception cause) {
        return detail(Problem.of(cause).orElseGet(Problem::defect));
    }

    /** A form with files that is none: no boundary, or a part that is cut off. */
    @ExceptionHandler(MultipartException.class)
    ProblemDetail noForm() {
        return detail(Problem.of(HttpStatus.BAD_REQUEST).orElseThrow());
    }

    /** Translates exceptions of other packages, such as the engine's. A defect is logged and answered without a stack trace. */
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> other(RuntimeException cause, HttpServletRequest request) {
        Problem problem = Problem.of(cause, translators).orElseGet(() -> {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), cause);
            return Problem.defect();
        });
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(problem));
    }

    /** Translates Spring's own errors of requests into Vietnamese; our own messages stay unchanged. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders problemHeaders = new HttpHeaders(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(
                cause,
                cause instanceof ErrorResponseException
                        ? body
                        : detail(Problem.of(status).orElseGet(Problem::defect)),
                problemHeaders,
                status,
                request);
    }

    private static ProblemDetail detail(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setTitle(problem.title());
        detail.setProperty("code", problem.code());
        return detail;
    }
}
