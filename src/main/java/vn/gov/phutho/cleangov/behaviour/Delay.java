package vn.gov.phutho.cleangov.behaviour;

import java.time.Duration;
import java.util.Random;

/** How long after its creation a task is done. */
@FunctionalInterface
public interface Delay {

    /**
     * @param random the task's own random generator
     * @return minutes after the creation of the task
     */
    double minutes(RehearsedTask task, Random random);

    /** At any time in this many days. */
    static Delay withinDays(double days) {
        return (task, random) -> days(days) * random.nextDouble();
    }

    /** At any time in the first part of the time until the task is due. */
    static Delay withinWindow(double share) {
        return (task, random) -> task.window() * share * random.nextDouble();
    }

    /**
     * Late in a share of all cases: some days after the task is due.
     *
     * @param name names the random decision
     */
    default Delay orLate(double share, String name, int daysAtMost) {
        return (task, random) -> task.happens(share, name, task.key())
                ? task.window() + days(1 + random.nextInt(daysAtMost))
                : minutes(task, random);
    }

    /** Days in minutes. */
    static double days(double days) {
        return days * Duration.ofDays(1).toMinutes();
    }
}
