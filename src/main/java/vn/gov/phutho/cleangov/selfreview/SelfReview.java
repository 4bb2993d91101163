package vn.gov.phutho.cleangov.selfreview;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.FourEyes;

/** How a commune's own review came about. The scores themselves are in the dossier's sheet. */
@Entity
class SelfReview extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private String scoredBy;
    private Instant scoredAt;
    private String partyOpinion;
    private String opinedBy;
    private Instant opinedAt;
    private String returnReason;
    private String signedBy;
    private Instant signedAt;

    protected SelfReview() {}

    SelfReview(DossierId dossierId) {
        this.dossierId = dossierId;
    }

    void scored(String by, Instant at) {
        scoredBy = by;
        scoredAt = at;
        returnReason = null;
        partyOpinion = null;
        opinedBy = null;
        opinedAt = null;
    }

    void opined(String opinion, String by, Instant at) {
        partyOpinion = opinion;
        opinedBy = by;
        opinedAt = at;
    }

    void returned(String reason) {
        returnReason = reason;
    }

    void signed(String by, Instant at) {
        if (partyOpinion == null) {
            throw new RefusedException("Chưa có ý kiến của cấp ủy nên chưa ký được.");
        }
        FourEyes.require(by, scoredBy, "chấm điểm bản tự đánh giá này", "ký");
        signedBy = by;
        signedAt = at;
    }

    String partyOpinion() {
        return partyOpinion;
    }

    String returnReason() {
        return returnReason;
    }

    /** When the sheet was filled in; null while it has to be filled in again. */
    Instant scoredAt() {
        return returnReason == null ? scoredAt : null;
    }

    /** When the Party committee opined on the sheet as it is; null as long as it has not. */
    Instant opinedAt() {
        return returnReason == null ? opinedAt : null;
    }

    Instant signedAt() {
        return signedAt;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
