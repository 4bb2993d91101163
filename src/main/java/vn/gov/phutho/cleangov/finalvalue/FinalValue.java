package vn.gov.phutho.cleangov.finalvalue;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** An appraised indicator whose value was an estimate when the district decided, and its final value. */
@Entity
class FinalValue extends AssignedKey<FinalValue.Id> {

    @Embeddable
    record Id(DossierId dossierId, String indicator) implements Serializable {}

    @EmbeddedId
    private Id id;

    /** The district's year, which is the key of the process. */
    private UnitYear sessionId;

    private String agency;
    private BigDecimal estimatedPoints;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private Classification classBefore;

    private String enteredBy;
    private Instant enteredAt;

    protected FinalValue() {}

    FinalValue(
            UnitYear sessionId, DossierId dossier, String indicator, String agency, BigDecimal estimated, Instant at) {
        this.id = new Id(dossier, indicator);
        this.sessionId = sessionId;
        this.agency = agency;
        this.estimatedPoints = estimated;
        this.openedAt = at;
    }

    /** @param classBefore the decision table's class of the commune before this value was entered */
    void entered(Classification classBefore, String by, Instant at) {
        this.classBefore = classBefore;
        enteredBy = by;
        enteredAt = at;
    }

    DossierId dossier() {
        return id.dossierId();
    }

    String indicator() {
        return id.indicator();
    }

    UnitYear sessionId() {
        return sessionId;
    }

    String agency() {
        return agency;
    }

    BigDecimal estimatedPoints() {
        return estimatedPoints;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** Null until the final value is entered. */
    Classification classBefore() {
        return classBefore;
    }

    /** Null until the final value is entered. */
    Instant enteredAt() {
        return enteredAt;
    }

    boolean isEntered() {
        return enteredAt != null;
    }

    @Override
    public Id getId() {
        return id;
    }
}
