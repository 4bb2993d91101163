package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.camunda;
import static vn.gov.phutho.cleangov.model.Elements.extensions;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import vn.gov.phutho.cleangov.engine.ModelExpressions;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.engine.ModelExpressions.Uses;
import vn.gov.phutho.cleangov.engine.ModelFile;
import vn.gov.phutho.cleangov.engine.ModelFile.Expression;
import vn.gov.phutho.cleangov.model.Fault.Severity;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** An expression keeps to the language of models, calls steps that exist and reads variables that something sets. */
final class ExpressionRules implements ModelRule {

    /** What the engine itself sets. */
    private static final Set<String> OF_THE_ENGINE = Set.of(
            "execution",
            "task",
            "decisionResult",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private final StepLibrary steps;

    ExpressionRules(StepLibrary steps) {
        this.steps = steps;
    }

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        set.sources().values().forEach(source -> language(source, faults));
        Map<String, Set<String>> handedOver = handedOver(set);
        for (ProcessFile file : set.processes()) {
            Set<String> variables = variables(set, file);
            variables.addAll(handedOver.getOrDefault(file.source().name(), Set.of()));
            for (Expression expression :
                    ModelFile.expressions(file.source().name(), file.source().content())) {
                ModelExpressions.uses(expression.text())
                        .ifPresent(uses -> uses(file, expression, uses, variables, faults));
            }
        }
    }

    private static void language(ModelSource source, Faults faults) {
        ModelFile.objections(source.name(), source.content())
                .forEach(objection -> faults.add(new Fault(
                        Severity.ERROR,
                        "language",
                        source.name(),
                        objection.line(),
                        objection.element(),
                        "",
                        objection.why(),
                        "Hãy chỉ dùng những gì các sơ đồ đi kèm đang dùng")));
    }

    private void uses(ProcessFile file, Expression expression, Uses uses, Set<String> variables, Faults faults) {
        Place place = Place.of(file, expression.element());
        for (StepCall call : uses.calls()) {
            faults.demand(
                    steps.has(call),
                    "step",
                    place,
                    "không có bước «%s» với %d tham số"
                            .formatted(call, call.arguments().size()),
                    () -> steps.nearest(call)
                            .map("Có phải là «%s»? Hãy sửa lại tên và tham số"::formatted)
                            .orElse("Hãy dùng một bước đã có"));
        }
        for (String variable : uses.variables()) {
            boolean known = OF_THE_ENGINE.contains(variable)
                    || variables.contains(variable)
                    || steps.tellsTheEngine(variable)
                    || variable.endsWith("Steps");
            faults.demand(
                    known,
                    "variable",
                    place,
                    "biến «%s» chưa được bước nào đặt giá trị".formatted(variable),
                    () -> Similar.to(variable, variables)
                            .map("Có phải là «%s»? Hãy sửa lại"::formatted)
                            .orElse("Hãy dùng một biến mà một bước, một biểu mẫu hoặc quy trình gọi đến đã đặt"));
        }
    }

    /** The variables that something in this process sets. */
    private static Set<String> variables(ModelFiles set, ProcessFile file) {
        Set<String> names = new TreeSet<>();
        for (BaseElement element : file.all(BaseElement.class)) {
            names.addAll(Elements.locals(element));
            extensions(element, CamundaOut.class).forEach(out -> add(names, out.getCamundaTarget()));
            Elements.outputs(element).forEach(name -> add(names, name));
            Stream.of(
                            "resultVariable",
                            "initiator",
                            "errorCodeVariable",
                            "errorMessageVariable",
                            "escalationCodeVariable")
                    .forEach(attribute -> add(names, camunda(element, attribute)));
            Elements.form(element)
                    .ifPresent(name -> set.forms().stream()
                            .filter(form -> form.name().equals(name))
                            .forEach(form -> names.addAll(form.sends())));
        }
        file.all(MultiInstanceLoopCharacteristics.class).forEach(loop -> add(names, loop.getCamundaElementVariable()));
        return names;
    }

    /** The variables that other processes hand to a process when they call it, by the file of the called process. */
    private static Map<String, Set<String>> handedOver(ModelFiles set) {
        Map<String, Set<String>> handed = new TreeMap<>();
        for (ProcessFile file : set.processes()) {
            for (CallActivity call : file.all(CallActivity.class)) {
                Set<String> names =
                        handed.computeIfAbsent(call.getCalledElement() + ModelSource.PROCESS, one -> new TreeSet<>());
                extensions(call, CamundaIn.class).forEach(in -> add(names, in.getCamundaTarget()));
            }
        }
        return handed;
    }

    private static void add(Set<String> names, String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
