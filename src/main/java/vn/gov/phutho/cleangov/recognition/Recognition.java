package vn.gov.phutho.cleangov.recognition;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** What home affairs said about a request for excellence, and what the province's chair decided. */
@Entity
class Recognition extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private int round;
    private boolean agreed;
    private String opinion;
    private String appraisedBy;
    private Instant appraisedAt;
    private Boolean granted;
    private String reason;
    private String decidedBy;
    private Instant decidedAt;
    private Instant announcedAt;

    protected Recognition() {}

    Recognition(DossierId dossierId) {
        this.dossierId = dossierId;
    }

    /**
     * Clears the decision on an earlier request; history keeps it.
     *
     * @param round how often the district's decision had been withdrawn when it made the request
     */
    void appraised(int round, boolean agreed, String opinion, String by, Instant at) {
        this.round = round;
        granted = null;
        reason = null;
        decidedBy = null;
        decidedAt = null;
        announcedAt = null;
        this.agreed = agreed;
        this.opinion = opinion;
        appraisedBy = by;
        appraisedAt = at;
    }

    void decided(boolean granted, String reason, String by, Instant at) {
        FourEyes.require(by, appraisedBy, "thẩm định đề nghị này", "quyết định");
        this.granted = granted;
        this.reason = reason;
        decidedBy = by;
        decidedAt = at;
    }

    void announced(Instant at) {
        announcedAt = at;
    }

    /** Whether it is about the current request and not about a withdrawn one. */
    boolean isOfRound(int round) {
        return this.round == round;
    }

    boolean agreed() {
        return agreed;
    }

    String opinion() {
        return opinion;
    }

    boolean decided() {
        return decidedAt != null;
    }

    /** Whether the commune is to be recognised: the chair's decision, or before it the opinion of home affairs. */
    boolean granting() {
        return granted == null ? agreed : granted;
    }

    boolean announced() {
        return announcedAt != null;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
