package vn.gov.phutho.cleangov.behaviour;

import java.time.Duration;
import java.time.Instant;

/**
 * An open task in a rehearsed year.
 *
 * @param process the id of the process
 * @param element the id of the task's element in its diagram
 * @param group the candidate group
 * @param key the business key, of the unit's year
 * @param agency the agency that has to answer; null for tasks of others
 * @param dossier the key of the dossier, if the task is about one of several communes; otherwise null
 * @param visit the id of a department's visit; null if the task is not about a visit
 * @param attempt how often the same task existed before and was sent back
 * @param random the chance of the rehearsed year
 */
public record RehearsedTask(
        String taskId,
        String process,
        String element,
        String group,
        String key,
        String agency,
        String dossier,
        Long visit,
        Instant created,
        Instant due,
        int attempt,
        SeededRandom random) {

    public RehearsedTask withAttempt(int number) {
        return new RehearsedTask(
                taskId, process, element, group, key, agency, dossier, visit, created, due, number, random);
    }

    /** True in this share of all cases; the same for the same name. */
    public boolean happens(double share, Object... name) {
        return random.happens(share, name);
    }

    public boolean firstAttempt() {
        return attempt == 0;
    }

    /** Minutes from the creation of the task until it is due. */
    public double window() {
        return Duration.between(created, due).toMinutes();
    }
}
