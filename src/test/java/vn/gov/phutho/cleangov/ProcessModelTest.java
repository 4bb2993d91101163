package vn.gov.phutho.cleangov;

import static vn.gov.phutho.cleangov.model.Elements.asksAQuestion;
import static vn.gov.phutho.cleangov.model.Elements.call;
import static vn.gov.phutho.cleangov.model.Elements.extensions;
import static vn.gov.phutho.cleangov.model.Elements.isVietnamese;
import static vn.gov.phutho.cleangov.model.Elements.method;
import static vn.gov.phutho.cleangov.model.Elements.name;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.model.Elements;
import vn.gov.phutho.cleangov.model.ProcessFile;
import vn.gov.phutho.cleangov.model.TableFile;

/**
 * The conventions by which our own models and our own code find each other. What every model must keep, also an analyst's,
 * is in the package {@code model}. A test tells everything that it finds, each with what to do about it.
 */
class ProcessModelTest {

    private static final List<ProcessFile> PROCESSES = Models.processes();
    private static final List<TableFile> DECISIONS = Models.decisions();
    private static final Map<Class<? extends DmnElement>, String> DECISION_IDS =
            Map.of(Rule.class, "Rule_", Input.class, "Input_", Output.class, "Output_");
    private static final String PASCAL_CASE = "[A-Z][A-Za-z0-9]*";

    private final Findings findings = new Findings();

    @AfterEach
    void tellAllAtOnce() {
        findings.fail();
    }

    @Test
    void aPackageServesEachProcess() {
        for (ProcessFile model : PROCESSES) {
            boolean served = MainCode.stepsServing(model.id()).size() == 1;
            demand(served, model.process(), "write «Serves {@code %s}.» in one package-info with *Steps", model.id());
        }
    }

    @Test
    void anIdSaysWhatTheElementIs() {
        each(BaseElement.class, element -> {
            if (element instanceof SequenceFlow flow) {
                String expected = "Flow_" + name(flow.getSource()) + "_" + name(flow.getTarget());
                demand(expected.equals(flow.getId()), flow, "rename it to %s", expected);
            } else if (element instanceof FlowElement || element.getId() != null && !(element instanceof Process)) {
                String prefix = Elements.prefix(element);
                boolean named = String.valueOf(element.getId()).matches(prefix + PASCAL_CASE);
                demand(named, element, "rename it to %s and what it is in PascalCase", prefix);
            }
        });
    }

    @Test
    void eventsOfTheProcessAndQuestionsHaveALabel() {
        each(FlowNode.class, node -> {
            boolean outermostEvent = node instanceof Event && node.getParentElement() instanceof Process;
            boolean mayBeBare = !(node instanceof Activity || outermostEvent || asksAQuestion(node));
            boolean labelled = node.getName() == null ? mayBeBare : isVietnamese(node.getName());
            demand(labelled, node, "label it in Vietnamese: a task verb and object, an event the state reached");
        });
    }

    @Test
    void aConditionAsksForOneVariable() {
        each(SequenceFlow.class, flow -> {
            String condition = Elements.condition(flow);
            boolean one = condition.isEmpty() || condition.matches("\\$\\{\\w+}");
            demand(one, flow, "ask for one variable that a step has set, not %s", condition);
        });
    }

    @Test
    void completingATaskCallsTheStepNamedAfterIt() {
        each(UserTask.class, task -> {
            String expected = "${%s.%s(task)}".formatted(ownSteps(task), method(task));
            boolean called = extensions(task, CamundaTaskListener.class).stream()
                    .filter(listener -> "complete".equals(listener.getCamundaEvent()))
                    .anyMatch(listener -> expected.equals(listener.getCamundaExpression()));
            demand(called, task, "add <camunda:taskListener event=\"complete\" expression=\"%s\"/>", expected);
        });
    }

    @Test
    void aServiceTaskCallsTheStepNamedAfterIt() {
        each(ServiceTask.class, task -> {
            boolean called = call(task.getCamundaExpression())
                    .filter(call -> call.method().equals(method(task)))
                    .isPresent();
            demand(called, task, "set camunda:expression=\"${%s.%s(…)}\", or rename it", ownSteps(task), method(task));
        });
    }

    @Test
    void aModelCallsEveryStep() {
        Set<String> called = PROCESSES.stream()
                .flatMap(model -> model.expressions().stream())
                .flatMap(expression -> call(expression).stream())
                .map(StepCall::toString)
                .collect(Collectors.toSet());
        for (JavaClass steps : MainCode.steps()) {
            MainCode.publicMethods(steps)
                    // What only the models of years that run already call is marked so, until they have closed.
                    .filter(method -> !method.isAnnotatedWith(Deprecated.class))
                    .map(method -> MainCode.bean(steps) + "." + method.getName())
                    .forEach(step -> findings.demand(
                            called.contains(step),
                            step,
                            "remove it: no model calls it; mark it @Deprecated if years that run already do"));
        }
    }

    @Test
    void aMessageIsNamedLikeItsId() {
        each(Message.class, message -> {
            String expected = Elements.kebab(message);
            demand(expected.equals(message.getName()), message, "set its name to %s, in the *Process too", expected);
        });
    }

    @Test
    void theOwnStepsOrTheYearSayWhenATimerFires() {
        each(TimerEventDefinition.class, timer -> {
            // No bean can be called before an instance runs: a start event may fire by cron.
            boolean said = timer.getParentElement() instanceof StartEvent;
            boolean asked = call(Elements.time(timer))
                    .filter(call -> List.of("cycleSteps", ownSteps(timer)).contains(call.bean()))
                    .isPresent();
            String own = ownSteps(timer);
            demand(said || asked, timer, "let cycleSteps or %s say when, not %s", own, Elements.time(timer));
        });
    }

    @Test
    void aDecisionsRowsAreNamed() {
        for (TableFile model : DECISIONS) {
            DECISION_IDS.forEach((type, prefix) -> model.all(type).forEach(row -> {
                boolean named = String.valueOf(row.getId()).matches(prefix + PASCAL_CASE);
                findings.demand(
                        named, model.source().name(), "rename %s to %s…, as Rule_Excellent", row.getId(), prefix);
            }));
        }
    }

    /** The bean of the package that serves the process of an element. */
    private static String ownSteps(BaseElement element) {
        return MainCode.stepsServing(Elements.process(element)).stream()
                .map(MainCode::bean)
                .findFirst()
                .orElse("…Steps");
    }

    private static <T extends BaseElement> void each(Class<T> type, Consumer<T> check) {
        PROCESSES.forEach(model -> model.all(type).forEach(check));
    }

    private void demand(boolean holds, BaseElement element, String whatToDo, Object... names) {
        findings.demand(holds, element, whatToDo, names);
    }
}
