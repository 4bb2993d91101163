package vn.gov.phutho.cleangov.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** A problem that a visit found. The unit must remedy it by a day, and the department confirms the remedy. */
@Entity
class Finding extends AssignedKey<FindingId> {

    @Id
    private FindingId id;

    private Long visitId;
    private AgencyYear inspectionId;
    private int year;
    private String unitCode;
    private String content;
    private Instant madeAt;
    private LocalDate remedyBy;
    private String remedy = "";
    private Instant remediedAt;
    private String remediedBy;
    private String returnReason = "";
    private Instant returnedAt;
    private Instant confirmedAt;
    private String confirmedBy;

    protected Finding() {}

    Finding(FindingId id, InspectionVisit visit, String content, Instant madeAt, LocalDate remedyBy) {
        this.id = id;
        this.visitId = visit.id();
        this.inspectionId = visit.inspection();
        this.year = id.year();
        this.unitCode = id.unitCode();
        this.content = content;
        this.madeAt = madeAt;
        this.remedyBy = remedyBy;
    }

    void remedied(String remedy, String by, Instant at) {
        if (confirmedAt != null) {
            throw new RefusedException("Kiến nghị này đã được xác nhận khắc phục xong.");
        }
        this.remedy = remedy;
        remediedBy = by;
        remediedAt = at;
        returnReason = "";
    }

    void confirmed(String by, Instant at) {
        if (remediedAt == null) {
            throw new RefusedException("Đơn vị chưa báo cáo đã khắc phục kiến nghị này.");
        }
        FourEyes.require(by, remediedBy, "báo cáo đã khắc phục", "xác nhận");
        confirmedBy = by;
        confirmedAt = at;
    }

    void sentBack(String reason, Instant at) {
        returnReason = reason;
        returnedAt = at;
        remediedAt = null;
        remediedBy = null;
    }

    FindingId key() {
        return id;
    }

    AgencyYear inspectionId() {
        return inspectionId;
    }

    String unitCode() {
        return unitCode;
    }

    String content() {
        return content;
    }

    Instant madeAt() {
        return madeAt;
    }

    LocalDate remedyBy() {
        return remedyBy;
    }

    String remedy() {
        return remedy;
    }

    String returnReason() {
        return returnReason;
    }

    /** When the unit last said that it is remedied; null as long as it has not, or has to do more. */
    Instant remediedAt() {
        return remediedAt;
    }

    /** When the department last sent the remedy back; empty if it never did. */
    Optional<Instant> returnedAt() {
        return Optional.ofNullable(returnedAt);
    }

    boolean confirmed() {
        return confirmedAt != null;
    }

    /** Null as long as the department has not confirmed the remedy. */
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Override
    public FindingId getId() {
        return id;
    }
}
