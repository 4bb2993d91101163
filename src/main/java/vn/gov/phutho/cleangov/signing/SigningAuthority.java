package vn.gov.phutho.cleangov.signing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import vn.gov.phutho.cleangov.document.Authority;
import vn.gov.phutho.cleangov.document.Capacity;
import vn.gov.phutho.cleangov.unit.SigningField;

/** A deputy may sign papers of some fields for the chair of a unit, from the first day to the last, both included. */
@Entity
class SigningAuthority {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String unitCode;
    private String deputy;
    private String title;

    @Enumerated(EnumType.STRING)
    private Capacity capacity;

    private LocalDate fromDay;
    private LocalDate untilDay;
    private String basis;
    private String namedBy;
    private Instant namedAt;
    private Instant begunAt;
    private Instant endedAt;
    private String endedBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "signing_authority_field", joinColumns = @JoinColumn(name = "signing_authority_id"))
    @Column(name = "field")
    @Enumerated(EnumType.STRING)
    private Set<SigningField> fields = EnumSet.noneOf(SigningField.class);

    protected SigningAuthority() {}

    /** @param by the account of the chair */
    SigningAuthority(String unitCode, Naming naming, String by, Instant at) {
        this.unitCode = unitCode;
        this.deputy = naming.deputy();
        this.title = naming.title();
        this.capacity = naming.capacity();
        this.fields.addAll(naming.fields());
        this.fromDay = naming.fromDay();
        this.untilDay = naming.untilDay();
        this.basis = naming.basis();
        this.namedBy = by;
        this.namedAt = at;
    }

    void begins(Instant at) {
        begunAt = at;
    }

    void ends(String by, Instant at) {
        endedBy = by;
        endedAt = at;
    }

    SigningAuthorityId id() {
        return new SigningAuthorityId(id);
    }

    String unitCode() {
        return unitCode;
    }

    String deputy() {
        return deputy;
    }

    String namedBy() {
        return namedBy;
    }

    Authority authority() {
        return new Authority(capacity, title);
    }

    LocalDate fromDay() {
        return fromDay;
    }

    LocalDate untilDay() {
        return untilDay;
    }

    String basis() {
        return basis;
    }

    Set<SigningField> fields() {
        return Collections.unmodifiableSet(fields);
    }

    boolean isOver() {
        return endedAt != null;
    }

    /** Whether the deputy has the chair's signing tasks now. */
    boolean lasts() {
        return begunAt != null && endedAt == null;
    }

    boolean isOn(LocalDate day) {
        return !isOver() && covers(day, day);
    }

    /** Whether it is not over and shares a day and a field with another. */
    boolean meets(Naming other) {
        return !isOver() && covers(other.fromDay(), other.untilDay()) && !Collections.disjoint(fields, other.fields());
    }

    private boolean covers(LocalDate from, LocalDate until) {
        return !fromDay.isAfter(until) && !untilDay.isBefore(from);
    }
}
