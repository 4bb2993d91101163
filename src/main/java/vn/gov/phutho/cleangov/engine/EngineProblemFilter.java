package vn.gov.phutho.cleangov.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;

/**
 * Turns errors of the engine's REST interface into problem details (RFC 9457) in Vietnamese. The class of the failure
 * decides; {@link CommandFailures} stores it in the request.
 */
class EngineProblemFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(EngineProblemFilter.class);

    private static final Pattern TASK = Pattern.compile("/task/(?!count/?$|create/?$|report/)([^/]+)(/.*)?$");
    private static final Pattern FORM = Pattern.compile("/(task|process-definition)/.*[fF]orm[^/]*/?$");
    private static final Pattern FILTER = Pattern.compile("/filter/[^/]+/[^/]+/?$");
    private static final Pattern ONE_TASK = Pattern.compile("/task/[^/]+/?$");
    private static final Pattern QUERY = Pattern.compile("/task(/count)?/?$|/filter/[^/]+/[^/]+/?$");
    private static final Pattern DEPLOYMENT = Pattern.compile("/deployment/create/?$");

    private final TaskService tasks;
    private final EngineProblems problems;
    private final WithoutAuthorization withoutAuthorization;

    EngineProblemFilter(TaskService tasks, EngineProblems problems, WithoutAuthorization withoutAuthorization) {
        this.tasks = tasks;
        this.problems = problems;
        this.withoutAuthorization = withoutAuthorization;
    }

    /** Does not filter other lists: buffering them completely would waste memory. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean reads = "GET".equals(request.getMethod()) || "OPTIONS".equals(request.getMethod());
        return reads && Stream.of(ONE_TASK, FORM, FILTER).noneMatch(pattern -> matches(pattern, request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        if (buffered.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            buffered.copyBodyToResponse();
            return;
        }
        if (isProblem(buffered)) {
            buffered.copyBodyToResponse();
            return;
        }
        Optional<Problem> problem = problem(request, buffered);
        if (problem.isPresent()) {
            Problems.write(response, problem.get());
        } else {
            buffered.copyBodyToResponse();
        }
    }

    /**
     * Empty if the answer stays unchanged: it is already one of our problems, or it concerns the format of the
     * request.
     */
    private Optional<Problem> problem(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        Throwable failure = CommandFailures.of(request);
        HttpStatus status = HttpStatus.valueOf(answer.getStatus());
        if (failure == null && status == HttpStatus.NOT_FOUND && matches(TASK, request)) {
            return Optional.of(taskIsGone());
        }
        if (failure == null) {
            return status.is5xxServerError() ? Optional.of(defect(request, answer)) : Optional.empty();
        }
        Optional<Problem> translated = translated(request, failure);
        // When a task ends, its authorizations and its execution are deleted, so a late request can fail in many
        // ways.
        boolean maybeGone = translated.isEmpty()
                || translated.get().status() == HttpStatus.BAD_REQUEST
                || translated.get().status() == HttpStatus.FORBIDDEN;
        if (maybeGone && ofATaskThatIsGone(request)) {
            return Optional.of(taskIsGone());
        }
        return translated.isPresent() || status.is4xxClientError() ? translated : Optional.of(defect(request, answer));
    }

    private Optional<Problem> translated(HttpServletRequest request, Throwable failure) {
        if (matches(DEPLOYMENT, request)) {
            return problems.ofDeployment(failure);
        }
        return matches(QUERY, request) ? problems.ofQuery(failure) : problems.of(failure);
    }

    /** Whether another filter of ours has already answered. */
    private static boolean isProblem(HttpServletResponse response) {
        return response.getContentType() != null
                && response.getContentType().startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private static Problem taskIsGone() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "task-gone",
                "Việc không còn",
                "Việc này không còn nữa: có thể đã có người hoàn thành, đã hết thời gian để làm, hoặc không được giao"
                        + " cho bạn. Hãy tải lại danh sách việc.");
    }

    private static Problem defect(HttpServletRequest request, ContentCachingResponseWrapper answer) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        log.error(
                "{} {} failed, reported as {}: {}",
                request.getMethod(),
                request.getRequestURI(),
                number,
                new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8),
                CommandFailures.of(request));
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "defect",
                "Lỗi hệ thống",
                "Hệ thống gặp lỗi và chưa thay đổi gì. Hãy báo cho quản trị viên mã lỗi " + number + ".");
    }

    private boolean ofATaskThatIsGone(HttpServletRequest request) {
        Matcher task = TASK.matcher(request.getRequestURI());
        return task.find()
                && withoutAuthorization.run(
                        () -> tasks.createTaskQuery().taskId(task.group(1)).count() == 0);
    }

    private static boolean matches(Pattern pattern, HttpServletRequest request) {
        return pattern.matcher(request.getRequestURI()).find();
    }
}
