package vn.gov.phutho.cleangov.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** What a department did about a unit that had not remedied a finding in time. */
@Entity
class FindingUrging {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private FindingId findingId;
    private String action;
    private LocalDate promisedOn;
    private String urgedBy;
    private Instant urgedAt;

    protected FindingUrging() {}

    /** @param promisedOn the day that was promised; null if none */
    FindingUrging(FindingId finding, String action, LocalDate promisedOn, String urgedBy, Instant urgedAt) {
        this.findingId = finding;
        this.action = action;
        this.promisedOn = promisedOn;
        this.urgedBy = urgedBy;
        this.urgedAt = urgedAt;
    }

    LocalDate promisedOn() {
        return promisedOn;
    }

    Instant urgedAt() {
        return urgedAt;
    }
}
