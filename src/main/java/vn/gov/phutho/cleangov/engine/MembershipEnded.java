package vn.gov.phutho.cleangov.engine;

/**
 * A person is about to lose a group: by an administrator, by the end of a substitution, or because another system no longer
 * names it. Published within the transaction that takes it away.
 */
public record MembershipEnded(String account, String group) {}
