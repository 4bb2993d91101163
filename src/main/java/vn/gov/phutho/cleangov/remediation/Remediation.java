package vn.gov.phutho.cleangov.remediation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** The plan that a district makes for a weak commune. */
@Entity
class Remediation extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private int year;
    private String districtCode;
    private String cause;
    private Instant openedAt;
    private String openedBy;
    private String returnReason = "";
    private String plannedBy;
    private Instant approvedAt;
    private String approvedBy;
    private Instant closedAt;
    private String closedBy;

    protected Remediation() {}

    /** @param cause why the commune gets a plan, as officials read it */
    Remediation(DossierId id, String districtCode, String cause, String openedBy, Instant openedAt) {
        this.dossierId = id;
        this.year = id.year();
        this.districtCode = districtCode;
        this.cause = cause;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    void planned(String by) {
        plannedBy = by;
    }

    void approve(String by, Instant at) {
        if (plannedBy == null) {
            throw new RefusedException("Kế hoạch khắc phục chưa được lập nên chưa duyệt được.");
        }
        FourEyes.require(by, plannedBy, "lập kế hoạch này", "duyệt");
        approvedBy = by;
        approvedAt = at;
        returnReason = "";
    }

    void sendBack(String reason) {
        returnReason = reason;
    }

    /** The commune is weak again, so a plan is due again. */
    void reopen(String cause, Instant at) {
        this.cause = cause;
        openedAt = at;
        openedBy = "";
        returnReason = "";
        plannedBy = null;
        approvedAt = null;
        approvedBy = null;
        closedAt = null;
        closedBy = null;
    }

    /** Whether it was opened because of the commune's class, and not by an official in mid-year. */
    boolean followsFromTheClass() {
        return openedBy.isEmpty();
    }

    void close(String by, Instant at) {
        closedBy = by;
        closedAt = at;
    }

    DossierId key() {
        return dossierId;
    }

    String districtCode() {
        return districtCode;
    }

    String cause() {
        return cause;
    }

    Instant openedAt() {
        return openedAt;
    }

    String returnReason() {
        return returnReason;
    }

    boolean approved() {
        return approvedAt != null;
    }

    boolean closed() {
        return closedAt != null;
    }

    /** Whether a plan is written and waits for the chair's approval. */
    boolean waitsForChair() {
        return plannedBy != null && returnReason.isEmpty() && approvedAt == null;
    }

    /** Null until the chair has approved the plan. */
    Instant approvedAt() {
        return approvedAt;
    }

    /** Null until every weakness is concluded. */
    Instant closedAt() {
        return closedAt;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
