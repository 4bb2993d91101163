package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.springframework.stereotype.Component;

/** Submits forms as the engine's REST interface does, as the current user. */
@Component
public class FormSubmissions {

    private final ProcessEngine engine;
    private final ObjectMapper json;

    FormSubmissions(ProcessEngine engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    /** @param variables the answers of a form: {@code {"decision": {"value": "sign"}}} */
    public record Answers(Map<String, VariableValueDto> variables) {}

    public void submitTask(String taskId, Answers answers) {
        engine.getFormService().submitTaskForm(taskId, values(answers));
    }

    /** @param definitionId of the process that the form starts */
    public void submitStart(String definitionId, Answers answers) {
        engine.getFormService().submitStartForm(definitionId, values(answers));
    }

    private Map<String, Object> values(Answers answers) {
        return VariableValueDto.toMap(answers.variables() == null ? Map.of() : answers.variables(), engine, json);
    }
}
