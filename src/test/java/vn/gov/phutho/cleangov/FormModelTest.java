package vn.gov.phutho.cleangov;

import static vn.gov.phutho.cleangov.Elements.camunda;
import static vn.gov.phutho.cleangov.Elements.inputs;
import static vn.gov.phutho.cleangov.Elements.locals;
import static vn.gov.phutho.cleangov.Elements.method;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.Signature;

/** The conventions of forms/: a form, its task and the step that reads it fit together. */
class FormModelTest {

    /** Where people fill in something: every user task, and the start events with a form. */
    private static final List<FlowNode> ASKING = Models.processes().stream()
            .flatMap(model -> model.all(FlowNode.class).stream())
            .filter(node -> node instanceof UserTask || Elements.form(node).isPresent())
            .toList();

    private static final Map<String, Form> FORMS =
            Form.all().stream().collect(Collectors.toMap(Form::name, Function.identity()));

    /** What Tasklist of Camunda 7 cannot show, or what never lets a task be completed. */
    private static final Set<String> BANNED = Set.of("filepicker", "dynamiclist", "documentPreview");

    private static final int SCHEMA_OF_THE_ENGINE = 16;

    private final Findings findings = new Findings();

    @AfterEach
    void tellAllAtOnce() {
        findings.fail();
    }

    @Test
    void aTaskHasTheFormNamedAfterIt() {
        for (FlowNode node : ASKING) {
            String form = Elements.form(node).orElse("");
            String key = camunda(node, "formKey");
            String name = Elements.process(node) + "." + Elements.kebab(reader(node));
            boolean bound = key == null
                    ? "deployment".equals(camunda(node, "formRefBinding"))
                    : key.startsWith("embedded:deployment:");
            findings.demand(Set.of(name + ".form", name + ".html").contains(form), node, "name its form %s", name);
            findings.demand(FORMS.containsKey(form), node, "write forms/%s", form);
            findings.demand(bound, node, "set formRefBinding=\"deployment\" or formKey=\"embedded:deployment:…\"");
        }
    }

    @Test
    void aFormHasATask() {
        Set<String> used =
                ASKING.stream().flatMap(node -> Elements.form(node).stream()).collect(Collectors.toSet());
        FORMS.values()
                .forEach(form -> findings.demand(used.contains(form.name()), form.file(), "remove it: no task has it"));
    }

    @Test
    void theVariablesOfAFormAreLocalToItsTask() {
        for (FlowNode node : ASKING) {
            Form form = FORMS.get(Elements.form(node).orElse(""));
            if (form != null && node instanceof UserTask) {
                for (String field : form.variables()) {
                    boolean local = locals(node).contains(field);
                    findings.demand(local, node, "add <camunda:inputParameter name=\"%s\"/>: its form has it", field);
                }
                for (String input : inputs(node)) {
                    boolean used = form.variables().contains(input);
                    findings.demand(used, node, "remove the inputParameter %s: its form has it not", input);
                }
            }
        }
    }

    @Test
    void aFormDoesNotAskWhatItsTaskIsAbout() {
        Set<String> subjects = Models.processes().stream()
                .flatMap(model -> Stream.concat(
                        model.all(MultiInstanceLoopCharacteristics.class).stream()
                                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable),
                        model.all(CamundaIn.class).stream().map(CamundaIn::getCamundaTarget)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        findings.demand(subjects.contains("agency"), Form.DIRECTORY, "look again where models name subjects");
        for (FlowNode node : ASKING) {
            Form form = FORMS.get(Elements.form(node).orElse(""));
            if (form != null && node instanceof UserTask) {
                for (String field : form.sends()) {
                    boolean own = !subjects.contains(field);
                    findings.demand(own, node, "name the field %s otherwise: the process says that, not a form", field);
                }
            }
        }
    }

    @Test
    void aStepReadsWhatAFormSends() {
        for (FlowNode node : ASKING) {
            Form form = FORMS.get(Elements.form(node).orElse(""));
            if (form != null) {
                FlowNode reader = reader(node);
                String read = Elements.steps(reader).stream()
                        .flatMap(call -> MainCode.stepsNamed(call.bean()).stream())
                        .map(MainCode::source)
                        .map(FormModelTest::withTheSharedAnswer)
                        .collect(Collectors.joining());
                for (String field : form.sends()) {
                    boolean isRead = read.contains("\"" + field + "\"");
                    findings.demand(
                            isRead, form.file(), "read «%s» in the step %s, or take it off", field, method(reader));
                }
                boolean scripted = form.isCamundaForm() || form.scripts().equals(Set.of(method(reader)));
                findings.demand(scripted, form.file(), "call window.cleangov.%s, named after the step", method(reader));
            }
        }
    }

    /** {@code Approval} reads «approve or send back», and {@code Signature} the confirmation, for all steps that use them. */
    private static String withTheSharedAnswer(String step) {
        return Stream.of(Approval.class, Signature.class)
                .filter(answer -> step.contains(answer.getSimpleName() + ".read("))
                .map(answer -> MainCode.source(MainCode.CLASSES.get(answer)))
                .collect(Collectors.joining("", step, ""));
    }

    @Test
    void tasklistCanShowACamundaForm() {
        FORMS.values().stream().filter(Form::isCamundaForm).forEach(form -> {
            JsonNode json = form.json();
            boolean alike = form.name().equals(json.path("id").asText() + ".form");
            boolean shown = json.path("schemaVersion").asInt() == SCHEMA_OF_THE_ENGINE;
            findings.demand(alike, form.file(), "name file and form id alike");
            findings.demand(
                    shown, form.file(), "set \"schemaVersion\": %d, which the engine knows", SCHEMA_OF_THE_ENGINE);
            for (JsonNode component : form.components()) {
                String type = component.path("type").asText();
                String key = component.path("key").asText();
                boolean labelled = key.isEmpty() || Form.labels(component).allMatch(Elements::isVietnamese);
                findings.demand(
                        !BANNED.contains(type), form.file(), "write an .html form: Tasklist cannot show a %s", type);
                findings.demand(labelled, form.file(), "label %s and its options in Vietnamese", key);
            }
        });
    }

    /** Who reads a form's answer: the task itself, or what follows a start event. */
    private static FlowNode reader(FlowNode node) {
        return node instanceof StartEvent start ? start.getSucceedingNodes().singleResult() : node;
    }
}
