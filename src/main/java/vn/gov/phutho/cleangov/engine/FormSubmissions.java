package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Submits forms as the engine's REST interface does, as the current user. */
@Component
public class FormSubmissions {

    /**
     * Variable types with plain values. With any other type the engine would deserialize an object from the request.
     */
    public static final Set<String> PLAIN_TYPES =
            Set.of("String", "Integer", "Long", "Double", "Boolean", "Date", "Json", "Null");

    private static final String NOT_PLAIN = "Mục «%s» của biểu mẫu không đúng dạng. Chưa thay đổi gì.";

    private final ProcessEngine engine;
    private final ObjectMapper json;

    FormSubmissions(ProcessEngine engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /** @param variables the answers of a form: {@code {"decision": {"value": "sign"}}} */
    public record Answers(Map<String, Answer> variables) {}

    /**
     * @param value a text, a number, a boolean or null
     * @param type one of {@link #PLAIN_TYPES}; null for the type of the value
     */
    public record Answer(Object value, String type) {

        private boolean isPlain() {
            return !(value instanceof Iterable || value instanceof Map) && (type == null || PLAIN_TYPES.contains(type));
        }
    }

    /** @throws RefusedException if an answer is no plain value */
    public void submitTask(String taskId, Answers answers) {
        engine.getFormService().submitTaskForm(taskId, values(answers));
    }

    /**
     * @param definitionId of the process that the form starts
     * @throws RefusedException if an answer is no plain value
     */
    public void submitStart(String definitionId, Answers answers) {
        engine.getFormService().submitStartForm(definitionId, values(answers));
    }

    private Map<String, Object> values(Answers answers) {
        Map<String, Object> values = new HashMap<>();
        if (answers.variables() != null) {
            answers.variables().forEach((name, answer) -> values.put(name, value(name, answer)));
        }
        return values;
    }

    private Object value(String name, Answer answer) {
        if (answer == null || !answer.isPlain()) {
            throw new RefusedException(NOT_PLAIN.formatted(name));
        }
        VariableValueDto variable = new VariableValueDto();
        variable.setValue(answer.value());
        variable.setType(answer.type());
        try {
            return variable.toTypedValue(engine, json);
        } catch (RestException wrongType) {
            throw new RefusedException(NOT_PLAIN.formatted(name));
        }
    }
}
