package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** A content of grassroots democracy in a commune's year: planned with the assignment, ticked off in a briefing (D3.4). */
@Entity
class DemocracyItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;
    private String code;
    private String content;
    private LocalDate plannedOn;
    private LocalDate doneOn;

    protected DemocracyItem() {}

    DemocracyItem(DossierId dossierId, String code, String content, LocalDate plannedOn) {
        this.dossierId = dossierId;
        this.code = code;
        this.content = content;
        this.plannedOn = plannedOn;
    }

    void carriedOut(LocalDate day) {
        doneOn = day;
    }

    DossierId dossierId() {
        return dossierId;
    }

    String code() {
        return code;
    }

    String content() {
        return content;
    }

    LocalDate plannedOn() {
        return plannedOn;
    }

    /** Null as long as it has not been done. */
    LocalDate doneOn() {
        return doneOn;
    }

    boolean done() {
        return doneOn != null;
    }
}
