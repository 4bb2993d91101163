package vn.gov.phutho.cleangov.explanation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** One district asks its communes about the points that its agencies have lowered. */
@Entity
class ExplanationRound extends AssignedKey<UnitYear> {

    @Id
    private UnitYear id;

    private int year;
    private String districtCode;
    private Instant openedAt;
    private Instant closedAt;

    protected ExplanationRound() {}

    ExplanationRound(UnitYear id, Instant openedAt) {
        this.id = id;
        this.year = id.year();
        this.districtCode = id.unitCode();
        this.openedAt = openedAt;
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

    Instant openedAt() {
        return openedAt;
    }

    /** When the time for explanations ended; null while communes may still explain. */
    Instant closedAt() {
        return closedAt;
    }

    @Override
    public UnitYear getId() {
        return id;
    }
}
