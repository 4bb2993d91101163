package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The class that the decision table proposed for a commune, and the one that the chair decided. */
@Entity
class AssessmentResult {

    @Id
    private DossierId dossierId;

    private UnitYear assessmentId;

    @Enumerated(EnumType.STRING)
    private Classification proposedClass;

    @Enumerated(EnumType.STRING)
    private Classification decidedClass;

    private String reason = "";
    private String classReasons = "";
    private Integer votesFor;

    protected AssessmentResult() {}

    /** @param reasons Vietnamese: which condition excluded which class; empty if none did */
    AssessmentResult(DossierId dossierId, UnitYear assessmentId, Classification proposedClass, List<String> reasons) {
        this.dossierId = dossierId;
        this.assessmentId = assessmentId;
        this.proposedClass = proposedClass;
        this.classReasons = String.join("\n", reasons);
    }

    void voted(int votesFor) {
        this.votesFor = votesFor;
    }

    /**
     * What is wrong with this decision: the class itself cannot be decided, or the chair keeps a class without a reason
     * although the council did not agree. Changes nothing.
     *
     * @param present how many of the council voted; null in a year whose model has no council
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

    UnitYear assessmentId() {
        return assessmentId;
    }

    DossierId dossierId() {
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

    /** Null until the council has met. */
    Integer votesFor() {
        return votesFor;
    }

    String reason() {
        return reason;
    }
}
