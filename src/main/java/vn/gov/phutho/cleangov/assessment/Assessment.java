package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** A district's session of one year, for all its communes. */
@Entity
class Assessment extends AssignedKey<String> {

    @Id
    private String id;

    private int year;
    private String districtCode;
    private Instant openedAt;
    private String frontOpinion;
    private Instant frontOpinedAt;
    private String summary;
    private Instant decidedAt;
    private String decidedBy;

    protected Assessment() {}

    Assessment(UnitYear id, Instant openedAt) {
        this.id = id.toString();
        this.year = id.year();
        this.districtCode = id.unitCode();
        this.openedAt = openedAt;
    }

    void frontOpined(String opinion, Instant at) {
        frontOpinion = opinion;
        frontOpinedAt = at;
    }

    void consolidated(String summary) {
        this.summary = summary;
    }

    void decide(String by, Instant at) {
        decidedAt = at;
        decidedBy = by;
    }

    int year() {
        return year;
    }

    String districtCode() {
        return districtCode;
    }

    String frontOpinion() {
        return frontOpinion;
    }

    /** Null as long as the Front has not opined. */
    Instant frontOpinedAt() {
        return frontOpinedAt;
    }

    /** Null as long as the session has not decided. */
    Instant decidedAt() {
        return decidedAt;
    }

    String summary() {
        return summary;
    }

    boolean decided() {
        return decidedAt != null;
    }

    @Override
    public String getId() {
        return id;
    }
}
