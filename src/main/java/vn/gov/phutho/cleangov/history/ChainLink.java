package vn.gov.phutho.cleangov.history;

/** A row of a chain of hashes: it holds the hash of the row before it. */
public interface ChainLink {

    /** The name of the chain: no blanks. */
    String chain();

    /** 1, 2, 3 … within the chain, without a gap. */
    int number();

    /** What the row is about, for the report of a fault. */
    String label();

    /** The hash of the chain's previous row; empty for the first. */
    String previousHash();

    /** SHA-256 over everything else, hexadecimal, as {@link ChainHash} computes it. */
    String hash();

    /** Whether the hash matches the fields. */
    boolean intact();

    /** The end of the chain if this is its last row. */
    default HistoryHead head() {
        return new HistoryHead(chain(), number(), hash());
    }
}
