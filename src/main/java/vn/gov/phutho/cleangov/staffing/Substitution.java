package vn.gov.phutho.cleangov.staffing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** A person substitutes for an absent colleague of the same unit, from the first day to the last, both included. */
@Entity
class Substitution {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String account;
    private String substitute;
    private String unitCode;
    private LocalDate fromDay;
    private LocalDate untilDay;
    private String reason;
    private String namedBy;
    private Instant namedAt;
    private Instant begunAt;
    private Instant endedAt;
    private String endedBy;

    @ElementCollection
    @CollectionTable(name = "substitution_group", joinColumns = @JoinColumn(name = "substitution_id"))
    @Column(name = "group_id")
    private Set<String> groups = new HashSet<>();

    protected Substitution() {}

    /** @param by the account that names the substitute: the absent person, or a person who leads their unit */
    Substitution(
            String account,
            String substitute,
            String unitCode,
            LocalDate fromDay,
            LocalDate untilDay,
            String reason,
            String by,
            Instant at) {
        this.account = account;
        this.substitute = substitute;
        this.unitCode = unitCode;
        this.fromDay = fromDay;
        this.untilDay = untilDay;
        this.reason = reason;
        this.namedBy = by;
        this.namedAt = at;
    }

    /** @param groups the posts that the substitute did not hold before */
    void begins(Collection<String> groups, Instant at) {
        this.groups.addAll(groups);
        begunAt = at;
    }

    void ends(String by, Instant at) {
        endedBy = by;
        endedAt = at;
    }

    SubstitutionId id() {
        return new SubstitutionId(id);
    }

    String account() {
        return account;
    }

    String substitute() {
        return substitute;
    }

    String unitCode() {
        return unitCode;
    }

    LocalDate fromDay() {
        return fromDay;
    }

    LocalDate untilDay() {
        return untilDay;
    }

    String reason() {
        return reason;
    }

    String namedBy() {
        return namedBy;
    }

    /** Empty before it has begun. */
    Set<String> groups() {
        return Set.copyOf(groups);
    }

    boolean lasts() {
        return begunAt != null && endedAt == null;
    }

    boolean isOver() {
        return endedAt != null;
    }

    /** Whether this substitution is not over and shares a day with the period. */
    boolean meets(LocalDate from, LocalDate until) {
        return !isOver() && !fromDay.isAfter(until) && !untilDay.isBefore(from);
    }
}
