package vn.gov.phutho.cleangov.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.platform.StorableText;

/**
 * Accepts from a task form or start form only the fields that the form asks for, and no other variable. The engine
 * itself writes every variable that is sent, even the one that names the subject of the task: an agency could
 * complete its task with the name of another agency and write the points of that one.
 */
@Component
class FormAnswers extends AbstractProcessEnginePlugin {

    /** The ways in which an embedded form names its fields: our own call, a script's call, an input's attribute. */
    private static final Pattern SENDS = Pattern.compile("\\bsends:\\s*\\{([^}]*)}");

    private static final Pattern TYPED = Pattern.compile("(\\w+)\\s*:\\s*'\\w+'");
    private static final Pattern CREATED =
            Pattern.compile("\\.createVariable\\(\\s*\\{[^}]*?\\bname:\\s*['\"](\\w+)['\"]");
    private static final Pattern INPUT = Pattern.compile("\\bcam-variable-name\\s*=\\s*['\"](\\w+)['\"]");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In characters; the engine's columns for texts have this length. */
    private static final int LONGEST_TEXT = 4000;

    /** What an official reads instead of the name of a variable. */
    private static final String FORM = "Biểu mẫu";

    /** By process definition and element. A deployed form never changes. */
    private final Map<String, Fields> known = new ConcurrentHashMap<>();

    /**
     * The fields of a form.
     *
     * @param shown fields that the form only shows. Tasklist sends them back, but they are not written
     */
    private record Fields(Set<String> asked, Set<String> shown) {

        private static final Fields NONE = new Fields(Set.of(), Set.of());

        Map<String, Object> of(Map<String, Object> sent) {
            Map<String, Object> answers = new HashMap<>();
            sent.forEach((name, value) -> {
                if (name.equals(Signature.CONFIRMED) && !asked.contains(name)) {
                    return; // stays with the task, as its local variable
                }
                if (asked.contains(name)) {
                    requireStorable(value);
                    answers.put(name, value);
                } else if (!shown.contains(name)) {
                    throw new RefusedException(
                            "Biểu mẫu của việc này không có mục «%s». Chưa thay đổi gì.".formatted(name));
                }
            });
            return answers;
        }
    }

    /** A text, or JSON with texts, can be stored. JSON may hide a character as {@code &#92;u0000}. */
    private static void requireStorable(Object value) {
        StorableText.require(FORM, FormFields.text(value));
        FormFields.json(value).ifPresent(json -> StorableText.require(FORM, json));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new Tasks());
        configuration.setFormService(new Forms());
    }

    private Map<String, Object> ofTask(CommandContext context, String taskId, Map<String, Object> sent) {
        TaskEntity task = sent == null || sent.isEmpty() || taskId == null
                ? null
                : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            // The task no longer exists: the engine reports that itself.
            return sent;
        }
        if (task.getProcessDefinitionId() == null) {
            return Fields.NONE.of(sent);
        }
        if (sent.containsKey(Signature.CONFIRMED)) {
            task.setVariableLocal(Signature.CONFIRMED, sent.get(Signature.CONFIRMED));
        }
        String key = task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey();
        Fields fields = known.computeIfAbsent(key, unread -> {
            FormDefinition form = task.getTaskDefinition().getFormDefinition();
            return fields(context, form, engine -> engine.getDeployedTaskForm(taskId));
        });
        return fields.of(sent);
    }

    private Map<String, Object> ofStart(CommandContext context, String definitionId, Map<String, Object> sent) {
        if (sent == null || sent.isEmpty() || definitionId == null) {
            return sent;
        }
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        Fields fields = known.computeIfAbsent(
                definitionId,
                unread -> fields(
                        context,
                        definition.getStartFormDefinition(),
                        engine -> engine.getDeployedStartForm(definitionId)));
        return fields.of(sent);
    }

    private static Fields fields(CommandContext context, FormDefinition form, Deployed deployed) {
        if (form == null || (form.getFormKey() == null && form.getCamundaFormDefinitionKey() == null)) {
            return Fields.NONE;
        }
        return context.runWithoutAuthorization(() -> {
            try (InputStream file = deployed.open(
                    (FormServiceImpl) context.getProcessEngineConfiguration().getFormService())) {
                byte[] text = file.readAllBytes();
                return form.getFormKey() == null ? camundaForm(text) : embeddedForm(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Fields embeddedForm(byte[] html) {
        String text = new String(html, StandardCharsets.UTF_8);
        Stream<String> sent = found(SENDS, text).flatMap(fields -> found(TYPED, fields));
        Stream<String> others = Stream.of(CREATED, INPUT).flatMap(pattern -> found(pattern, text));
        return new Fields(Stream.concat(sent, others).collect(Collectors.toSet()), Set.of());
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1));
    }

    private static Fields camundaForm(byte[] json) throws IOException {
        Fields fields = new Fields(new HashSet<>(), new HashSet<>());
        add(JSON.readTree(json), fields);
        return fields;
    }

    private static void add(JsonNode parent, Fields fields) {
        for (JsonNode component : parent.path("components")) {
            boolean shown = component.path("readonly").asBoolean()
                    || component.path("disabled").asBoolean();
            if (component.has("key")) {
                (shown ? fields.shown() : fields.asked())
                        .add(component.path("key").asText());
            }
            add(component, fields);
        }
    }

    /** Opens the form that was deployed with the model. */
    @FunctionalInterface
    private interface Deployed {
        InputStream open(FormServiceImpl forms);
    }

    private class Tasks extends TaskServiceImpl {

        @Override
        public void complete(String taskId, Map<String, Object> variables) {
            in(commandExecutor, variables, context -> {
                super.complete(taskId, ofTask(context, taskId, variables));
                return null;
            });
        }

        @Override
        public VariableMap completeWithVariablesInReturn(
                String taskId, Map<String, Object> variables, boolean deserializeValues) {
            return in(
                    commandExecutor,
                    variables,
                    context -> super.completeWithVariablesInReturn(
                            taskId, ofTask(context, taskId, variables), deserializeValues));
        }

        @Override
        public void resolveTask(String taskId, Map<String, Object> variables) {
            in(commandExecutor, variables, context -> {
                super.resolveTask(taskId, ofTask(context, taskId, variables));
                return null;
            });
        }
    }

    private class Forms extends FormServiceImpl {

        @Override
        public void submitTaskForm(String taskId, Map<String, Object> properties) {
            in(commandExecutor, properties, context -> {
                super.submitTaskForm(taskId, ofTask(context, taskId, properties));
                return null;
            });
        }

        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(
                String taskId, Map<String, Object> properties, boolean deserializeValues) {
            return in(
                    commandExecutor,
                    properties,
                    context -> super.submitTaskFormWithVariablesInReturn(
                            taskId, ofTask(context, taskId, properties), deserializeValues));
        }

        @Override
        public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
            return in(
                    commandExecutor,
                    properties,
                    context -> super.submitStartForm(
                            processDefinitionId, ofStart(context, processDefinitionId, properties)));
        }

        @Override
        public ProcessInstance submitStartForm(
                String processDefinitionId, String businessKey, Map<String, Object> properties) {
            return in(
                    commandExecutor,
                    properties,
                    context -> super.submitStartForm(
                            processDefinitionId, businessKey, ofStart(context, processDefinitionId, properties)));
        }
    }

    /**
     * Runs both commands as one: the task is read once, and a failure of the inner command rolls back everything. A text
     * that the engine cannot store is refused last, so that a service can first say it in the words of its form.
     */
    private static <T> T in(CommandExecutor executor, Map<String, Object> sent, Command<T> command) {
        return executor.execute(context -> {
            T result = command.execute(context);
            requireShort(sent);
            return result;
        });
    }

    private static void requireShort(Map<String, Object> sent) {
        if (sent != null) {
            sent.values().stream()
                    .filter(String.class::isInstance)
                    .map(value -> ((String) value).codePoints().count())
                    .filter(length -> length > LONGEST_TEXT)
                    .findFirst()
                    .ifPresent(length -> {
                        throw new RefusedException(
                                "Một mục của biểu mẫu dài %d ký tự. Mỗi mục dài nhất %d ký tự, hãy rút ngắn. Chưa thay đổi gì."
                                        .formatted(length, LONGEST_TEXT));
                    });
        }
    }
}
