package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.platform.Refusal;

/** The class that the decision table proposed for a commune, and the one that the chair decided. */
@Entity
class AssessmentResult {

    @Id
    private String dossierId;

    private String assessmentId;

    @Enumerated(EnumType.STRING)
    private Classification proposedClass;

    @Enumerated(EnumType.STRING)
    private Classification decidedClass;

    private String reason = "";

    protected AssessmentResult() {}

    AssessmentResult(String dossierId, String assessmentId, Classification proposedClass) {
        this.dossierId = dossierId;
        this.assessmentId = assessmentId;
        this.proposedClass = proposedClass;
    }

    /**
     * What speaks against this decision: the chair may lower the proposed class with a reason; never raise it, for a gate
     * would be passed that is shut. Changes nothing.
     */
    Optional<Refusal> objection(Classification decided, String reason, String communeName) {
        if (decided.betterThan(proposedClass)) {
            return Optional.of(new Refusal(("%s: không được xếp loại «%s» cao hơn mức mà điều kiện cho phép («%s»).")
                    .formatted(communeName, decided.title(), proposedClass.title())));
        }
        if (decided != proposedClass && reason.isBlank()) {
            return Optional.of(new Refusal("%s: hạ mức từ «%s» xuống «%s» phải ghi lý do."
                    .formatted(communeName, proposedClass.title(), decided.title())));
        }
        return Optional.empty();
    }

    void decide(Classification decided, String reason) {
        decidedClass = decided;
        this.reason = reason;
    }

    String dossierId() {
        return dossierId;
    }

    Classification proposedClass() {
        return proposedClass;
    }

    Classification decidedClass() {
        return decidedClass;
    }

    String reason() {
        return reason;
    }
}
