package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.Elements.camunda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.Models.Call;
import vn.gov.phutho.cleangov.Models.Model;

/** The tables of README.md that lead from a diagram to the code; written from the models, so never stale. */
class ReadmeMapTest {

    private static final Path README = Path.of("README.md");

    @Test
    void theReadmeMapsTheModelsToTheCode() throws IOException {
        String text = Files.readString(README);
        String current = between("processes", processes(), between("timers", timers(), text));
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, current);
        } else {
            String line = current.lines()
                    .filter(one -> !text.contains(one))
                    .findFirst()
                    .orElse("a line too many");
            assertThat(current)
                    .withFailMessage(
                            "README.md is stale: run mvn test -Dtest=ReadmeMapTest -Dreadme.write=true%n%s", line)
                    .isEqualTo(text);
        }
    }

    private static String between(String name, List<String> rows, String text) {
        String begin = "<!-- %s: generated -->".formatted(name);
        String end = "<!-- /%s -->".formatted(name);
        assertThat(text).as("Keep both markers in README.md").containsSubsequence(begin, end);
        return text.substring(0, text.indexOf(begin) + begin.length())
                + "\n"
                + String.join("\n", rows)
                + "\n"
                + text.substring(text.indexOf(end));
    }

    private static List<String> processes() {
        List<String> rows = table("process", "element", "step", "table", "form", "who", "clause");
        for (Model model : Models.processes()) {
            model.elements().stream()
                    .filter(element -> element instanceof Activity && !(element instanceof SubProcess)
                            || Elements.form(element).isPresent())
                    .map(FlowNode.class::cast)
                    .map(node -> row(
                            link(model),
                            labelled(node),
                            step(node),
                            tables(node),
                            Elements.form(node).map(ReadmeMapTest::form).orElse(""),
                            who(node),
                            String.join(", ", Elements.clauses(node))))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static List<String> timers() {
        List<String> rows = table("process", "timer", "fires at", "what then");
        for (Model model : Models.processes()) {
            for (FlowElement element : model.elements()) {
                if (element instanceof Event event) {
                    event.getChildElementsByType(TimerEventDefinition.class).stream()
                            .map(timer -> row(link(model), labelled(event), firesAt(timer), whatThen(event)))
                            .forEach(rows::add);
                }
            }
        }
        return rows;
    }

    private static String step(FlowNode node) {
        Stream<String> called = node instanceof CallActivity call
                ? Stream.of("calls " + code(call.getCalledElement()))
                : node instanceof BusinessRuleTask task
                        ? Stream.of("[%1$s](processes/%1$s.dmn)".formatted(task.getCamundaDecisionRef()))
                        : Stream.empty();
        Stream<String> steps = Elements.steps(node).stream().map(Call::toString).map(ReadmeMapTest::code);
        return Stream.concat(called, steps).collect(Collectors.joining(", "));
    }

    private static String tables(FlowNode node) {
        return Elements.steps(node).stream()
                .flatMap(call -> MainCode.stepsNamed(call.bean()).stream()
                        .flatMap(MainCode::publicMethods)
                        .filter(method -> method.getName().equals(call.method())))
                .map(Tables::writtenBy)
                .flatMap(Collection::stream)
                .distinct()
                .map(ReadmeMapTest::code)
                .collect(Collectors.joining(", "));
    }

    /** The role that {@code unitSteps.group} is asked for, else the step that knows the group. */
    private static String who(FlowNode node) {
        Optional<Call> call = Models.call(camunda(node, "candidateGroups"));
        return call.map(group -> group.bean().equals("unitSteps")
                        ? group.arguments().get(0).replace("'", "")
                        : group.toString())
                .map(ReadmeMapTest::code)
                .orElse("");
    }

    private static String firesAt(TimerEventDefinition timer) {
        return code(Models.call(Elements.time(timer)).map(Call::toString).orElse(Elements.time(timer)));
    }

    private static String whatThen(Event event) {
        String next = event.getSucceedingNodes().list().stream()
                .map(ReadmeMapTest::labelled)
                .collect(Collectors.joining(", "));
        return event instanceof BoundaryEvent boundary
                ? "%s; %s %s"
                        .formatted(
                                next,
                                labelled(boundary.getAttachedTo()),
                                boundary.cancelActivity() ? "ends" : "goes on")
                : next;
    }

    private static String link(Model model) {
        return "[%s](%s)".formatted(model.id(), model.file());
    }

    private static String form(String file) {
        return "[%s](%s)".formatted(file, Form.DIRECTORY.resolve(file));
    }

    private static String labelled(FlowNode node) {
        return node.getName() == null ? code(node.getId()) : "%s %s".formatted(node.getName(), code(node.getId()));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static List<String> table(String... heads) {
        return new ArrayList<>(List.of(row(heads), "|" + " --- |".repeat(heads.length)));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
