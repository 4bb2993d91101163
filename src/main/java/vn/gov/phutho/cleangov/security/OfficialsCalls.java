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

/**
 * The calls of the engine's REST interface that an official may make: those of Tasklist, and those to claim, unclaim
 * and complete a task or to start a process with a form. All other calls are for administrators.
 */
final class OfficialsCalls {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TASK = "/task/" + ID;
    private static final String FILTER = "/filter/" + ID;
    private static final String DEFINITION = "/process-definition/(" + ID + "|[a-z-]+:\\d+:" + ID + "|key/[a-z-]+)";

    /**
     * Variable types with plain values. With any other type the engine would deserialize an object from the request.
     */
    private static final Set<String> PLAIN_TYPES =
            Set.of("String", "Integer", "Long", "Double", "Boolean", "Date", "Json", "Null");

    private static final BiPredicate<JsonNode, String> NOTHING = (body, user) -> body.isEmpty();
    private static final BiPredicate<JsonNode, String> ANYTHING = (body, user) -> true;

    private static final List<Call> CALLS = List.of(
            new Call(
                    "GET",
                    "/(engine|version|filter|filter/count|task|task/count|process-definition|process-definition/count)"),
            new Call("GET", "/authorization/check|/password-policy|/history/user-operation(/count)?"),
            new Call("GET", "/user/[^/]+/profile"),
            new Call("GET", FILTER + "(/(list|count|singleResult))?"),
            new Call("POST", FILTER + "/(list|count|singleResult)", ANYTHING),
            new Call("POST", "/task(/count)?|/password-policy", ANYTHING),
            new Call("GET", TASK + "(/(form|rendered-form|deployed-form|form-variables|identity-links|comment))?"),
            new Call(
                    "POST",
                    TASK + "/claim",
                    (body, user) -> has(body, Set.of("userId"))
                            && body.path("userId").asText().equals(user)),
            new Call("POST", TASK + "/unclaim", ANYTHING),
            new Call("POST", TASK + "/comment/create", (body, user) -> has(body, Set.of("message"))),
            new Call("POST", TASK + "/(complete|submit-form)", (body, user) -> isForm(body, Set.of("variables"))),
            new Call(
                    "GET",
                    DEFINITION + "(/(xml|startForm|form-variables|rendered-form|deployed-start-form|deployed-form))?"),
            new Call(
                    "POST",
                    DEFINITION + "/submit-form",
                    (body, user) -> isForm(body, Set.of("variables", "businessKey"))
                            && body.path("businessKey").asText().isEmpty()));

    private static final Pattern OWN_PASSWORD = Pattern.compile("/user/([^/]+)/credentials");

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OfficialsCalls() {}

    private record Call(String method, Pattern path, BiPredicate<JsonNode, String> body) {

        Call(String method, String path) {
            this(method, path, NOTHING);
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

    /**
     * Whether an official may call this.
     *
     * @param path the path below the engine: {@code /task/…/claim}
     * @param body the body as it was sent; empty if there was none
     * @param user the official's account
     */
    static boolean allow(String method, String path, byte[] body, String user) {
        Optional<JsonNode> json = json(body);
        return json.isPresent()
                && (isOwnPassword(method, path, user)
                        || calls(method, path).anyMatch(call -> call.body().test(json.get(), user)));
    }

    private static Stream<Call> calls(String method, String path) {
        return CALLS.stream().filter(call -> call.isOf(method, path));
    }

    /** Whether the official changes their own password. The engine itself checks the old password. */
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
                && variables.properties().stream().map(Map.Entry::getValue).allMatch(OfficialsCalls::isPlain);
    }

    /** Whether the variable has a plain value: text, number or boolean. JSON is sent as text. */
    private static boolean isPlain(JsonNode variable) {
        JsonNode type = variable.path("type");
        return variable.isObject()
                && has(variable, Set.of("value", "type", "valueInfo", "local"))
                && !variable.path("value").isContainerNode()
                && variable.path("valueInfo").isEmpty()
                && (type.isMissingNode() || type.isNull() || PLAIN_TYPES.contains(type.asText()));
    }
}
