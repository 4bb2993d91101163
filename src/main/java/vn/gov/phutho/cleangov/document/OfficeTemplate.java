package vn.gov.phutho.cleangov.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/**
 * A Word template by which the office has replaced the built-in one, or a return to the built-in one. It never
 * changes.
 */
@Entity
@Immutable
class OfficeTemplate {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private PaperType type;

    private int version;
    private String fileName;
    private byte[] docx;
    private String uploadedBy;
    private Instant uploadedAt;

    protected OfficeTemplate() {}

    /** @param docx null to return to the built-in one */
    OfficeTemplate(PaperType type, int version, String fileName, byte[] docx, String uploadedBy, Instant uploadedAt) {
        this.type = type;
        this.version = version;
        this.fileName = fileName;
        this.docx = docx == null ? null : docx.clone();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = uploadedAt;
    }

    PaperType type() {
        return type;
    }

    int version() {
        return version;
    }

    String fileName() {
        return fileName;
    }

    /** Empty if the office returned to the built-in one. */
    Optional<byte[]> docx() {
        return Optional.ofNullable(docx).map(byte[]::clone);
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}
