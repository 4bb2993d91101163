package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** An agency has appraised its indicators in a session. */
@Entity
class Appraisal {

    @Embeddable
    record Id(UnitYear assessmentId, String agency) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String appraisedBy;
    private Instant appraisedAt;

    protected Appraisal() {}

    Appraisal(UnitYear assessmentId, String agency, String appraisedBy, Instant appraisedAt) {
        this.id = new Id(assessmentId, agency);
        this.appraisedBy = appraisedBy;
        this.appraisedAt = appraisedAt;
    }

    Id id() {
        return id;
    }

    String appraisedBy() {
        return appraisedBy;
    }

    Instant appraisedAt() {
        return appraisedAt;
    }
}
