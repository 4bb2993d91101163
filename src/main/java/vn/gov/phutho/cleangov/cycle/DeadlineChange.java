package vn.gov.phutho.cleangov.cycle;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.calendar.MovesDeadlines;

/** A decision of the province that moves one deadline, for one unit and all below it or for everybody. */
@Entity
class DeadlineChange implements MovesDeadlines {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private int year;

    @Enumerated(EnumType.STRING)
    private Milestone milestone;

    private String unitCode;
    private LocalDate due;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;

    protected DeadlineChange() {}

    /** @param unitCode null for everybody */
    DeadlineChange(
            int year,
            Milestone milestone,
            String unitCode,
            LocalDate due,
            String reason,
            String decidedBy,
            Instant decidedAt) {
        this.year = year;
        this.milestone = milestone;
        this.unitCode = unitCode;
        this.due = due;
        this.reason = reason;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    /** Null for everybody. */
    String unitCode() {
        return unitCode;
    }

    Milestone milestone() {
        return milestone;
    }

    LocalDate due() {
        return due;
    }

    String reason() {
        return reason;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    @Override
    public Integer ofYear() {
        return year;
    }

    @Override
    public String ofUnit() {
        return unitCode;
    }
}
