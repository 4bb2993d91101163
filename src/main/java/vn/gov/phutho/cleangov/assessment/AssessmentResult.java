package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.Classification;

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
    private String classReasons = "";
    private Integer votesFor;

    protected AssessmentResult() {}

    /** @param reasons which condition shut which class to the commune; none where the best was open */
    AssessmentResult(String dossierId, String assessmentId, Classification proposedClass, List<String> reasons) {
        this.dossierId = dossierId;
        this.assessmentId = assessmentId;
        this.proposedClass = proposedClass;
        this.classReasons = String.join("\n", reasons);
    }

    void voted(int votesFor) {
        this.votesFor = votesFor;
    }

    /**
     * What speaks against this decision: what speaks against the class itself, or that the chair keeps without a reason what
     * the council did not vote for. Changes nothing.
     *
     * @param present how many of the council voted; null in a year whose model knows of none
     */
    Optional<String> objection(Classification decided, String reason, String communeName, Integer present) {
        return decided.objection(proposedClass, reason, communeName)
                .or(() -> decided == proposedClass && !agreed(present) && reason.isBlank()
                        ? Optional.of("%s: hội đồng không tán thành mức «%s» (%d/%d phiếu), giữ mức này phải ghi lý do."
                                .formatted(communeName, proposedClass.title(), votesFor, present))
                        : Optional.empty());
    }

    /** Whether more than half of those who voted were for the proposed class. */
    private boolean agreed(Integer present) {
        return present == null || votesFor * 2 > present;
    }

    void decide(Classification decided, String reason) {
        decidedClass = decided;
        this.reason = reason;
    }

    String assessmentId() {
        return assessmentId;
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

    List<String> classReasons() {
        return classReasons.lines().toList();
    }

    /** Null as long as the council has not met. */
    Integer votesFor() {
        return votesFor;
    }

    String reason() {
        return reason;
    }
}
