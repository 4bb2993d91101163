package vn.gov.phutho.cleangov;

import static vn.gov.phutho.cleangov.model.Elements.method;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.model.Elements;
import vn.gov.phutho.cleangov.model.FormFile;

/**
 * The names by which our own forms, tasks and steps find each other. What every form must keep, also an analyst's, is in
 * the package {@code model}.
 */
class FormModelTest {

    /** Where people fill in something: every user task, and the start events with a form. */
    private static final List<FlowNode> ASKING = Models.processes().stream()
            .flatMap(model -> model.all(FlowNode.class).stream())
            .filter(node -> node instanceof UserTask || Elements.form(node).isPresent())
            .toList();

    private static final Map<String, FormFile> FORMS =
            Models.forms().stream().collect(Collectors.toMap(FormFile::name, Function.identity()));

    private final Findings findings = new Findings();

    @AfterEach
    void tellAllAtOnce() {
        findings.fail();
    }

    @Test
    void aTaskHasTheFormNamedAfterIt() {
        for (FlowNode node : ASKING) {
            String form = Elements.form(node).orElse("");
            String name = Elements.process(node) + "." + Elements.kebab(reader(node));
            findings.demand(Set.of(name + ".form", name + ".html").contains(form), node, "name its form %s", name);
        }
    }

    @Test
    void anEmbeddedFormCallsTheScriptNamedAfterItsStep() {
        for (FlowNode node : ASKING) {
            FormFile form = FORMS.get(Elements.form(node).orElse(""));
            String step = method(reader(node));
            boolean scripted = form.isCamundaForm() || form.scripts().equals(Set.of(step));
            findings.demand(scripted, form.name(), "call window.cleangov.%s, named after the step", step);
        }
    }

    /** Who reads a form's answer: the task itself, or what follows a start event. */
    private static FlowNode reader(FlowNode node) {
        return node instanceof StartEvent start ? start.getSucceedingNodes().singleResult() : node;
    }
}
