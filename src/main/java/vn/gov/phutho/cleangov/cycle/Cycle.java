package vn.gov.phutho.cleangov.cycle;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.EnumMap;
import java.util.Map;
import vn.gov.phutho.cleangov.platform.AssignedKey;

/** One year of the province: its deadlines, the criteria set in force, when it was opened and closed. */
@Entity
class Cycle extends AssignedKey<Integer> {

    @Id
    private Integer year;

    private String criteriaSetId;
    private int criteriaSetVersion;
    private Instant openedAt;
    private String openedBy;
    private Instant closedAt;
    private String closedBy;
    private String closingNote;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "milestone_window", joinColumns = @JoinColumn(name = "year"))
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "milestone")
    private Map<Milestone, StoredDates> windows = new EnumMap<>(Milestone.class);

    @Embeddable
    record StoredDates(LocalDate opens, LocalDate due) {}

    protected Cycle() {}

    Cycle(
            int year,
            String criteriaSetId,
            int criteriaSetVersion,
            Map<Milestone, Dates> windows,
            String openedBy,
            Instant openedAt) {
        this.year = year;
        this.criteriaSetId = criteriaSetId;
        this.criteriaSetVersion = criteriaSetVersion;
        windows.forEach((milestone, dates) -> this.windows.put(milestone, new StoredDates(dates.opens(), dates.due())));
        this.openedBy = openedBy;
        this.openedAt = openedAt;
    }

    void close(String by, Instant at, String note) {
        closedBy = by;
        closedAt = at;
        closingNote = note;
    }

    /** As the province decided; the default for a milestone that did not exist yet when the year was opened. */
    Dates dates(Milestone milestone) {
        StoredDates stored = windows.get(milestone);
        return stored == null ? milestone.defaultDates(Year.of(year)) : new Dates(stored.opens(), stored.due());
    }

    Instant openedAt() {
        return openedAt;
    }

    boolean closed() {
        return closedAt != null;
    }

    String criteriaSetId() {
        return criteriaSetId;
    }

    int criteriaSetVersion() {
        return criteriaSetVersion;
    }

    @Override
    public Integer getId() {
        return year;
    }
}
