package vn.gov.phutho.cleangov.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import vn.gov.phutho.cleangov.platform.Problems;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * What an official reads when the engine does not do what Tasklist asked of it. The engine wraps every answer of ours in
 * «ENGINE-03051 There was an exception while invoking the TaskListener…» with status 500; here a refusal gets its own
 * words and status back, and whatever else goes wrong on the way gets a sentence that a person understands.
 */
class RefusalFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RefusalFilter.class);
    /** The number of the engine's optimistic locking, which is all that a form's answer tells of it. */
    private static final String MET_ANOTHER = "ENGINE-03005";

    private static final Pattern TASK = Pattern.compile("/task/([^/]+)/");
    private static final Pattern ONE_TASK = Pattern.compile("/task/[^/]+/?$");

    private static final List<String> GONE =
            List.of("Cannot find task with id", "No matching task with id", "task is null");

    private final TaskService tasks;

    RefusalFilter(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Only what changes something is answered by our steps; reading goes through untouched, but for a link to a
        // task.
        boolean reads = "GET".equals(request.getMethod()) || "OPTIONS".equals(request.getMethod());
        return reads && !ONE_TASK.matcher(request.getRequestURI()).find();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        String refusal = RefusedException.during(() -> chain.doFilter(request, buffered));
        if (buffered.getStatus() < 400) {
            buffered.copyBodyToResponse();
            return;
        }
        if (isProblem(buffered)) {
            buffered.copyBodyToResponse();
            return;
        }
        String body = new String(buffered.getContentAsByteArray(), StandardCharsets.UTF_8);
        if (refusal != null) {
            Problems.write(response, HttpStatus.UNPROCESSABLE_ENTITY, "Chưa thực hiện được", refusal);
        } else if (body.contains("OptimisticLockingException") || body.contains(MET_ANOTHER)) {
            Problems.write(
                    response,
                    HttpStatus.CONFLICT,
                    "Có người khác vừa làm",
                    "Có người khác vừa làm việc này cùng lúc với bạn. Chưa thay đổi gì; hãy tải lại trang rồi xem lại.");
        } else if (GONE.stream().anyMatch(body::contains)) {
            taskIsGone(response);
        } else if ((buffered.getStatus() == HttpStatus.FORBIDDEN.value() || buffered.getStatus() >= 500)
                && ofATaskThatIsGone(request)) {
            // With a task its rights and its execution go: whoever comes a moment late fails in many ways.
            log.info("{} {}: the task is gone: {}", request.getMethod(), request.getRequestURI(), body);
            taskIsGone(response);
        } else if (buffered.getStatus() == HttpStatus.FORBIDDEN.value() || body.contains("AuthorizationException")) {
            Problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Không có quyền",
                    "Việc này không được giao cho bạn hoặc đơn vị của bạn. Chưa thay đổi gì.");
        } else if (body.contains("Unable to resolve expression")) {
            Problems.write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Yêu cầu không hợp lệ",
                    "Truy vấn có biểu thức không được phép hoặc không đọc được.");
        } else if (buffered.getStatus() >= 500) {
            String number = UUID.randomUUID().toString().substring(0, 8);
            log.error("{} {} failed, reported as {}: {}", request.getMethod(), request.getRequestURI(), number, body);
            Problems.write(
                    response,
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "Lỗi hệ thống",
                    "Hệ thống gặp lỗi và chưa thay đổi gì. Hãy báo cho quản trị viên mã lỗi " + number + ".");
        } else {
            buffered.copyBodyToResponse();
        }
    }

    /** Another filter of ours has answered already. */
    private static boolean isProblem(HttpServletResponse response) {
        return response.getContentType() != null
                && response.getContentType().startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private boolean ofATaskThatIsGone(HttpServletRequest request) {
        Matcher task = TASK.matcher(request.getRequestURI());
        return task.find() && tasks.createTaskQuery().taskId(task.group(1)).count() == 0;
    }

    private static void taskIsGone(HttpServletResponse response) throws IOException {
        Problems.write(
                response,
                HttpStatus.NOT_FOUND,
                "Việc không còn",
                "Việc này không còn nữa: có thể đã có người hoàn thành, đã hết thời gian để làm, hoặc không được giao cho bạn. Hãy tải lại danh sách việc.");
    }
}
