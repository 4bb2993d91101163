package vn.gov.phutho.cleangov.history;

import java.util.List;

/**
 * Whether the history is as it was written.
 *
 * @param entries how many there are
 * @param subjects of how many communes, districts and years
 * @param faults where it is not; none if it is
 */
record HistoryVerdict(long entries, int subjects, List<Fault> faults) {

    /**
     * An entry that was altered, removed or inserted.
     *
     * @param what which value it is about; empty where the entry is gone
     * @param problem Vietnamese, as it stands behind the entry's number
     */
    record Fault(String subject, int number, String what, String problem) {

        @Override
        public String toString() {
            return "%s, mục số %d%s: %s".formatted(subject, number, what.isEmpty() ? "" : " (" + what + ")", problem);
        }
    }
}
