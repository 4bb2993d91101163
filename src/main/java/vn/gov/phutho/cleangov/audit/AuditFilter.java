package vn.gov.phutho.cleangov.audit;

import java.time.Instant;

/**
 * Which rows of the log are asked for.
 *
 * @param from inclusive; null for no limit
 * @param until exclusive; null for no limit
 * @param who the account; null for all
 * @param kind null for all
 */
record AuditFilter(Instant from, Instant until, String who, AuditKind kind) {}
