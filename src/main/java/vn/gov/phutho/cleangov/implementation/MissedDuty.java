package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** Something that a commune owed and had not done when its self-review opened. */
@Entity
class MissedDuty {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;

    @Enumerated(EnumType.STRING)
    private OwedWork duty;

    private int period;
    private Instant missedAt;

    protected MissedDuty() {}

    /** @param period the month of a briefing, the quarter of a report; 0 for what is done once */
    MissedDuty(DossierId dossierId, OwedWork duty, int period, Instant missedAt) {
        this.dossierId = dossierId;
        this.duty = duty;
        this.period = period;
        this.missedAt = missedAt;
    }

    OwedWork duty() {
        return duty;
    }

    int period() {
        return period;
    }
}
