package vn.gov.phutho.cleangov;

import static vn.gov.phutho.cleangov.Elements.asksAQuestion;
import static vn.gov.phutho.cleangov.Elements.camunda;
import static vn.gov.phutho.cleangov.Elements.extensions;
import static vn.gov.phutho.cleangov.Elements.isVietnamese;
import static vn.gov.phutho.cleangov.Elements.method;
import static vn.gov.phutho.cleangov.Elements.name;
import static vn.gov.phutho.cleangov.Elements.ownSteps;
import static vn.gov.phutho.cleangov.Models.call;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
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
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.Models.Call;
import vn.gov.phutho.cleangov.Models.DecisionModel;
import vn.gov.phutho.cleangov.Models.Model;
import vn.gov.phutho.cleangov.cycle.Clause;

/** The conventions of processes/. A test tells everything that it finds, each with what to do about it. */
class ProcessModelTest {

    private static final List<Model> PROCESSES = Models.processes();
    private static final List<DecisionModel> DECISIONS = Models.decisions();
    private static final Map<Class<? extends DmnElement>, String> DECISION_IDS =
            Map.of(Rule.class, "Rule_", Input.class, "Input_", Output.class, "Output_");
    private static final Set<String> CLAUSES =
            Stream.of(Clause.values()).map(Clause::id).collect(Collectors.toSet());
    private static final String PASCAL_CASE = "[A-Z][A-Za-z0-9]*";

    private final Findings findings = new Findings();

    @AfterEach
    void tellAllAtOnce() {
        findings.fail();
    }

    @Test
    void aFileHoldsTheOneProcessThatItIsNamedAfter() {
        for (Model model : PROCESSES) {
            boolean alike = model.file().endsWith(model.id() + ".bpmn");
            findings.demand(alike, model.file(), "name file and process alike; the process is %s", model.id());
            demand(model.all(Process.class).size() == 1, model.process(), "keep one process in a file");
            demand(model.process().isExecutable(), model.process(), "set isExecutable=\"true\"");
            demand(isVietnamese(model.process().getName()), model.process(), "name it in Vietnamese");
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
    void labelsAreVietnamese() {
        each(FlowNode.class, node -> {
            boolean outermostEvent = node instanceof Event && node.getParentElement() instanceof Process;
            boolean mayBeBare = !(node instanceof Activity || outermostEvent || asksAQuestion(node));
            boolean labelled = node.getName() == null ? mayBeBare : isVietnamese(node.getName());
            demand(labelled, node, "label it in Vietnamese: a task verb and object, an event the state reached");
        });
    }

    @Test
    void aGatewayAsksOneQuestion() {
        each(FlowNode.class, node -> {
            if (asksAQuestion(node)) {
                String usual = node.getAttributeValue("default");
                demand(String.valueOf(node.getName()).endsWith("?"), node, "label it with a question: «Đạt chuẩn?»");
                demand(usual != null, node, "make one of its flows the default flow");
                node.getOutgoing().forEach(flow -> answers(flow, flow.getId().equals(usual)));
            } else {
                node.getOutgoing()
                        .forEach(flow -> demand(Elements.condition(flow).isEmpty(), flow, "let a gateway ask"));
            }
        });
    }

    private void answers(SequenceFlow flow, boolean usual) {
        String condition = Elements.condition(flow);
        demand(isVietnamese(flow.getName()), flow, "label it with its answer in Vietnamese: «Có», «Trả lại»");
        if (usual) {
            demand(condition.isEmpty(), flow, "remove the condition of the default flow");
        } else if (!condition.matches("\\$\\{\\w+}")) {
            demand(false, flow, "ask for one variable that a step has set, not %s", condition);
        } else {
            String variable = condition.replaceAll("\\W", "");
            demand(isAnswered(flow, variable), flow, "let a step set «%s»: nothing does", variable);
        }
    }

    private static boolean isAnswered(SequenceFlow flow, String variable) {
        return MainCode.tellsTheEngine(variable)
                || flow.getModelInstance().getModelElementsByType(Activity.class).stream()
                        .anyMatch(activity -> variable.equals(camunda(activity, "resultVariable")));
    }

    @Test
    void historyIsKeptAsLongAsTheArchiveAsks() {
        PROCESSES.forEach(model -> isKept(model.process().getCamundaHistoryTimeToLiveString(), model.file()));
        DECISIONS.forEach(model -> isKept(model.decision().getCamundaHistoryTimeToLiveString(), model.file()));
    }

    private void isKept(String timeToLive, Object file) {
        findings.demand(String.valueOf(timeToLive).matches("P\\d+D"), file, "set camunda:historyTimeToLive=\"P3650D\"");
    }

    @Test
    void aUserTaskSaysWhoUntilWhenAndWhy() {
        each(UserTask.class, task -> {
            boolean who = call(task.getCamundaCandidateGroups()).isPresent();
            demand(who, task, "set camunda:candidateGroups=\"${unitSteps.group(role, execution.processBusinessKey)}\"");
            boolean due = call(task.getCamundaDueDate()).isPresent();
            demand(due, task, "set camunda:dueDate=\"${cycleSteps.…Due(execution.processBusinessKey)}\"");
            boolean why = !Elements.clauses(task).isEmpty();
            demand(why, task, "name the directive's clause (D2.3a) in its documentation, and how to do it well");
        });
    }

    @Test
    void theClausesThatAModelNamesAreTheDirectives() {
        each(
                BaseElement.class,
                element -> Elements.clauses(element)
                        .forEach(clause -> demand(
                                CLAUSES.contains(clause),
                                element,
                                "correct %s in its documentation: no clause in cycle/Clause.java has this id",
                                clause)));
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
    void expressionsCallStepsThatExist() {
        for (Model model : PROCESSES) {
            for (String expression : model.expressions()) {
                boolean variable = expression.matches("[$#]\\{(\\w+|execution\\.processBusinessKey)}");
                boolean valid = call(expression).map(ProcessModelTest::exists).orElse(variable);
                demand(valid, model.process(), "correct or write %s: no such public method of a *Steps", expression);
            }
        }
    }

    private static boolean exists(Call call) {
        return MainCode.stepsNamed(call.bean()).stream()
                .filter(steps -> steps.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(steps -> MainCode.publicMethods(steps))
                .anyMatch(method -> method.getName().equals(call.method())
                        && method.getParameters().size() == call.arguments().size());
    }

    @Test
    void aModelCallsEveryStep() {
        Set<String> called = PROCESSES.stream()
                .flatMap(model -> model.expressions().stream())
                .flatMap(expression -> call(expression).stream())
                .map(Call::toString)
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
    void whatIsCalledIsOfTheSameDeployment() {
        Set<String> processes = PROCESSES.stream().map(Model::id).collect(Collectors.toSet());
        each(CallActivity.class, call -> {
            String called = call.getCalledElement();
            boolean bound = "deployment".equals(call.getCamundaCalledElementBinding());
            boolean keyed =
                    extensions(call, CamundaIn.class).stream().anyMatch(in -> in.getCamundaBusinessKey() != null);
            demand(processes.contains(called), call, "correct calledElement: there is no processes/%s.bpmn", called);
            demand(bound, call, "set camunda:calledElementBinding=\"deployment\"");
            demand(keyed, call, "add <camunda:in businessKey=\"#{execution.processBusinessKey}\"/>");
        });
        Set<String> decisions =
                DECISIONS.stream().map(model -> model.decision().getId()).collect(Collectors.toSet());
        each(BusinessRuleTask.class, task -> {
            String called = task.getCamundaDecisionRef();
            // What a timer starts belongs to no year that would have to keep the rows it began with.
            String binding = isStartedByATimer(task) ? "latest" : "deployment";
            boolean bound = binding.equals(task.getCamundaDecisionRefBinding());
            demand(decisions.contains(called), task, "correct decisionRef: there is no processes/%s.dmn", called);
            demand(bound, task, "set camunda:decisionRefBinding=\"%s\"", binding);
        });
    }

    private static boolean isStartedByATimer(BaseElement element) {
        return element.getModelInstance().getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .anyMatch(start -> !start.getChildElementsByType(TimerEventDefinition.class)
                        .isEmpty());
    }

    @Test
    void aSavePointIsRetried() {
        each(BaseElement.class, element -> {
            boolean saves = Stream.of("asyncBefore", "asyncAfter").anyMatch(at -> "true".equals(camunda(element, at)));
            boolean retried =
                    !extensions(element, CamundaFailedJobRetryTimeCycle.class).isEmpty();
            demand(!saves || retried, element, "add <camunda:failedJobRetryTimeCycle>PT1M,PT10M,PT1H</…>");
        });
    }

    @Test
    void aMessageIsNamedLikeItsId() {
        each(Message.class, message -> {
            String expected = Elements.kebab(message);
            demand(expected.equals(message.getName()), message, "set its name to %s, in the *Process too", expected);
        });
    }

    @Test
    void everythingIsDrawn() {
        for (Model model : PROCESSES) {
            Set<BaseElement> drawn = Stream.concat(
                            model.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                            model.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                    .collect(Collectors.toSet());
            demand(!drawn.contains(null), model.process(), "remove the shapes and edges that draw nothing");
            model.elements().forEach(element -> demand(drawn.contains(element), element, "draw it in the diagram"));
        }
    }

    @Test
    void javaSaysWhenATimerFires() {
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
    void aDecisionsFileAndRowsAreNamed() {
        for (DecisionModel model : DECISIONS) {
            boolean alike = model.file().endsWith(model.decision().getId() + ".dmn");
            findings.demand(alike, model.file(), "name file and decision alike");
            DECISION_IDS.forEach((type, prefix) -> model.dmn()
                    .getModelElementsByType(type)
                    .forEach(row -> {
                        boolean named = String.valueOf(row.getId()).matches(prefix + PASCAL_CASE);
                        findings.demand(
                                named, model.file(), "rename %s to %s…, as Rule_Excellent", row.getId(), prefix);
                    }));
        }
    }

    private static <T extends BaseElement> void each(Class<T> type, Consumer<T> check) {
        PROCESSES.forEach(model -> model.all(type).forEach(check));
    }

    private void demand(boolean holds, BaseElement element, String whatToDo, Object... names) {
        findings.demand(holds, element, whatToDo, names);
    }
}
