package vn.gov.phutho.cleangov.history;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether any row of a chain was altered, removed or inserted, in all tables of chains. */
@Component
class HistoryVerifier {

    private final ChainHeads heads;
    private final List<ChainedTable> tables;

    HistoryVerifier(ChainHeads heads, List<ChainedTable> tables) {
        this.heads = heads;
        this.tables = tables;
    }

    /**
     * Reads one snapshot of the database, so that people can go on working.
     *
     * @param kept heads that were exported earlier and kept elsewhere: with them the check detects even a history
     *     that was rewritten completely, with its hashes and heads
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public HistoryVerdict verify(Collection<HistoryHead> kept) {
        ChainWalk walk = new ChainWalk(heads.all(), kept);
        tables.forEach(table -> table.walk(walk::meet));
        return walk.end();
    }

    /** The heads to export and keep elsewhere. */
    @Transactional(readOnly = true)
    public List<HistoryHead> heads() {
        return heads.all().stream().filter(head -> head.entries() > 0).toList();
    }
}
