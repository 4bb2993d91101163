package vn.gov.phutho.cleangov.urging;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.platform.ProcessKey;

/** An action of the level above to urge a late unit or agency. */
@Entity
class Urging {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private ProcessKey processKey;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    private String late;
    private String action;
    private LocalDate promisedOn;
    private String stopReason;
    private String urgedBy;
    private Instant urgedAt;

    protected Urging() {}

    /**
     * @param promisedOn the day that was promised; null if none
     * @param stopReason why the urging stops; null if it goes on
     */
    Urging(Lateness lateness, String action, LocalDate promisedOn, String stopReason, String urgedBy, Instant urgedAt) {
        this.processKey = lateness.key();
        this.milestone = lateness.milestone();
        this.late = lateness.late();
        this.action = action;
        this.promisedOn = promisedOn;
        this.stopReason = stopReason;
        this.urgedBy = urgedBy;
        this.urgedAt = urgedAt;
    }

    String late() {
        return late;
    }

    String action() {
        return action;
    }

    LocalDate promisedOn() {
        return promisedOn;
    }

    String stopReason() {
        return stopReason;
    }

    Instant urgedAt() {
        return urgedAt;
    }
}
