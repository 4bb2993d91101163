package vn.gov.phutho.cleangov.dossier;

import java.util.UUID;

/**
 * A file of evidence as forms and programs see it.
 *
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal digits
 */
public record EvidenceView(UUID id, String indicator, String name, long size, String sha256, String uploadedBy) {

    static EvidenceView of(Evidence one) {
        return new EvidenceView(one.id(), one.indicator(), one.name(), one.size(), one.sha256(), one.uploadedBy());
    }
}
