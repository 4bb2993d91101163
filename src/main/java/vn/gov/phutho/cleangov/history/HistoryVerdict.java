package vn.gov.phutho.cleangov.history;

import java.util.List;

/**
 * The result of checking the history.
 *
 * @param entries the number of entries
 * @param subjects the number of chains
 * @param faults where it was altered; empty if nowhere
 */
record HistoryVerdict(long entries, int subjects, List<Fault> faults) {

    /**
     * An entry that was altered, removed or inserted.
     *
     * @param what the name of the value; empty if the entry is missing
     * @param problem Vietnamese, the text after the entry's number
     */
    record Fault(String subject, int number, String what, String problem) {

        @Override
        public String toString() {
            return "%s, mục số %d%s: %s".formatted(subject, number, what.isEmpty() ? "" : " (" + what + ")", problem);
        }
    }
}
