package vn.gov.phutho.cleangov.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/** A paper as it was issued. It never changes: a paper that is issued again is a new edition with its own number. */
@Entity
@Immutable
class Paper {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Enumerated(EnumType.STRING)
    private PaperType type;

    private String subjectKey;
    private int edition;
    private String bodyCode;
    private String symbol;
    private int year;
    private int number;
    private LocalDate issuedOn;
    private Instant issuedAt;
    private String issuedBy;
    private String signerName;

    @Enumerated(EnumType.STRING)
    private Capacity signerCapacity;

    private String signerTitle;
    private byte[] docx;
    private Integer templateVersion;
    private String templateSha256;

    protected Paper() {}

    /**
     * @param edition 1 for the first paper of this type about this subject
     * @param template the template used
     * @param number in the register of the year of {@code issuedOn}
     */
    Paper(
            PaperType type,
            String subjectKey,
            int edition,
            String bodyCode,
            int number,
            LocalDate issuedOn,
            Instant issuedAt,
            Signer signer,
            byte[] docx,
            TemplateService.Template template) {
        this.type = type;
        this.subjectKey = subjectKey;
        this.edition = edition;
        this.bodyCode = bodyCode;
        this.symbol = type.symbol();
        this.year = issuedOn.getYear();
        this.number = number;
        this.issuedOn = issuedOn;
        this.issuedAt = issuedAt;
        this.issuedBy = signer.account();
        this.signerName = signer.name();
        this.signerCapacity = signer.authority().capacity();
        this.signerTitle = signer.authority().title();
        this.docx = docx.clone();
        this.templateVersion = template.version();
        this.templateSha256 = template.sha256();
    }

    Long id() {
        return id;
    }

    PaperType type() {
        return type;
    }

    String subjectKey() {
        return subjectKey;
    }

    /** The unit that the paper is about; it is the issuer if the paper is about the issuer's own work. */
    String subjectCode() {
        return ProcessKey.parse(subjectKey).unitCode();
    }

    int edition() {
        return edition;
    }

    String bodyCode() {
        return bodyCode;
    }

    /** The number as papers quote it: {@code 05/BC-UBND}. */
    String quotedNumber() {
        return PaperHead.number(number) + "/" + symbol;
    }

    int number() {
        return number;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    String issuedBy() {
        return issuedBy;
    }

    /** By what authority, and who: «KT. CHỦ TỊCH, PHÓ CHỦ TỊCH: Trần Thị Bình». */
    String signedAs() {
        return "%s: %s".formatted(String.join(", ", signerCapacity.lines(signerTitle)), signerName);
    }

    byte[] docx() {
        return docx.clone();
    }
}
