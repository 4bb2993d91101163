package vn.gov.phutho.cleangov.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** A visit of a department to a district or a commune: first planned, then held or, with a reason, not held. */
@Entity
class InspectionVisit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private AgencyYear inspectionId;
    private String unitCode;
    private LocalDate plannedOn;
    private String subject;
    private LocalDate heldOn;
    private String result;
    private Instant recordedAt;
    private String recordedBy;

    protected InspectionVisit() {}

    InspectionVisit(AgencyYear inspection, String unitCode, LocalDate plannedOn, String subject) {
        this.inspectionId = inspection;
        this.unitCode = unitCode;
        this.plannedOn = plannedOn;
        this.subject = subject;
    }

    /**
     * @param heldOn the day on which it was held; null if it was not
     * @param result what was seen; why it was not held
     */
    void record(LocalDate heldOn, String result, String by, Instant at) {
        if (recordedAt != null) {
            throw new RefusedException("Kết quả của cuộc kiểm tra này đã được ghi.");
        }
        this.heldOn = heldOn;
        this.result = result;
        recordedBy = by;
        recordedAt = at;
    }

    AgencyYear inspection() {
        return inspectionId;
    }

    public Long id() {
        return id;
    }

    /** The district or the commune that is visited. */
    public String unitCode() {
        return unitCode;
    }

    public LocalDate plannedOn() {
        return plannedOn;
    }

    String subject() {
        return subject;
    }

    String result() {
        return result;
    }

    boolean recorded() {
        return recordedAt != null;
    }

    /** Null until the result is recorded. */
    Instant recordedAt() {
        return recordedAt;
    }

    boolean held() {
        return heldOn != null;
    }
}
