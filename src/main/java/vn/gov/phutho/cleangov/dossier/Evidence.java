package vn.gov.phutho.cleangov.dossier;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that proves the value of an indicator (D5).
 *
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal digits
 */
record Evidence(
        UUID id,
        DossierId dossier,
        String indicator,
        String name,
        FileKind kind,
        long size,
        String sha256,
        String uploadedBy,
        Instant uploadedAt) {}
