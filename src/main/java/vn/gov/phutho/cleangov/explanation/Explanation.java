package vn.gov.phutho.cleangov.explanation;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** An indicator in which a commune's points were lowered, with the commune's explanation and the agency's answer. */
@Entity
class Explanation extends AssignedKey<Explanation.Id> {

    @Embeddable
    record Id(DossierId dossierId, String indicator) implements Serializable {}

    @EmbeddedId
    private Id id;

    private UnitYear roundId;
    private String agency;
    private BigDecimal claimedPoints;
    private BigDecimal loweredPoints;
    private String content;
    private String explainedBy;
    private Instant explainedAt;
    private String answer;
    private String answeredBy;
    private Instant answeredAt;

    protected Explanation() {}

    /**
     * @param agency which appraised it
     * @param claimed the commune's own points
     * @param lowered the points after the agency's appraisal
     */
    Explanation(
            UnitYear roundId,
            DossierId dossier,
            String indicator,
            String agency,
            BigDecimal claimed,
            BigDecimal lowered) {
        this.id = new Id(dossier, indicator);
        this.roundId = roundId;
        this.agency = agency;
        this.claimedPoints = claimed;
        this.loweredPoints = lowered;
    }

    void explained(String content, String by, Instant at) {
        this.content = content;
        explainedBy = by;
        explainedAt = at;
    }

    void answered(String answer, String by, Instant at) {
        if (content == null) {
            throw new RefusedException("Xã không giải trình chỉ tiêu %s.".formatted(id.indicator()));
        }
        this.answer = answer;
        answeredBy = by;
        answeredAt = at;
    }

    DossierId dossier() {
        return id.dossierId();
    }

    String indicator() {
        return id.indicator();
    }

    UnitYear roundId() {
        return roundId;
    }

    String agency() {
        return agency;
    }

    BigDecimal claimedPoints() {
        return claimedPoints;
    }

    BigDecimal loweredPoints() {
        return loweredPoints;
    }

    /** The commune's explanation; null if it accepts the lowered points. */
    String content() {
        return content;
    }

    Instant explainedAt() {
        return explainedAt;
    }

    boolean isExplained() {
        return content != null;
    }

    /** The agency's answer; null until it has answered. */
    String answer() {
        return answer;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    @Override
    public Id getId() {
        return id;
    }
}
