package vn.gov.phutho.cleangov.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * One recorded change.
 *
 * @param number 1, 2, 3 … within the subject
 * @param who the account, or {@code system}
 * @param at in microseconds, as the database keeps it
 * @param previousHash the hash of the subject's previous entry; empty for the first
 * @param hash SHA-256 over everything else, hexadecimal
 */
public record HistoryEntry(Change change, int number, String who, Instant at, String previousHash, String hash) {

    /** The next entry after this head. */
    static HistoryEntry after(HistoryHead head, Change change, String who, Instant at) {
        Instant stored = at.truncatedTo(ChronoUnit.MICROS);
        int number = head.entries() + 1;
        return new HistoryEntry(
                change, number, who, stored, head.hash(), sha256(change, number, who, stored, head.hash()));
    }

    HistoryHead head() {
        return new HistoryHead(change.subject(), number, hash);
    }

    /** Whether the hash matches the fields. */
    boolean intact() {
        return hash.equals(sha256(change, number, who, at, previousHash));
    }

    private static String sha256(Change change, int number, String who, Instant at, String previousHash) {
        String written = netstring(change.subject())
                + netstring(Integer.toString(number))
                + netstring(change.what())
                + netstring(change.before())
                + netstring(change.after())
                + netstring(change.reason())
                + netstring(who)
                + netstring(Long.toString(micros(at)))
                + netstring(previousHash);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(written.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Microseconds since 1970. {@code ChronoUnit} would compute with nanoseconds, which overflow in 2262. */
    private static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(at.getNano());
    }

    /**
     * The text with its length in front, so that different fields never give the same text. {@code 5:abcde,}; null is
     * {@code -,}.
     */
    private static String netstring(String text) {
        return text == null ? "-," : text.getBytes(StandardCharsets.UTF_8).length + ":" + text + ",";
    }
}
