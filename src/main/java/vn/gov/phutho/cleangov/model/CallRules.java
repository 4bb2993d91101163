package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.extensions;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.Decision;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** What a process calls exists, is of the same release, and belongs to the same unit and year. */
final class CallRules implements ModelRule {

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        Set<String> processes = set.processes().stream()
                .flatMap(file -> file.all(Process.class).stream())
                .map(Process::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> decisions = set.tables().stream()
                .flatMap(file -> file.all(Decision.class).stream())
                .map(Decision::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        for (ProcessFile file : set.processes()) {
            file.all(CallActivity.class).forEach(call -> process(file, call, processes, faults));
            file.all(BusinessRuleTask.class).forEach(task -> decision(file, task, decisions, faults));
            file.all(ServiceTask.class)
                    .forEach(task -> faults.demand(
                            task.getCamundaExpression() != null
                                    && !task.getCamundaExpression().isBlank(),
                            "service",
                            Place.of(file, task),
                            "việc tự động không gọi bước nào",
                            "Hãy đặt Implementation là Expression và gọi một phương thức của *Steps"));
        }
    }

    private static void process(ProcessFile file, CallActivity call, Set<String> processes, Faults faults) {
        Place place = Place.of(file, call);
        String called = String.valueOf(call.getCalledElement());
        faults.demand(
                processes.contains(called),
                "call",
                place,
                "không có quy trình «%s»".formatted(called),
                () -> Similar.remedy(called, processes));
        faults.demand(
                "deployment".equals(call.getCamundaCalledElementBinding()),
                "binding",
                place,
                "quy trình được gọi không gắn với cùng bản phát hành, nên năm đang chạy sẽ đổi giữa chừng",
                "Hãy đặt Called element binding là deployment");
        faults.demand(
                extensions(call, CamundaIn.class).stream().anyMatch(in -> in.getCamundaBusinessKey() != null),
                "business-key",
                place,
                "quy trình được gọi không biết mình là của đơn vị nào",
                "Hãy đặt Business key: #{execution.processBusinessKey}");
    }

    private static void decision(ProcessFile file, BusinessRuleTask task, Set<String> decisions, Faults faults) {
        Place place = Place.of(file, task);
        String called = String.valueOf(task.getCamundaDecisionRef());
        faults.demand(
                decisions.contains(called),
                "call",
                place,
                "không có bảng quyết định «%s»".formatted(called),
                () -> Similar.remedy(called, decisions));
        // What a timer starts belongs to no year that would have to keep the rows it began with.
        String binding = isStartedByATimer(file) ? "latest" : "deployment";
        faults.demand(
                binding.equals(task.getCamundaDecisionRefBinding()),
                "binding",
                place,
                "bảng quyết định không gắn đúng bản phát hành",
                "Hãy đặt Decision ref binding là " + binding);
    }

    private static boolean isStartedByATimer(ProcessFile file) {
        return file.all(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .anyMatch(start -> !start.getChildElementsByType(TimerEventDefinition.class)
                        .isEmpty());
    }
}
