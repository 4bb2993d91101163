package vn.gov.phutho.cleangov.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.scheduling.support.CronExpression;
import vn.gov.phutho.cleangov.engine.ModelExpressions;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A timer fires by the deadlines of the year, and a message is one that something sends. */
final class EventRules implements ModelRule {

    private final StepLibrary steps;

    EventRules(StepLibrary steps) {
        this.steps = steps;
    }

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        for (ProcessFile file : set.processes()) {
            file.all(TimerEventDefinition.class).forEach(timer -> timer(file, timer, faults));
            file.all(Message.class).forEach(message -> message(file, message, faults));
        }
        received(set, shipped, faults);
    }

    private static void timer(ProcessFile file, TimerEventDefinition timer, Faults faults) {
        String time = Elements.time(timer);
        Place place = Place.of(file, (BaseElement) timer.getParentElement());
        String remedy =
                "Hãy để thời hạn của năm trả lời, ví dụ ${cycleSteps.selfReviewOpens(execution.processBusinessKey)}";
        if (time.isEmpty()) {
            faults.demand(false, "timer", place, "hẹn giờ không ghi lúc nào", remedy);
        } else if (ModelExpressions.isIn(time)) {
            faults.demand(
                    Elements.call(time).isPresent(),
                    "timer",
                    place,
                    "hẹn giờ «%s» không hỏi thời hạn nào".formatted(time),
                    remedy);
        } else if (timer.getTimeDate() != null) {
            faults.demand(
                    false,
                    "fixed-date",
                    place,
                    "ngày «%s» ghi cứng trong sơ đồ, không theo thời hạn của năm".formatted(time),
                    remedy);
        } else if (timer.getTimeCycle() != null) {
            faults.demand(
                    isCycle(time),
                    "cron",
                    place,
                    "chu kỳ «%s» không hợp lệ: cần sáu phần giây, phút, giờ, ngày, tháng, thứ".formatted(time),
                    "Hãy ghi đủ sáu phần, ví dụ 0 30 7 * * * là 7 giờ 30 mỗi sáng");
            faults.demand(
                    timer.getParentElement() instanceof StartEvent,
                    "timer",
                    place,
                    "chu kỳ chỉ dùng được ở sự kiện bắt đầu",
                    remedy);
        } else {
            faults.demand(
                    isDuration(time),
                    "timer",
                    place,
                    "khoảng thời gian «%s» không hợp lệ".formatted(time),
                    "Hãy ghi như P3D (3 ngày) hoặc PT12H (12 giờ)");
            faults.advise(
                    false,
                    "timer",
                    place,
                    "khoảng thời gian «%s» tính cả ngày nghỉ và không theo thời hạn của năm".formatted(time),
                    remedy);
        }
    }

    private static boolean isCycle(String time) {
        if (time.startsWith("R")) {
            String[] parts = time.split("/");
            return parts.length == 2 && isDuration(parts[1]);
        }
        try {
            CronExpression.parse(time.replace("?", "*"));
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static boolean isDuration(String time) {
        try {
            return time.contains("T")
                    ? !Duration.parse(time.replaceFirst("^P\\d+[YMW]", "P")).isNegative()
                    : !Period.parse(time).isNegative();
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private void message(ProcessFile file, Message message, Faults faults) {
        String name = String.valueOf(message.getName());
        faults.demand(
                steps.tellsTheEngine(name),
                "message",
                Place.of(file.source(), message.getId()),
                "không có gì gửi tin nhắn «%s», nên quy trình chờ mãi".formatted(name),
                "Hãy dùng tên của một tin nhắn đã có");
    }

    /** What the application sends must still be received somewhere: otherwise sending it fails. */
    private static void received(ModelFiles set, ModelFiles shipped, Faults faults) {
        Set<String> now = new TreeSet<>();
        set.processes().forEach(file -> now.addAll(names(file)));
        for (ProcessFile before : shipped.processes()) {
            for (String name : names(before)) {
                ProcessFile file = set.processes().stream()
                        .filter(one ->
                                one.source().name().equals(before.source().name()))
                        .findFirst()
                        .orElse(before);
                faults.demand(
                        now.contains(name),
                        "message",
                        Place.of(file.source()),
                        "không còn bước nào nhận tin nhắn «%s» mà phần mềm vẫn gửi".formatted(name),
                        "Hãy đặt lại sự kiện nhận tin nhắn này");
            }
        }
    }

    private static Set<String> names(ProcessFile file) {
        Set<String> names = new TreeSet<>();
        file.all(MessageEventDefinition.class).stream()
                .filter(event -> event.getParentElement() instanceof CatchEvent && event.getMessage() != null)
                .forEach(event -> names.add(String.valueOf(event.getMessage().getName())));
        file.all(ReceiveTask.class).stream()
                .filter(task -> task.getMessage() != null)
                .forEach(task -> names.add(String.valueOf(task.getMessage().getName())));
        return names;
    }
}
