package vn.gov.phutho.cleangov.history;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether anything in the history was altered, removed or inserted. */
@Component
class HistoryVerifier {

    private final HistoryEntries entries;

    HistoryVerifier(HistoryEntries entries) {
        this.entries = entries;
    }

    /**
     * Sees one moment of the database, so that people may go on working.
     *
     * @param kept heads that were exported earlier and kept elsewhere: with them even a history that was rewritten as a
     *     whole, hashes and heads included, is found
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public HistoryVerdict verify(Collection<HistoryHead> kept) {
        ChainWalk walk = new ChainWalk(entries.heads(), kept);
        entries.walk(walk::meet);
        return walk.end();
    }

    /** What to keep elsewhere. */
    @Transactional(readOnly = true)
    public List<HistoryHead> heads() {
        return entries.heads().stream().filter(head -> head.entries() > 0).toList();
    }
}
