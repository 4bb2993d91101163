package vn.gov.phutho.cleangov.report;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** A report that a district owes the province. It exists from the day the year opens, so that it is not forgotten. */
@Entity
class Report extends AssignedKey<ReportId> {

    @Id
    private ReportId id;

    private int year;

    @Enumerated(EnumType.STRING)
    private Half half;

    private String districtCode;
    private String situation = "";
    private String difficulties = "";
    private String proposals = "";
    private String figures = "";
    private String returnReason = "";
    private String draftedBy;
    private Instant submittedAt;
    private Instant returnedAt;
    private String submittedBy;
    private Instant receivedAt;
    private String receivedBy;

    protected Report() {}

    Report(ReportId id) {
        this.id = id;
        this.year = id.year();
        this.half = id.half();
        this.districtCode = id.districtCode();
    }

    /** @param figures what the system counted at this moment; the report keeps them */
    void draft(String situation, String difficulties, String proposals, String figures, String by) {
        if (receivedAt != null) {
            throw new RefusedException("Tỉnh đã tiếp nhận báo cáo này, không sửa được nữa.");
        }
        this.situation = situation;
        this.difficulties = difficulties;
        this.proposals = proposals;
        this.figures = figures;
        draftedBy = by;
    }

    void submit(String by, Instant at) {
        if (draftedBy == null) {
            throw new RefusedException("Báo cáo chưa được soạn nên chưa ký được.");
        }
        FourEyes.require(by, draftedBy, "soạn báo cáo này", "ký");
        submittedAt = at;
        submittedBy = by;
        returnReason = "";
    }

    /** Signed or not, it goes back to be written again; only the province sends back what has been signed. */
    void sendBack(String reason, Instant at) {
        returnReason = reason;
        if (submittedAt != null) {
            returnedAt = at;
        }
        submittedAt = null;
        submittedBy = null;
    }

    void receive(String by, Instant at) {
        if (submittedAt == null) {
            throw new RefusedException("Huyện chưa gửi báo cáo này.");
        }
        receivedAt = at;
        receivedBy = by;
    }

    ReportId key() {
        return new ReportId(year, half, districtCode);
    }

    String situation() {
        return situation;
    }

    String difficulties() {
        return difficulties;
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

    /** When the province last sent it back; empty if it never did. */
    Optional<Instant> returnedAt() {
        return Optional.ofNullable(returnedAt);
    }

    /** Null as long as it is not signed. */
    Instant submittedAt() {
        return submittedAt;
    }

    boolean drafted() {
        return draftedBy != null;
    }

    /** Whether it is written and waits for the district's chair to sign. */
    boolean waitsForChair() {
        return draftedBy != null && returnReason.isEmpty() && submittedAt == null;
    }

    /** Null as long as the province has not received it. */
    Instant receivedAt() {
        return receivedAt;
    }

    boolean received() {
        return receivedAt != null;
    }

    boolean submitted() {
        return submittedAt != null;
    }

    @Override
    public ReportId getId() {
        return id;
    }
}
