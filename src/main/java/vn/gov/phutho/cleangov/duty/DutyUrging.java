package vn.gov.phutho.cleangov.duty;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.Duty;

/** A record that a person urged those responsible for a duty, by a notice. */
@Entity
class DutyUrging {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int year;
    private String unitCode;
    private String duty;
    private String clause;
    private String title;
    private String recipients;
    private String urgedBy;
    private Instant urgedAt;

    protected DutyUrging() {}

    /** @param recipients the names of the recipients */
    DutyUrging(int year, Duty duty, String recipients, String urgedBy, Instant urgedAt) {
        this.year = year;
        this.unitCode = duty.unitCode();
        this.duty = duty.code();
        this.clause = duty.clause().id();
        this.title = duty.title();
        this.recipients = recipients;
        this.urgedBy = urgedBy;
        this.urgedAt = urgedAt;
    }

    String unitCode() {
        return unitCode;
    }

    String duty() {
        return duty;
    }

    String recipients() {
        return recipients;
    }

    String urgedBy() {
        return urgedBy;
    }

    Instant urgedAt() {
        return urgedAt;
    }
}
