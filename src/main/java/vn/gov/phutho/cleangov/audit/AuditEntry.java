package vn.gov.phutho.cleangov.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.gov.phutho.cleangov.history.ChainHash;
import vn.gov.phutho.cleangov.history.ChainLink;
import vn.gov.phutho.cleangov.history.HistoryHead;

/**
 * One row of the log, as it is stored: kind and result are texts, so that a row with a forged kind can be read and found.
 *
 * @param number 1, 2, 3 … within the chain
 * @param at in microseconds, as the database keeps it
 * @param whoName what the person was called at that time
 */
record AuditEntry(
        String chain,
        int number,
        Instant at,
        String who,
        String whoName,
        String address,
        String kind,
        String subject,
        String text,
        String result,
        String previousHash,
        String hash)
        implements ChainLink {

    private static final String CHAIN = "audit.";
    private static final String UNKNOWN = "unknown";

    /** The chain of an account's acts. Log-ins with unknown names share one. */
    static String chainOf(String account) {
        return CHAIN + (account.isEmpty() ? UNKNOWN : account);
    }

    /** The next row after this head. */
    static AuditEntry after(HistoryHead head, AuditAct act, String whoName) {
        AuditEntry next = new AuditEntry(
                head.subject(),
                head.entries() + 1,
                act.at().truncatedTo(ChronoUnit.MICROS),
                act.who(),
                whoName,
                act.address(),
                act.kind().name(),
                act.subject(),
                act.text(),
                act.result().name(),
                head.hash(),
                "");
        return next.hashed();
    }

    private AuditEntry hashed() {
        return new AuditEntry(
                chain, number, at, who, whoName, address, kind, subject, text, result, previousHash, sha256());
    }

    @Override
    public String label() {
        return kind;
    }

    @Override
    public boolean intact() {
        return hash.equals(sha256());
    }

    private String sha256() {
        return ChainHash.of(
                chain,
                Integer.toString(number),
                ChainHash.micros(at),
                who,
                whoName,
                address,
                kind,
                subject,
                text,
                result,
                previousHash);
    }
}
