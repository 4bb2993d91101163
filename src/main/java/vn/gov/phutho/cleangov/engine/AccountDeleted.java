package vn.gov.phutho.cleangov.engine;

/**
 * An account is about to be deleted. Published within the transaction that deletes it, while its groups are still known.
 *
 * @param id the account
 */
public record AccountDeleted(String id) {}
