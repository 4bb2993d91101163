package vn.gov.phutho.cleangov.history;

import java.util.function.Consumer;

/**
 * A table whose rows form chains of hashes. {@link HistoryVerifier} checks every bean of this type. No two tables share a
 * chain. {@code --verify-history} creates the bean without the rest of the application: it needs only the access to the
 * database and {@link ChainHeads}.
 */
public interface ChainedTable {

    /**
     * Passes every row to the consumer, ordered by chain and number, without keeping all of them in memory. Needs a
     * transaction.
     */
    void walk(Consumer<? super ChainLink> walker);
}
