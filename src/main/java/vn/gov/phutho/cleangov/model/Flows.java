package vn.gov.phutho.cleangov.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** The flows of a process by their ends. A file need not repeat them in its nodes. */
final class Flows {

    private final Map<FlowNode, List<SequenceFlow>> outgoing = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> incoming = new HashMap<>();

    private Flows(List<SequenceFlow> whole) {
        outgoing.putAll(whole.stream().collect(Collectors.groupingBy(SequenceFlow::getSource)));
        incoming.putAll(whole.stream().collect(Collectors.groupingBy(SequenceFlow::getTarget)));
    }

    static Flows of(ProcessFile file) {
        return new Flows(
                file.all(SequenceFlow.class).stream().filter(Flows::isWhole).toList());
    }

    /** Whether a flow has both ends. */
    static boolean isWhole(SequenceFlow flow) {
        return flow.getSource() != null && flow.getTarget() != null;
    }

    /** The flows that leave a node. */
    List<SequenceFlow> from(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    /** The flows that lead to a node. */
    List<SequenceFlow> to(FlowNode node) {
        return incoming.getOrDefault(node, List.of());
    }
}
