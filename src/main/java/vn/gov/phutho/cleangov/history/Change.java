package vn.gov.phutho.cleangov.history;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A change of a value.
 *
 * @param subject the subject of the value: {@code 2026-08230}, {@code 2026-230}, or {@code 2026} for all units
 * @param what which value: {@code score.SELF.1.1}, {@code deadline.REGISTRATION}
 * @param before null if there was none
 * @param after null if it was removed
 * @param reason as the person wrote it; empty if nothing
 */
public record Change(String subject, String what, String before, String after, String reason) {

    /** What differs between two states of a subject, each a map from what to value. */
    public static List<Change> between(
            String subject, Map<String, String> before, Map<String, String> after, String reason) {
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .map(what -> new Change(subject, what, before.get(what), after.get(what), reason))
                .toList();
    }
}
