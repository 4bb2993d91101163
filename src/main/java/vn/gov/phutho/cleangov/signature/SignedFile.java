package vn.gov.phutho.cleangov.signature;

import java.time.Instant;
import java.util.List;

/**
 * A stored signed PDF of a paper.
 *
 * @param size in bytes
 * @param sha256 of the file, in hexadecimal digits
 * @param uploadedBy the account
 * @param signers the first signature first
 */
record SignedFile(
        long id, long size, String sha256, String uploadedBy, Instant uploadedAt, List<VerifiedSigner> signers) {}
