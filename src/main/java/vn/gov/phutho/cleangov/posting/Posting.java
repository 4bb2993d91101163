package vn.gov.phutho.cleangov.posting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** The public posting of a district's results of one year. */
@Entity
class Posting extends AssignedKey<UnitYear> {

    @Id
    private UnitYear id;

    private int year;
    private String districtCode;
    private Instant postedAt;
    private Instant closedAt;

    protected Posting() {}

    Posting(UnitYear id, Instant postedAt) {
        this.id = id;
        this.year = id.year();
        this.districtCode = id.unitCode();
        this.postedAt = postedAt;
    }

    void close(Instant at) {
        closedAt = at;
    }

    int year() {
        return year;
    }

    String districtCode() {
        return districtCode;
    }

    Instant postedAt() {
        return postedAt;
    }

    /** When the period was over and every opinion was answered; null before. */
    Instant closedAt() {
        return closedAt;
    }

    @Override
    public UnitYear getId() {
        return id;
    }
}
