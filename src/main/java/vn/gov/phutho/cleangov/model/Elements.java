package vn.gov.phutho.cleangov.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.util.StringUtils;
import vn.gov.phutho.cleangov.engine.ModelExpressions;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;

/** What the rules ask of an element of a process. */
public final class Elements {

    private static final Pattern CLAUSE = Pattern.compile("\\bD\\d+(\\.\\w+)?");

    private Elements() {}

    /** {@code ScoreIndicators} of {@code UserTask_ScoreIndicators}. */
    public static String name(BaseElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    /** {@code scoreIndicators} of {@code UserTask_ScoreIndicators}. */
    public static String method(BaseElement element) {
        return StringUtils.uncapitalize(name(element));
    }

    /** {@code score-indicators} of {@code UserTask_ScoreIndicators}. */
    public static String kebab(BaseElement element) {
        return name(element).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The id of the process that an element belongs to. */
    public static String process(ModelElementInstance element) {
        return element.getModelInstance().getModelElementsByType(Process.class).stream()
                .map(Process::getId)
                .findFirst()
                .orElseThrow();
    }

    /** How ids of elements of this kind begin: {@code UserTask_}, {@code TimerEvent_}, {@code Flow_}. */
    public static String prefix(BaseElement element) {
        if (element instanceof Gateway) {
            return "Gateway_";
        }
        if (element instanceof MessageEventDefinition) {
            return element.getParentElement() instanceof CatchEvent ? "Received_" : "Sent_";
        }
        String type = StringUtils.capitalize(element.getElementType().getTypeName());
        if (element instanceof EventDefinition) {
            return type.replace("EventDefinition", "_");
        }
        boolean intermediate = element instanceof IntermediateCatchEvent || element instanceof IntermediateThrowEvent;
        return intermediate
                ? element.getChildElementsByType(EventDefinition.class).stream()
                        .map(definition -> StringUtils.capitalize(
                                        definition.getElementType().getTypeName())
                                .replace("EventDefinition", "Event_"))
                        .findFirst()
                        .orElse("Event_")
                : type + "_";
    }

    /** A gateway with several ways to go on, of which the data choose. */
    public static boolean asksAQuestion(FlowNode node) {
        return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
                && node.getOutgoing().size() > 1;
    }

    /** Hardly two words of Vietnamese do without a diacritic. */
    public static boolean isVietnamese(String label) {
        return label != null
                && !label.isBlank()
                && (!label.strip().contains(" ") || !label.chars().allMatch(letter -> letter < 128));
    }

    /** What a flow asks; empty if it asks nothing. */
    public static String condition(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? ""
                : flow.getConditionExpression().getTextContent().strip();
    }

    public static String camunda(BaseElement element, String attribute) {
        return element.getAttributeValueNs(BpmnModelConstants.CAMUNDA_NS, attribute);
    }

    public static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    public static Set<String> inputs(BaseElement element) {
        return extensions(element, CamundaInputOutput.class).stream()
                .flatMap(io -> io.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> outputs(BaseElement element) {
        return extensions(element, CamundaInputOutput.class).stream()
                .flatMap(io -> io.getCamundaOutputParameters().stream())
                .map(CamundaOutputParameter::getCamundaName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that an element has for itself: its inputs, and which of several it is. */
    public static Set<String> locals(BaseElement element) {
        Set<String> locals = inputs(element);
        element.getChildElementsByType(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .filter(Objects::nonNull)
                .forEach(locals::add);
        return locals;
    }

    /** The steps that an element calls when it runs or is completed, not those that prepare it. */
    public static List<StepCall> steps(BaseElement element) {
        return Stream.of(
                        Stream.ofNullable(camunda(element, "expression")),
                        extensions(element, CamundaTaskListener.class).stream()
                                .map(CamundaTaskListener::getCamundaExpression),
                        extensions(element, CamundaExecutionListener.class).stream()
                                .map(CamundaExecutionListener::getCamundaExpression))
                .flatMap(expressions -> expressions)
                .flatMap(expression -> call(expression).stream())
                .toList();
    }

    /** The file name of an element's form. */
    public static Optional<String> form(BaseElement element) {
        String key = camunda(element, "formKey");
        String reference = camunda(element, "formRef");
        return key != null
                ? Optional.of(key.replace("embedded:deployment:", ""))
                : Optional.ofNullable(reference).map(id -> id + ".form");
    }

    /** The date, duration or cycle of a timer as the model says it. */
    public static String time(TimerEventDefinition timer) {
        return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(Objects::nonNull)
                .map(time -> time.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    /** The clauses of the directive that an element's documentation names: D2.3a, D5. */
    public static List<String> clauses(BaseElement element) {
        List<String> clauses = new ArrayList<>();
        for (Documentation documentation : element.getDocumentations()) {
            CLAUSE.matcher(documentation.getTextContent()).results().forEach(found -> clauses.add(found.group()));
        }
        return clauses.stream().distinct().toList();
    }

    /** The call of a step that an expression consists of; nothing if it is another expression, or none. */
    public static Optional<StepCall> call(String expression) {
        return Optional.ofNullable(expression)
                .map(String::strip)
                .filter(text -> text.matches("[$#]\\{\\s*\\w+Steps\\.\\w+\\(.*\\)\\s*}"))
                .flatMap(ModelExpressions::uses)
                .flatMap(uses -> uses.calls().stream().findFirst());
    }
}
