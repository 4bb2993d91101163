package vn.gov.phutho.cleangov.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a chain: the number of its rows, and the hash of the last one.
 *
 * @param subject the name of the chain: the subject of a history
 * @param hash of the last row; empty before the first
 */
public record HistoryHead(String subject, int entries, String hash) {

    private static final Pattern LINE = Pattern.compile("(\\S+) (\\d{1,9}) ([0-9a-f]{64})");

    static HistoryHead beforeTheFirst(String subject) {
        return new HistoryHead(subject, 0, "");
    }

    /**
     * Reads what {@link #toLine()} wrote.
     *
     * @throws IllegalArgumentException if the line is not a head
     */
    static HistoryHead ofLine(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a line of «subject count hash»: " + line);
        }
        return new HistoryHead(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    String toLine() {
        return subject + " " + entries + " " + hash;
    }
}
