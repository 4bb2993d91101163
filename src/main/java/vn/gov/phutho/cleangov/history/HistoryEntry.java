package vn.gov.phutho.cleangov.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One recorded change.
 *
 * @param number 1, 2, 3 … within the subject
 * @param who the account, or {@code system}
 * @param at in microseconds, as the database keeps it
 * @param previousHash the hash of the subject's previous entry; empty for the first
 * @param hash SHA-256 over everything else, hexadecimal
 */
public record HistoryEntry(Change change, int number, String who, Instant at, String previousHash, String hash)
        implements ChainLink {

    /** The next entry after this head. */
    static HistoryEntry after(HistoryHead head, Change change, String who, Instant at) {
        Instant stored = at.truncatedTo(ChronoUnit.MICROS);
        int number = head.entries() + 1;
        return new HistoryEntry(
                change, number, who, stored, head.hash(), sha256(change, number, who, stored, head.hash()));
    }

    @Override
    public String chain() {
        return change.subject();
    }

    @Override
    public String label() {
        return change.what();
    }

    @Override
    public boolean intact() {
        return hash.equals(sha256(change, number, who, at, previousHash));
    }

    private static String sha256(Change change, int number, String who, Instant at, String previousHash) {
        return ChainHash.of(
                change.subject(),
                Integer.toString(number),
                change.what(),
                change.before(),
                change.after(),
                change.reason(),
                who,
                ChainHash.micros(at),
                previousHash);
    }
}
