package vn.gov.phutho.cleangov.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Shows an error page to a person who opens a missing or forbidden page. Programs get {@link ProblemAdvice}. */
@Component
public class PageProblems implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

    private final List<ProblemTranslator> translators;

    PageProblems(List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception cause) {
        if (!wantsPage(request) || response.isCommitted()) {
            return null;
        }
        Optional<Problem> explained = cause instanceof MethodArgumentTypeMismatchException wrong
                        && !(wrong.getMostSpecificCause() instanceof NoSuchElementException)
                ? Problem.of(HttpStatus.BAD_REQUEST)
                : Problem.of(cause, translators);
        Problem problem = explained.orElseGet(() -> {
            log.error("{} could not be shown", request.getRequestURI(), cause);
            return Problem.defect();
        });
        response.reset();
        return new ModelAndView(
                "error",
                Map.of("status", problem.status().value(), "title", problem.title(), "detail", problem.detail()),
                problem.status());
    }

    /** Answers from a filter: with a page to a person who opens one, with problem details to a program. */
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (wantsPage(request)) {
            // The error page shows these attributes.
            request.setAttribute("title", problem.title());
            request.setAttribute("detail", problem.detail());
            response.sendError(problem.status().value());
        } else {
            Problems.write(response, problem);
        }
    }

    /** Whether a person opens a page. Paths below {@code /api} are for programs. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
