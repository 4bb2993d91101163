package vn.gov.phutho.cleangov.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.notification.RecipientRole;

/**
 * What the application gives to a decision table that it asks, and what it expects back.
 *
 * @param inputs the variables by name
 * @param output the name of the output column
 * @param answers the values that the application knows
 * @param oneAnswer whether every case must have exactly one answer
 */
record TableContract(Map<String, Values> inputs, String output, Set<String> answers, boolean oneAnswer) {

    /**
     * The values that an input can have.
     *
     * @param type of DMN: {@code integer}, {@code boolean}
     * @param least the smallest number; null if there is none
     * @param most the largest number; null if there is none
     */
    record Values(String type, Integer least, Integer most) {

        static Values number() {
            return new Values("integer", null, null);
        }

        static Values basisPoints() {
            return new Values("integer", 0, 10_000);
        }

        static Values flag() {
            return new Values("boolean", null, null);
        }
    }

    private static final Map<String, TableContract> KNOWN = Map.of(
            "dossier-classification",
            new TableContract(
                    new TreeMap<>(Map.of(
                            "total", Values.basisPoints(),
                            "weakest", Values.basisPoints(),
                            "registeredInTime", Values.flag(),
                            "excellentBlocked", Values.flag(),
                            "strongBlocked", Values.flag())),
                    "class",
                    names(Classification.values()),
                    true),
            "reminder-policy",
            new TableContract(
                    new TreeMap<>(Map.of(
                            "daysLeft", Values.number(),
                            "workingDaysOverdue", Values.number(),
                            "newTaskDays", Values.number())),
                    "recipient",
                    names(RecipientRole.values()),
                    false));

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The contract of a table that the application asks; empty for any other table. */
    static Optional<TableContract> of(String decision) {
        return Optional.ofNullable(KNOWN.get(decision));
    }

    /** The tables that the application asks. */
    static List<String> decisions() {
        return KNOWN.keySet().stream().sorted().toList();
    }
}
