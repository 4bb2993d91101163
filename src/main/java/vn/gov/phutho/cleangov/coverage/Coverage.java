package vn.gov.phutho.cleangov.coverage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** An outlet's year: its plan, and the time at which it was closed. It exists from the day the year opens. */
@Entity
class Coverage extends AssignedKey<AgencyYear> {

    @Id
    private AgencyYear id;

    private int year;
    private String outlet;
    private String plan = "";
    private Instant plannedAt;
    private String plannedBy;
    private String closingNote = "";
    private Instant closedAt;
    private String closedBy;

    protected Coverage() {}

    Coverage(AgencyYear id) {
        this.id = id;
        this.year = id.year();
        this.outlet = id.agencyCode();
    }

    void plan(String plan, String by, Instant at) {
        if (plannedAt != null) {
            throw new RefusedException("Kế hoạch tuyên truyền năm " + year + " đã lập, không lập lần hai.");
        }
        this.plan = plan;
        plannedBy = by;
        plannedAt = at;
    }

    void close(String note, String by, Instant at) {
        closingNote = note;
        closedBy = by;
        closedAt = at;
    }

    AgencyYear key() {
        return id;
    }

    String plan() {
        return plan;
    }

    boolean planned() {
        return plannedAt != null;
    }

    boolean closed() {
        return closedAt != null;
    }

    /** Null until there is a plan. */
    Instant plannedAt() {
        return plannedAt;
    }

    /** Null while the outlet may still record pieces. */
    Instant closedAt() {
        return closedAt;
    }

    @Override
    public AgencyYear getId() {
        return id;
    }
}
