package vn.gov.phutho.cleangov.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The bodies of an administrator's calls of the engine's REST interface: anything but a variable that is an object or a
 * file, and no instruction to start a process in its middle. The engine would deserialize the object, and no service of
 * ours reads such a variable.
 */
final class AdministratorsBodies {

    static final String REFUSAL =
            "Không nhận biến kiểu Object, File, Bytes, Xml, không nhận tệp và không bắt đầu quy trình ở giữa chừng (startInstructions). Chưa thay đổi gì.";

    private static final Set<String> REFUSED_TYPES = Set.of("object", "file", "bytes", "xml");
    private static final Set<String> REFUSED_FIELDS =
            Set.of("startInstructions", "objectTypeName", "serializationDataFormat");

    private static final ObjectMapper JSON = new ObjectMapper();

    private AdministratorsBodies() {}

    /** Broken JSON passes: the engine says what is wrong with it. */
    static boolean allow(byte[] body) {
        try {
            return body.length == 0 || isPlain(JSON.readTree(body));
        } catch (JsonProcessingException broken) {
            return true;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isPlain(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            boolean refused = REFUSED_FIELDS.contains(field.getKey())
                    && !value.isNull()
                    && !(value.isContainerNode() && value.isEmpty());
            boolean object = field.getKey().equals("type")
                    && node.has("value")
                    && REFUSED_TYPES.contains(value.asText().strip().toLowerCase(Locale.ROOT));
            if (refused || object) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isPlain(child)) {
                return false;
            }
        }
        return true;
    }
}
