package vn.gov.phutho.cleangov.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** The district has briefed a commune's key officials on the resolution (D2.2a). */
@Entity
class CommuneBriefing extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private LocalDate briefedOn;
    private int attendees;
    private String recordedBy;
    private Instant recordedAt;

    protected CommuneBriefing() {}

    CommuneBriefing(DossierId id, LocalDate briefedOn, int attendees, String recordedBy, Instant recordedAt) {
        this.dossierId = id;
        this.briefedOn = briefedOn;
        this.attendees = attendees;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    LocalDate briefedOn() {
        return briefedOn;
    }

    int attendees() {
        return attendees;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
