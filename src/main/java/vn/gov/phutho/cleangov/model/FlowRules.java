package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.condition;
import static vn.gov.phutho.cleangov.model.Elements.isVietnamese;

import java.util.List;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A gateway asks a question, has an answer for each case, and its flows say which. */
final class FlowRules implements ModelRule {

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        for (ProcessFile file : set.processes()) {
            Flows flows = Flows.of(file);
            for (FlowNode node : file.all(FlowNode.class)) {
                List<SequenceFlow> ways = flows.from(node);
                if (ways.size() > 1 && (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)) {
                    gateway(file, node, ways, faults);
                } else {
                    ways.forEach(flow -> faults.advise(
                            condition(flow).isEmpty(),
                            "gateway",
                            Place.of(file, flow),
                            "mũi tên có điều kiện mà không đi ra từ một ô rẽ nhánh (Gateway)",
                            "Hãy thêm một Gateway đặt câu hỏi"));
                }
            }
        }
    }

    private static void gateway(ProcessFile file, FlowNode gateway, List<SequenceFlow> ways, Faults faults) {
        Place place = Place.of(file, gateway);
        String usual = gateway.getAttributeValue("default");
        faults.advise(
                String.valueOf(gateway.getName()).endsWith("?"),
                "gateway",
                place,
                "ô rẽ nhánh chưa đặt câu hỏi",
                "Hãy ghi nhãn là một câu hỏi, ví dụ «Đạt chuẩn?»");
        faults.demand(
                usual != null,
                "gateway",
                place,
                "không có nhánh mặc định: khi không điều kiện nào đúng thì hồ sơ đứng lại",
                "Hãy đặt một mũi tên là Default flow");
        for (SequenceFlow flow : ways) {
            answer(file, flow, flow.getId() != null && flow.getId().equals(usual), faults);
        }
    }

    private static void answer(ProcessFile file, SequenceFlow flow, boolean usual, Faults faults) {
        Place place = Place.of(file, flow);
        boolean asks = !condition(flow).isEmpty();
        faults.advise(
                isVietnamese(flow.getName()),
                "gateway",
                place,
                "mũi tên chưa ghi câu trả lời",
                "Hãy ghi nhãn bằng tiếng Việt, ví dụ «Có», «Trả lại»");
        faults.demand(
                !usual || !asks,
                "gateway",
                place,
                "nhánh mặc định lại có điều kiện, điều kiện đó không bao giờ được xét",
                "Hãy xóa điều kiện của nhánh mặc định");
        faults.demand(
                usual || asks,
                "gateway",
                place,
                "nhánh không có điều kiện",
                "Hãy ghi điều kiện, ví dụ ${approved}, hoặc đặt làm Default flow");
    }
}
