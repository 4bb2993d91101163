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

/** A Word template that the office has put in place of the built-in one, or that it went back to that. Never changes. */
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

    /** @param docx null to go back to the built-in one */
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

    /** Empty where the built-in one is used from then on. */
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
