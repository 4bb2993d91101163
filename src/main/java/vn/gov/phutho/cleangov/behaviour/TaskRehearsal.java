package vn.gov.phutho.cleangov.behaviour;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How officials do one kind of task.
 *
 * @param answers the fields of the form, by their names
 * @param delay how long after its creation the task is done
 * @param neverDone whether no official ever does this task
 * @param atOnce whether it is done at its creation, at any hour; otherwise at the next office hour after the delay
 */
public record TaskRehearsal(
        Function<RehearsedTask, Map<String, Object>> answers,
        Delay delay,
        Predicate<RehearsedTask> neverDone,
        boolean atOnce) {

    private static final int USUAL_DAYS = 2;

    /** A task that is always done, within two days. */
    public static TaskRehearsal answeredBy(Function<RehearsedTask, Map<String, Object>> answers) {
        return new TaskRehearsal(answers, Delay.withinDays(USUAL_DAYS), task -> false, false);
    }

    /** A task that is always done with the same answers, within two days. */
    public static TaskRehearsal answeredBy(Map<String, Object> answers) {
        return answeredBy(task -> answers);
    }

    public TaskRehearsal after(Delay other) {
        return new TaskRehearsal(answers, other, neverDone, atOnce);
    }

    public TaskRehearsal unless(Predicate<RehearsedTask> never) {
        return new TaskRehearsal(answers, delay, never, atOnce);
    }

    public TaskRehearsal immediately() {
        return new TaskRehearsal(answers, delay, neverDone, true);
    }
}
