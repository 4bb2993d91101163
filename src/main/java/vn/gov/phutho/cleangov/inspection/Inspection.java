package vn.gov.phutho.cleangov.inspection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/**
 * A department's year: its plan, its visits and its summary for the province. It exists from the day the year opens.
 */
@Entity
class Inspection extends AssignedKey<AgencyYear> {

    @Id
    private AgencyYear id;

    private int year;
    private String department;
    private String coordination = "";
    private Instant plannedAt;
    private String plannedBy;
    private String assessment = "";
    private String proposals = "";
    private String figures = "";
    private Instant summarisedAt;
    private String summarisedBy;
    private String returnReason = "";
    private Instant returnedAt;
    private Instant receivedAt;
    private String receivedBy;

    protected Inspection() {}

    Inspection(AgencyYear id) {
        this.id = id;
        this.year = id.year();
        this.department = id.agencyCode();
    }

    void plan(String coordination, String by, Instant at) {
        if (plannedAt != null) {
            throw new RefusedException("Kế hoạch kiểm tra năm " + year + " đã lập, không lập lần hai.");
        }
        this.coordination = coordination;
        plannedBy = by;
        plannedAt = at;
    }

    /** @param figures what the system counted at this moment; the summary keeps them */
    void summarise(String assessment, String proposals, String figures, String by, Instant at) {
        if (plannedAt == null || receivedAt != null) {
            throw new RefusedException(
                    plannedAt == null
                            ? "Chưa có kế hoạch nên chưa tổng kết được."
                            : "Tỉnh đã tiếp nhận bản tổng kết này, không sửa được nữa.");
        }
        this.assessment = assessment;
        this.proposals = proposals;
        this.figures = figures;
        summarisedBy = by;
        summarisedAt = at;
        returnReason = "";
    }

    void receive(String by, Instant at) {
        if (summarisedAt == null) {
            throw new RefusedException("Sở, ban, ngành chưa gửi bản tổng kết này.");
        }
        FourEyes.require(by, summarisedBy, "viết bản tổng kết này", "tiếp nhận");
        receivedAt = at;
        receivedBy = by;
    }

    void sendBack(String reason, Instant at) {
        returnReason = reason;
        returnedAt = at;
        summarisedAt = null;
        summarisedBy = null;
    }

    AgencyYear key() {
        return id;
    }

    String assessment() {
        return assessment;
    }

    String proposals() {
        return proposals;
    }

    String figures() {
        return figures;
    }

    String returnReason() {
        return returnReason;
    }

    boolean planned() {
        return plannedAt != null;
    }

    /** Null before there is a plan. */
    Instant plannedAt() {
        return plannedAt;
    }

    /** When the department last sent its summary; null as long as it has not, or has to write it again. */
    Instant summarisedAt() {
        return summarisedAt;
    }

    /** When the province last sent the summary back; empty if it never did. */
    Optional<Instant> returnedAt() {
        return Optional.ofNullable(returnedAt);
    }

    /** Null as long as the province has not received the summary. */
    Instant receivedAt() {
        return receivedAt;
    }

    boolean received() {
        return receivedAt != null;
    }

    @Override
    public AgencyYear getId() {
        return id;
    }
}
