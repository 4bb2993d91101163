package vn.gov.phutho.cleangov.reclassification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** An agency that must appraise its indicators of a reopened dossier anew. */
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

    /** Null as long as the agency has not appraised. */
    Instant appraisedAt() {
        return appraisedAt;
    }
}
