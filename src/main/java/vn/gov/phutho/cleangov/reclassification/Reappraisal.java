package vn.gov.phutho.cleangov.reclassification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** An agency that must appraise its indicators again because the dossier was reopened. */
@Entity
class Reappraisal {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Long reclassificationId;
    private String agency;
    private String appraisedBy;
    private Instant appraisedAt;

    protected Reappraisal() {}

    Reappraisal(Long reclassificationId, String agency) {
        this.reclassificationId = reclassificationId;
        this.agency = agency;
    }

    void appraised(String by, Instant at) {
        appraisedBy = by;
        appraisedAt = at;
    }

    Long reclassificationId() {
        return reclassificationId;
    }

    String agency() {
        return agency;
    }

    /** Null until the agency has appraised. */
    Instant appraisedAt() {
        return appraisedAt;
    }
}
