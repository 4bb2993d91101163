package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.camunda;
import static vn.gov.phutho.cleangov.model.Elements.extensions;
import static vn.gov.phutho.cleangov.model.Elements.isVietnamese;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A process is whole: named, executable, kept, drawn, labelled, and each of its elements can be reached. */
final class ProcessRules implements ModelRule {

    private static final Pattern LISTENER_ID =
            Pattern.compile("<camunda:(?:task|execution)Listener\\b[^>]*?\\bid=\"([^\"]+)\"");

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        for (ProcessFile file : set.processes()) {
            if (file.all(Process.class).isEmpty()) {
                faults.demand(
                        false,
                        "one-process",
                        Place.of(file.source()),
                        "không có quy trình nào",
                        "Hãy vẽ một quy trình, hoặc bỏ tệp này ra");
                continue;
            }
            wholeFile(file, faults);
            drawn(file, faults);
            listeners(file, faults);
            Flows flows = Flows.of(file);
            file.all(FlowNode.class).forEach(node -> node(file, node, flows, faults));
            file.all(SequenceFlow.class)
                    .forEach(flow -> faults.demand(
                            Flows.isWhole(flow),
                            "connected",
                            Place.of(file, flow),
                            "mũi tên không nối hai phần tử",
                            "Hãy nối lại hoặc xóa mũi tên"));
        }
    }

    private static void wholeFile(ProcessFile file, Faults faults) {
        Process process = file.process();
        Place place = Place.of(file, process);
        faults.demand(
                file.all(Process.class).size() == 1,
                "one-process",
                place,
                "tệp có nhiều quy trình",
                "Hãy để mỗi quy trình một tệp");
        faults.demand(
                file.source().name().equals(file.id() + ModelSource.PROCESS),
                "one-process",
                place,
                "tên tệp và mã quy trình khác nhau",
                "Hãy đặt tên tệp là %s.bpmn, hoặc sửa mã quy trình".formatted(file.id()));
        faults.demand(
                process.isExecutable(),
                "executable",
                place,
                "quy trình chưa được đánh dấu là chạy được (Executable)",
                "Hãy đánh dấu Executable");
        faults.demand(
                isVietnamese(process.getName()),
                "label",
                place,
                "quy trình chưa có tên tiếng Việt",
                "Hãy đặt tên (Name) bằng tiếng Việt");
        faults.demand(
                String.valueOf(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D|\\d+"),
                "history",
                place,
                "chưa ghi lịch sử được giữ bao lâu",
                "Hãy đặt History time to live, ví dụ P3650D");
    }

    private static void drawn(ProcessFile file, Faults faults) {
        Set<BaseElement> drawn = Stream.concat(
                        file.all(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                        file.all(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .collect(Collectors.toCollection(HashSet::new));
        faults.demand(
                !drawn.contains(null),
                "drawn",
                Place.of(file, file.process()),
                "hình vẽ có nét không thuộc phần tử nào",
                "Hãy mở và lưu lại bằng Camunda Modeler");
        for (FlowElement element : file.elements()) {
            faults.demand(
                    drawn.contains(element),
                    "drawn",
                    Place.of(file, element),
                    "phần tử không có trên hình vẽ",
                    "Hãy vẽ lại phần tử này trong Camunda Modeler, hoặc xóa hẳn");
        }
    }

    private static void listeners(ProcessFile file, Faults faults) {
        Set<String> seen = new HashSet<>();
        LISTENER_ID
                .matcher(file.source().text())
                .results()
                .map(found -> found.group(1))
                .forEach(id -> faults.demand(
                        seen.add(id),
                        "duplicate-id",
                        Place.of(file.source(), id),
                        "có hai listener mang cùng một mã",
                        "Hãy đổi mã của một trong hai"));
    }

    private static void node(ProcessFile file, FlowNode node, Flows flows, Faults faults) {
        Place place = Place.of(file, node);
        if (node instanceof Activity) {
            faults.demand(
                    node.getName() != null && isVietnamese(node.getName()),
                    "label",
                    place,
                    "việc chưa có tên tiếng Việt",
                    "Hãy ghi tên việc: động từ và đối tượng, ví dụ «Ký báo cáo»");
        } else {
            faults.advise(
                    node.getName() == null || isVietnamese(node.getName()),
                    "label",
                    place,
                    "nhãn không phải tiếng Việt",
                    "Hãy ghi nhãn bằng tiếng Việt");
        }
        boolean reached = !flows.to(node).isEmpty() || beginsByItself(node);
        faults.demand(
                reached,
                "connected",
                place,
                "không có mũi tên nào dẫn đến, nên không bao giờ chạy",
                "Hãy nối phần tử vào luồng, hoặc xóa đi");
        boolean goesOn = !flows.from(node).isEmpty() || node instanceof EndEvent || isEventSubProcess(node);
        faults.demand(
                goesOn || node instanceof Activity && isHelper(node),
                "connected",
                place,
                "luồng dừng ở đây mà không có sự kiện kết thúc",
                "Hãy nối đến bước sau hoặc đến một sự kiện kết thúc (End event)");
        boolean saves = Stream.of("asyncBefore", "asyncAfter").anyMatch(at -> "true".equals(camunda(node, at)));
        faults.advise(
                !saves
                        || !extensions(node, CamundaFailedJobRetryTimeCycle.class)
                                .isEmpty(),
                "retry",
                place,
                "bước chạy nền chưa ghi được thử lại thế nào",
                "Hãy đặt Retry time cycle: PT1M,PT10M,PT1H");
    }

    private static boolean beginsByItself(FlowNode node) {
        return node instanceof StartEvent || node instanceof BoundaryEvent || isEventSubProcess(node) || isHelper(node);
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess sub && sub.triggeredByEvent();
    }

    private static boolean isHelper(FlowNode node) {
        return "true".equals(node.getAttributeValue("isForCompensation"));
    }
}
