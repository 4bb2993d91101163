package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** The commune's review of its first half year: strengths, weaknesses, the class that it expects (D3.3). */
@Entity
class InterimReview extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private String strengths;
    private String weaknesses;

    @Enumerated(EnumType.STRING)
    private Classification forecast;

    private boolean inTime;
    private String reviewedBy;
    private Instant reviewedAt;

    protected InterimReview() {}

    InterimReview(
            DossierId dossierId,
            String strengths,
            String weaknesses,
            Classification forecast,
            boolean inTime,
            String reviewedBy,
            Instant reviewedAt) {
        this.dossierId = dossierId;
        this.strengths = strengths;
        this.weaknesses = weaknesses;
        this.forecast = forecast;
        this.inTime = inTime;
        this.reviewedBy = reviewedBy;
        this.reviewedAt = reviewedAt;
    }

    String strengths() {
        return strengths;
    }

    String weaknesses() {
        return weaknesses;
    }

    Classification forecast() {
        return forecast;
    }

    boolean inTime() {
        return inTime;
    }

    String reviewedBy() {
        return reviewedBy;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
