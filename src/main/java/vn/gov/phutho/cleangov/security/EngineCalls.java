package vn.gov.phutho.cleangov.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.engine.FormSubmissions;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.SystemRole;

/**
 * The calls of the engine's REST interface that a role may make, as a closed list of method, path and body. Only
 * administrators may call the whole interface ({@link AdministratorsBodies}).
 */
enum EngineCalls {
    /** Those of Tasklist, and those to claim, unclaim and complete a task or to start a process with a form. */
    OF_OFFICIALS(
            "Thao tác này không dành cho cán bộ, chỉ quản trị viên hệ thống mới thực hiện được. Chưa thay đổi gì.",
            List.of(
                    new Call(
                            "GET",
                            "/(engine|version|filter|filter/count|task|task/count|process-definition|process-definition/count)"),
                    new Call("GET", "/authorization/check|/password-policy|/history/user-operation(/count)?"),
                    new Call("GET", "/user/[^/]+/profile"),
                    new Call("GET", Path.FILTER + "(/(list|count|singleResult))?"),
                    new Call("POST", Path.FILTER + "/(list|count|singleResult)", EngineCalls::anything),
                    new Call("POST", "/task(/count)?|/password-policy", EngineCalls::anything),
                    new Call(
                            "GET",
                            Path.TASK + "(/(form|rendered-form|deployed-form|form-variables|identity-links|comment))?"),
                    new Call(
                            "POST",
                            Path.TASK + "/claim",
                            (body, user) -> has(body, Set.of("userId"))
                                    && body.path("userId").asText().equals(user)),
                    new Call("POST", Path.TASK + "/unclaim", EngineCalls::anything),
                    new Call("POST", Path.TASK + "/comment/create", (body, user) -> has(body, Set.of("message"))),
                    new Call(
                            "POST",
                            Path.TASK + "/(complete|submit-form)",
                            (body, user) -> isForm(body, Set.of("variables"))),
                    new Call(
                            "GET",
                            Path.PROCESS
                                    + "(/(xml|startForm|form-variables|rendered-form|deployed-start-form|deployed-form))?"),
                    new Call(
                            "POST",
                            Path.PROCESS + "/submit-form",
                            (body, user) -> isForm(body, Set.of("variables", "businessKey"))
                                    && body.path("businessKey").asText().isEmpty()))),

    /** What Tasklist reads to show itself. An auditor reads the rest on our pages. */
    OF_AUDITORS(
            "Tài khoản của người giám sát chỉ để xem. Chưa thay đổi gì.",
            List.of(
                    new Call("GET", "/(engine|version|filter|filter/count|task|task/count)"),
                    new Call("GET", "/authorization/check|/password-policy"),
                    new Call("POST", "/password-policy", EngineCalls::anything),
                    new Call("GET", "/user/[^/]+/profile"),
                    new Call("GET", Path.FILTER + "(/(list|count|singleResult))?"),
                    new Call("POST", Path.FILTER + "/(list|count|singleResult)", EngineCalls::anything),
                    new Call("POST", "/task(/count)?", EngineCalls::anything),
                    new Call("GET", "/process-definition(/count)?"))),

    /** Deploy models and read them; no task, no variable and no history. */
    OF_ANALYSTS(
            "Thao tác này không dành cho chuyên viên quy trình: chỉ được xem và triển khai sơ đồ, bảng quyết định, biểu mẫu. Chưa thay đổi gì.",
            List.of(
                    new Call("GET", "/(engine|version)|/authorization/check|/password-policy"),
                    new Call("POST", "/password-policy", EngineCalls::anything),
                    new Call("GET", "/user/[^/]+/profile"),
                    new Call(
                            "GET",
                            "/deployment(/count)?|/deployment/" + Path.ID + "(/resources(/" + Path.ID + "(/data)?)?)?"),
                    new Call("POST", Path.DEPLOY, EngineCalls::nothing),
                    new Call("GET", "/(process|decision|decision-requirements)-definition(/count)?"),
                    new Call("GET", Path.PROCESS + "(/(xml|diagram|startForm|deployed-start-form|statistics))?"),
                    new Call(
                            "GET",
                            "/decision(-requirements)?-definition/(" + Path.VERSION
                                    + "|key/[a-z-]+)(/(xml|diagram))?"))),

    /** Programs that watch the application read how much there is to do, and nothing about it. */
    OF_MACHINES(
            "Thao tác này không dành cho chương trình giám sát. Chưa thay đổi gì.",
            List.of(
                    new Call("GET", "/(engine|version)"),
                    new Call("GET", "/(job|incident|process-instance|deployment|process-definition)/count")));

    /** The paths of the interface, below the engine. */
    private static final class Path {
        private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        private static final String VERSION = "(" + ID + "|[a-z-]+:\\d+:" + ID + ")";
        private static final String TASK = "/task/" + ID;
        private static final String FILTER = "/filter/" + ID;
        private static final String PROCESS = "/process-definition/(" + VERSION + "|key/[a-z-]+)";
        private static final String DEPLOY = "/deployment/create";
    }

    private static final Pattern OWN_PASSWORD = Pattern.compile("/user/([^/]+)/credentials");

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String refusal;
    private final List<Call> calls;

    EngineCalls(String refusal, List<Call> calls) {
        this.refusal = refusal;
        this.calls = calls;
    }

    private record Call(String method, Pattern path, BiPredicate<JsonNode, String> body) {

        Call(String method, String path) {
            this(method, path, EngineCalls::nothing);
        }

        Call(String method, String path, BiPredicate<JsonNode, String> body) {
            this(method, Pattern.compile(path), body);
        }

        boolean isOf(String asked, String path) {
            String counted = "HEAD".equals(asked) ? "GET" : asked;
            return (method.equals(counted) || "OPTIONS".equals(asked))
                    && this.path.matcher(path).matches();
        }
    }

    /** The calls of an account that is no administrator's. */
    static EngineCalls of(Set<String> groups) {
        return SystemRole.onlyReads(groups)
                ? OF_AUDITORS
                : Right.DEPLOY_MODELS.isInSystem(groups)
                        ? OF_ANALYSTS
                        : Right.COUNT_WORK.isInSystem(groups) ? OF_MACHINES : OF_OFFICIALS;
    }

    /** What the caller reads, in Vietnamese, when a call is not in the list. */
    String refusal() {
        return refusal;
    }

    /**
     * Whether this call may be made.
     *
     * @param path the path below the engine: {@code /task/…/claim}
     * @param body the body as it was sent; empty if there was none
     * @param user the caller's account
     */
    boolean allow(String method, String path, byte[] body, String user) {
        Optional<JsonNode> json = json(body);
        return json.isPresent()
                && (isOwnPassword(method, path, user)
                        || matching(method, path).anyMatch(call -> call.body().test(json.get(), user)));
    }

    /** Whether files may be sent to this path. The engine reads them, and checks each of them. */
    boolean allowFiles(String method, String path) {
        return path.equals(Path.DEPLOY) && matching(method, path).findAny().isPresent();
    }

    private Stream<Call> matching(String method, String path) {
        return calls.stream().filter(call -> call.isOf(method, path));
    }

    private static boolean nothing(JsonNode body, String user) {
        return body.isEmpty();
    }

    private static boolean anything(JsonNode body, String user) {
        return true;
    }

    /** Whether people change their own password. The engine itself checks the old password. */
    private static boolean isOwnPassword(String method, String path, String user) {
        var match = OWN_PASSWORD.matcher(path);
        return "PUT".equals(method) && match.matches() && match.group(1).equals(user);
    }

    /**
     * The body as JSON: an empty object if there was no body. Empty if the body is not a JSON object in UTF-8 with
     * unique field names.
     */
    private static Optional<JsonNode> json(byte[] body) {
        if (body.length == 0) {
            return Optional.of(STRICT.createObjectNode());
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.ofNullable(STRICT.readTree(text)).filter(JsonNode::isObject);
        } catch (CharacterCodingException | JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean has(JsonNode body, Set<String> fields) {
        Iterator<String> names = body.fieldNames();
        while (names.hasNext()) {
            if (!fields.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForm(JsonNode body, Set<String> fields) {
        JsonNode variables = body.path("variables");
        return has(body, fields)
                && (variables.isMissingNode() || variables.isNull() || variables.isObject())
                && variables.properties().stream().map(Map.Entry::getValue).allMatch(EngineCalls::isPlain);
    }

    /** Whether the variable has a plain value: text, number or boolean. JSON is sent as text. */
    private static boolean isPlain(JsonNode variable) {
        JsonNode type = variable.path("type");
        return variable.isObject()
                && has(variable, Set.of("value", "type", "valueInfo", "local"))
                && !variable.path("value").isContainerNode()
                && variable.path("valueInfo").isEmpty()
                && (type.isMissingNode() || type.isNull() || FormSubmissions.PLAIN_TYPES.contains(type.asText()));
    }
}
