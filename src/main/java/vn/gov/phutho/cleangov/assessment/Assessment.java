package vn.gov.phutho.cleangov.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** A district's session of one year, for all its communes. */
@Entity
class Assessment extends AssignedKey<UnitYear> {

    @Id
    private UnitYear id;

    private int year;
    private String districtCode;
    private Instant openedAt;
    private String frontOpinion;
    private Instant frontOpinedAt;
    private String summary;
    private LocalDate councilMetOn;
    private Integer councilMembers;
    private Integer councilPresent;
    private String councilMinutes;
    private String councilRecordedBy;
    private Instant decidedAt;
    private String decidedBy;

    protected Assessment() {}

    Assessment(UnitYear id, Instant openedAt) {
        this.id = id;
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

    /**
     * The council that advises the chair has met.
     *
     * @param members how many members it has
     * @param present how many of them were present and voted
     */
    void councilMet(LocalDate on, int members, int present, String minutes, String by) {
        councilMetOn = on;
        councilMembers = members;
        councilPresent = present;
        councilMinutes = minutes;
        councilRecordedBy = by;
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

    Instant openedAt() {
        return openedAt;
    }

    String frontOpinion() {
        return frontOpinion;
    }

    /** Null until the Front has given its opinion. */
    Instant frontOpinedAt() {
        return frontOpinedAt;
    }

    /** Null until the chair has decided. */
    Instant decidedAt() {
        return decidedAt;
    }

    String summary() {
        return summary;
    }

    /** Null until the council has met. */
    LocalDate councilMetOn() {
        return councilMetOn;
    }

    Integer councilMembers() {
        return councilMembers;
    }

    Integer councilPresent() {
        return councilPresent;
    }

    String councilMinutes() {
        return councilMinutes;
    }

    boolean decided() {
        return decidedAt != null;
    }

    @Override
    public UnitYear getId() {
        return id;
    }
}
