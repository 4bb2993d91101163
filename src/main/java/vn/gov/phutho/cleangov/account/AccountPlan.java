package vn.gov.phutho.cleangov.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a file would change, row by row. */
record AccountPlan(List<Line> lines) {

    /** What happens to the account of a row. */
    enum Kind {
        NEW,
        CHANGED,
        POST_ADDED
    }

    /** @param text Vietnamese: what is different afterwards */
    record Change(Kind kind, String text) {}

    /**
     * One row of the file.
     *
     * @param name the full name
     * @param mail empty if the file has none
     * @param post the post's name with the unit; as in the file if it is not known
     * @param groups what the post adds to the groups of the account
     * @param changes empty if nothing changes, or something is wrong
     * @param faults Vietnamese sentences
     */
    record Line(
            int row,
            String account,
            String name,
            String mail,
            String post,
            List<String> groups,
            List<Change> changes,
            List<String> faults) {

        boolean has(Kind kind) {
            return changes.stream().anyMatch(change -> change.kind() == kind);
        }
    }

    /** The faults of all rows, each with its row. */
    List<String> problems() {
        return lines.stream()
                .flatMap(line -> line.faults().stream().map(fault -> "Dòng %d: %s".formatted(line.row(), fault)))
                .toList();
    }

    @JsonProperty
    long created() {
        return count(Kind.NEW);
    }

    @JsonProperty
    long changed() {
        return count(Kind.CHANGED);
    }

    @JsonProperty
    long postsAdded() {
        return count(Kind.POST_ADDED);
    }

    @JsonProperty
    long unchanged() {
        return lines.stream()
                .filter(line -> line.changes().isEmpty() && line.faults().isEmpty())
                .count();
    }

    @JsonProperty
    long faulty() {
        return lines.stream().filter(line -> !line.faults().isEmpty()).count();
    }

    private long count(Kind kind) {
        return lines.stream().filter(line -> line.has(kind)).count();
    }

    /** The checksum of what would change: a confirmation is for what was shown. */
    @JsonProperty
    String fingerprint() {
        return Integer.toHexString(lines.toString().hashCode());
    }
}
