package vn.gov.phutho.cleangov.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;

/** Writes problem details (RFC 9457) where Spring MVC does not answer: in filters. */
public final class Problems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    /** The detail is repeated in {@code message}, because Camunda's web applications show that field. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", problem.title());
        members.put("status", problem.status().value());
        members.put("code", problem.code());
        members.put("detail", problem.detail());
        members.put("message", problem.detail());
        byte[] body = JSON.writeValueAsBytes(members);
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
