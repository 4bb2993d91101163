package vn.gov.phutho.cleangov.audit;

import java.time.Instant;

/**
 * An act to be recorded.
 *
 * @param who the account; empty for a log-in with a name that no account has
 * @param address the network address of the request; empty if there was none
 * @param subject the key or id of what it is about; may be empty
 * @param text short, Vietnamese; may be empty
 */
record AuditAct(
        Instant at, String who, String address, AuditKind kind, String subject, String text, AuditResult result) {}
