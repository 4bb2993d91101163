package vn.gov.phutho.cleangov.recheck;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** A commune of the sample and the conclusion of its re-check. */
@Entity
class RecheckedCommune extends AssignedKey<DossierId> {

    /** Whether the appraised sheet is right. */
    enum Conclusion {
        CONFIRMED("đúng với hồ sơ, minh chứng"),
        DEVIATES("có sai lệch");

        private final String title;

        Conclusion(String title) {
            this.title = title;
        }

        /** The Vietnamese name shown to officials. */
        String title() {
            return title;
        }
    }

    @Id
    private DossierId dossierId;

    private UnitYear recheckId;

    @Enumerated(EnumType.STRING)
    private Conclusion conclusion;

    private String reason = "";
    private Instant concludedAt;
    private String concludedBy;

    @ElementCollection
    @CollectionTable(name = "recheck_remark", joinColumns = @JoinColumn(name = "dossier_id"))
    @MapKeyColumn(name = "indicator")
    @Column(name = "finding")
    private Map<String, String> remarks = new TreeMap<>();

    protected RecheckedCommune() {}

    RecheckedCommune(DossierId dossier, UnitYear recheckId) {
        this.dossierId = dossier;
        this.recheckId = recheckId;
    }

    /** @param remarks the deviation by the code of each checked indicator; empty where it is correct */
    void conclude(Conclusion conclusion, String reason, Map<String, String> remarks, String by, Instant at) {
        if (concludedAt != null) {
            throw new RefusedException("Việc kiểm tra lại xã này đã được kết luận.");
        }
        this.conclusion = conclusion;
        this.reason = reason;
        this.remarks.putAll(remarks);
        concludedBy = by;
        concludedAt = at;
    }

    DossierId dossier() {
        return dossierId;
    }

    /** Null before it is concluded. */
    Conclusion conclusion() {
        return conclusion;
    }

    String reason() {
        return reason;
    }

    /** Null before it is concluded. */
    Instant concludedAt() {
        return concludedAt;
    }

    String concludedBy() {
        return concludedBy;
    }

    Map<String, String> remarks() {
        return remarks;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
