package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** A month's briefing as it was held: what each assigned person reported (D3.2). */
@Entity
class Briefing {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;
    private int month;
    private LocalDate heldOn;
    private String difficulties;
    private boolean inTime;
    private String recordedBy;
    private Instant recordedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "briefing_report", joinColumns = @JoinColumn(name = "briefing_id"))
    private List<PersonReport> reports = new ArrayList<>();

    /**
     * What one person reported.
     *
     * @param line in one line; why not, where they did not report; may be empty then
     */
    @Embeddable
    record PersonReport(String person, String position, boolean reported, String line) {}

    protected Briefing() {}

    Briefing(
            DossierId dossierId,
            int month,
            LocalDate heldOn,
            List<PersonReport> reports,
            String difficulties,
            boolean inTime,
            String recordedBy,
            Instant recordedAt) {
        this.dossierId = dossierId;
        this.month = month;
        this.heldOn = heldOn;
        this.reports.addAll(reports);
        this.difficulties = difficulties;
        this.inTime = inTime;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** Whether everybody who was assigned something reported. */
    boolean complete() {
        return reports.stream().allMatch(PersonReport::reported);
    }

    int month() {
        return month;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    List<PersonReport> reports() {
        return List.copyOf(reports);
    }

    /** Empty if there were none. */
    String difficulties() {
        return difficulties;
    }

    boolean inTime() {
        return inTime;
    }

    DossierId dossierId() {
        return dossierId;
    }
}
