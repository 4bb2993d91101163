package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.platform.StorableText;

/** Reads and stores the draft of a task, for people who may work on the task in the engine. */
@RestController
@RequestMapping("/api/tasks/{taskId}/draft")
class DraftController {

    /**
     * The largest draft in bytes, enough for the longest form: thirty communes, eight indicators, a note of 2000
     * characters for each.
     */
    static final int LARGEST = 1024 * 1024;

    private final Drafts drafts;
    private final TaskService tasks;
    private final CurrentUser user;
    private final ObjectMapper json;
    private final Clock clock;

    DraftController(Drafts drafts, TaskService tasks, CurrentUser user, ObjectMapper json, Clock clock) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    /** Answers 204 if there is no draft. */
    @GetMapping
    ResponseEntity<Drafts.Draft> draft(@PathVariable String taskId) {
        task(taskId);
        return drafts.find(taskId)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Replaces the draft by this JSON and returns the time. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Instant> save(@PathVariable String taskId, InputStream body) throws IOException {
        String assignee = task(taskId).getAssignee();
        if (assignee != null && !assignee.equals(user.id())) {
            throw new ForbiddenException("Việc này đã có người khác nhận, bạn không sửa bản nháp được.");
        }
        byte[] content = body.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new RefusedException("Bản nháp dài quá %d kB.".formatted(LARGEST / 1024));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        drafts.save(taskId, new Drafts.Draft(now, user.id(), readable(content)));
        return Map.of("savedAt", now);
    }

    /** The task, if the engine shows it to the user: to its candidate group and to its assignee. */
    private Task task(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw new NoSuchElementException("Việc này không còn nữa hoặc không được giao cho bạn.");
        }
        return task;
    }

    private String readable(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            JsonNode draft = json.readTree(text);
            if (draft.isObject() && isFinite(draft)) {
                StorableText.require("Bản nháp", draft);
                return text;
            }
        } catch (IOException broken) {
            // Refused below, like JSON that is not an object.
        }
        throw new RefusedException("Bản nháp không đúng dạng.");
    }

    /** Whether each number has a value: {@code 1e999999999} has none. */
    private static boolean isFinite(JsonNode json) {
        return (!json.isFloatingPointNumber() || Double.isFinite(json.doubleValue()))
                && StreamSupport.stream(json.spliterator(), false).allMatch(DraftController::isFinite);
    }
}
