package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** What the chair reported to the Party committee in a quarter: results and difficulties (D3.1b). */
@Entity
class PartyReport {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;
    private int quarter;
    private String results;
    private String difficulties;
    private boolean inTime;
    private String reportedBy;
    private Instant reportedAt;

    protected PartyReport() {}

    /** @param difficulties empty if the chair said that there are none */
    PartyReport(
            DossierId dossierId,
            int quarter,
            String results,
            String difficulties,
            boolean inTime,
            String reportedBy,
            Instant reportedAt) {
        this.dossierId = dossierId;
        this.quarter = quarter;
        this.results = results;
        this.difficulties = difficulties;
        this.inTime = inTime;
        this.reportedBy = reportedBy;
        this.reportedAt = reportedAt;
    }

    int quarter() {
        return quarter;
    }

    String results() {
        return results;
    }

    String difficulties() {
        return difficulties;
    }

    boolean inTime() {
        return inTime;
    }

    String reportedBy() {
        return reportedBy;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    DossierId dossierId() {
        return dossierId;
    }
}
