package vn.gov.phutho.cleangov.model;

import static vn.gov.phutho.cleangov.model.Elements.call;
import static vn.gov.phutho.cleangov.model.Elements.camunda;

import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A task is not due before it can begin: the windows that the timers before it and its due date name fit together. */
final class WindowRules implements ModelRule {

    private static final String DEADLINES = "cycleSteps";
    private static final String OPENS = "Opens";
    private static final String DUE = "Due";

    /** A year without a leap day. The usual windows are the same in every year. */
    private static final Year USUAL = Year.of(2026);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");

    /** A step of a year: the day that it usually answers. */
    private record Day(String step, LocalDate day) {

        @Override
        public String toString() {
            return "%s (%s)".formatted(DAY.format(day), step);
        }
    }

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        for (ProcessFile file : set.processes()) {
            Flows flows = Flows.of(file);
            for (UserTask task : file.all(UserTask.class)) {
                day(camunda(task, "dueDate"))
                        .ifPresent(due -> begins(task, flows)
                                .ifPresent(begins -> faults.demand(
                                        !begins.day().isAfter(due.day()),
                                        "window",
                                        Place.of(file, task),
                                        "hạn %s ở trước ngày việc xuất hiện %s".formatted(due, begins),
                                        "Hãy sửa Due date hoặc hẹn giờ đứng trước việc này")));
            }
        }
    }

    /** The earliest day on which a task can appear, by the timers on the ways to it; empty if a way has none. */
    private static Optional<Day> begins(FlowNode task, Flows flows) {
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> ways = new ArrayDeque<>(Set.of(task));
        Optional<Day> earliest = Optional.empty();
        while (!ways.isEmpty()) {
            FlowNode node = ways.pop();
            for (SequenceFlow flow : flows.to(node)) {
                FlowNode before = flow.getSource();
                if (before == null || !seen.add(before)) {
                    continue;
                }
                Optional<Day> day = timer(before);
                if (day.isPresent()) {
                    earliest = Stream.concat(earliest.stream(), day.stream()).min(Comparator.comparing(Day::day));
                } else if (flows.to(before).isEmpty()) {
                    return Optional.empty();
                } else {
                    ways.push(before);
                }
            }
        }
        return earliest;
    }

    private static Optional<Day> timer(FlowNode node) {
        return node instanceof IntermediateCatchEvent || node instanceof BoundaryEvent
                ? node.getChildElementsByType(TimerEventDefinition.class).stream()
                        .findFirst()
                        .flatMap(timer -> day(Elements.time(timer)))
                : Optional.empty();
    }

    private static Optional<Day> day(String expression) {
        return call(expression)
                .filter(step -> step.bean().equals(DEADLINES))
                .flatMap(step -> usual(step).map(day -> new Day(step.method(), day)));
    }

    private static Optional<LocalDate> usual(StepCall step) {
        String method = step.method();
        if (method.endsWith(OPENS)) {
            return milestone(method, OPENS).map(milestone -> milestone.usualOpening(USUAL));
        }
        return method.endsWith(DUE)
                ? milestone(method, DUE).map(milestone -> milestone.usualDeadline(USUAL))
                : Optional.empty();
    }

    /** The milestone that a step is named after: {@code programmeDue} after {@code DISTRICT_PROGRAMME}. */
    private static Optional<Milestone> milestone(String method, String ending) {
        String name = method.substring(0, method.length() - ending.length())
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
        return Arrays.stream(Milestone.values())
                .filter(milestone ->
                        milestone.name().equals(name) || milestone.name().endsWith("_" + name))
                .min(Comparator.comparingInt(milestone -> milestone.name().length()));
    }
}
