package vn.gov.phutho.cleangov.reclassification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** A withdrawn decision on a commune's class, and the new decision that replaces it. */
@Entity
class Reclassification {

    static final String PROVINCE_WITHDREW = "Tỉnh thu hồi quyết định công nhận xuất sắc";
    static final String DISTRICT_WITHDREW = "Huyện thu hồi quyết định xếp loại";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private Integer version;

    private DossierId dossierId;
    private String cause;
    private String reason;

    @Enumerated(EnumType.STRING)
    private Classification formerClass;

    private Instant reopenedAt;
    private String reopenedBy;

    @Enumerated(EnumType.STRING)
    private Classification proposedClass;

    private String classReasons = "";

    @Enumerated(EnumType.STRING)
    private Classification decidedClass;

    private String decisionReason = "";
    private Instant decidedAt;
    private String decidedBy;

    protected Reclassification() {}

    /** @param cause the kind of cause, as officials read it */
    Reclassification(
            DossierId dossier,
            String cause,
            String reason,
            Classification formerClass,
            String reopenedBy,
            Instant reopenedAt) {
        this.dossierId = dossier;
        this.cause = cause;
        this.reason = reason;
        this.formerClass = formerClass;
        this.reopenedBy = reopenedBy;
        this.reopenedAt = reopenedAt;
    }

    /** @param reasons which condition ruled out which class for the commune */
    void propose(Classification proposed, List<String> reasons) {
        proposedClass = proposed;
        classReasons = String.join("\n", reasons);
    }

    void decide(Classification decided, String reason, String communeName, String by, Instant at) {
        if (proposedClass == null || decidedAt != null) {
            throw new RefusedException("Việc xếp loại lại %s %s."
                    .formatted(communeName, decidedAt == null ? "chưa đến lúc quyết định" : "đã được quyết định"));
        }
        decided.objection(proposedClass, reason, communeName).ifPresent(objection -> {
            throw new RefusedException(objection);
        });
        decidedClass = decided;
        decisionReason = reason;
        decidedBy = by;
        decidedAt = at;
    }

    Long id() {
        return id;
    }

    DossierId dossier() {
        return dossierId;
    }

    String cause() {
        return cause;
    }

    /**
     * Whether a chair withdrew the decision. A finding of another process reopens the dossier without a withdrawal.
     */
    boolean withdrawnByChair() {
        return PROVINCE_WITHDREW.equals(cause) || DISTRICT_WITHDREW.equals(cause);
    }

    String reason() {
        return reason;
    }

    Classification formerClass() {
        return formerClass;
    }

    Instant reopenedAt() {
        return reopenedAt;
    }

    String reopenedBy() {
        return reopenedBy;
    }

    /** Null until the decision table has been evaluated again. */
    Classification proposedClass() {
        return proposedClass;
    }

    List<String> classReasons() {
        return classReasons.lines().toList();
    }

    /** Null until the chair has made the new decision. */
    Classification decidedClass() {
        return decidedClass;
    }

    /** The chair's reason for the new decision; empty before. */
    String decisionReason() {
        return decisionReason;
    }

    /** Null until the chair has made the new decision. */
    Instant decidedAt() {
        return decidedAt;
    }
}
