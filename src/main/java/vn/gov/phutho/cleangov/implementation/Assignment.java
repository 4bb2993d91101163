package vn.gov.phutho.cleangov.implementation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** Who answers for what in a commune's year (D3.2): each standard and each indicator has one person. */
@Entity
class Assignment extends AssignedKey<DossierId> {

    @Id
    private DossierId dossierId;

    private String assignedBy;
    private Instant assignedAt;

    /** By the code of the standard or indicator: TC1, 1.1. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "assignment_part", joinColumns = @JoinColumn(name = "dossier_id"))
    @MapKeyColumn(name = "subject")
    private Map<String, Person> parts = new LinkedHashMap<>();

    protected Assignment() {}

    Assignment(DossierId dossierId, Map<String, Person> parts, String assignedBy, Instant assignedAt) {
        this.dossierId = dossierId;
        this.parts.putAll(parts);
        this.assignedBy = assignedBy;
        this.assignedAt = assignedAt;
    }

    /** Everybody who answers for something, each once, by name. */
    List<Person> people() {
        // Hibernate's collection of values reports the characteristic DISTINCT, so distinct() of its stream would do
        // nothing.
        return new HashSet<>(parts.values())
                .stream()
                        .sorted((one, other) ->
                                (one.person() + one.position()).compareTo(other.person() + other.position()))
                        .toList();
    }

    Map<String, Person> parts() {
        return new TreeMap<>(parts);
    }

    String assignedBy() {
        return assignedBy;
    }

    Instant assignedAt() {
        return assignedAt;
    }

    @Override
    public DossierId getId() {
        return dossierId;
    }
}
