package vn.gov.phutho.cleangov.remediation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** A measure against one weakness of a commune: the action, the responsible agency and the due date. */
@Entity
@Table(name = "remediation_measure")
class Measure {

    /** The district's conclusion on a weakness. */
    public enum Verdict {
        /** Not concluded yet, or more work is needed. */
        OPEN("đang khắc phục"),
        REMEDIED("đã khắc phục"),
        CARRIED_OVER("chuyển sang kế hoạch năm sau"),
        /** The commune turned out not to be weak. */
        DROPPED("thôi, xã không còn bị xếp loại yếu kém");

        private final String title;

        Verdict(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private DossierId dossierId;
    private String weakness;
    private String action;
    private String agency;
    private LocalDate due;
    private String result = "";
    private Boolean remedied;
    private String reportedBy;
    private Instant reportedAt;

    @Enumerated(EnumType.STRING)
    private Verdict verdict = Verdict.OPEN;

    protected Measure() {}

    /** @param agency the code of the responsible agency */
    Measure(DossierId dossierId, String weakness, String action, String agency, LocalDate due) {
        this.dossierId = dossierId;
        this.weakness = weakness;
        this.action = action;
        this.agency = agency;
        this.due = due;
    }

    void reported(String result, boolean remedied, String by, Instant at) {
        this.result = result;
        this.remedied = remedied;
        reportedBy = by;
        reportedAt = at;
    }

    void concluded(Verdict verdict) {
        this.verdict = verdict;
    }

    /** More work is needed; the measure gets a new due date. */
    void continued(LocalDate until) {
        verdict = Verdict.OPEN;
        due = until;
        remedied = null;
    }

    public Long id() {
        return id;
    }

    DossierId dossierId() {
        return dossierId;
    }

    String weakness() {
        return weakness;
    }

    String action() {
        return action;
    }

    String agency() {
        return agency;
    }

    LocalDate due() {
        return due;
    }

    String result() {
        return result;
    }

    /** The agency's answer; null until it has reported. */
    public Boolean remedied() {
        return remedied;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Verdict verdict() {
        return verdict;
    }
}
