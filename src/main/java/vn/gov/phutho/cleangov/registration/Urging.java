package vn.gov.phutho.cleangov.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** What a district did about a commune that had not registered in time. */
@Entity
class Urging {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String dossierId;
    private String action;
    private LocalDate promisedOn;
    private String stopReason;
    private String urgedBy;
    private Instant urgedAt;

    protected Urging() {}

    /**
     * @param promisedOn the day that the commune named; null if none
     * @param stopReason why the district urges no more; null if it goes on
     */
    Urging(String dossierId, String action, LocalDate promisedOn, String stopReason, String urgedBy, Instant urgedAt) {
        this.dossierId = dossierId;
        this.action = action;
        this.promisedOn = promisedOn;
        this.stopReason = stopReason;
        this.urgedBy = urgedBy;
        this.urgedAt = urgedAt;
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
}
