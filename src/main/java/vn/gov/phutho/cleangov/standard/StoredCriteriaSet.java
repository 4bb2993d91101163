package vn.gov.phutho.cleangov.standard;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** A criteria set as a JSON criteria file. It never changes; a change is a new version. */
@Entity
@Table(name = "criteria_set")
class StoredCriteriaSet implements Persistable<StoredCriteriaSet.Key> {

    @EmbeddedId
    private Key key;

    private String body;
    private Instant importedAt;
    private String importedBy;

    @Transient
    private boolean unsaved;

    protected StoredCriteriaSet() {}

    /** @param importedBy null for the set that the application ships */
    StoredCriteriaSet(Key key, String body, Instant importedAt, String importedBy) {
        this.key = key;
        this.body = body;
        this.importedAt = importedAt;
        this.importedBy = importedBy;
        this.unsaved = true;
    }

    CriteriaSet criteriaSet() {
        return CriteriaSet.parse(body);
    }

    Instant importedAt() {
        return importedAt;
    }

    String importedBy() {
        return importedBy;
    }

    @Override
    public Key getId() {
        return key;
    }

    /** Storing a second set with the same key violates the primary key instead of overwriting the first. */
    @Override
    public boolean isNew() {
        return unsaved;
    }

    /** The id and version of a set. */
    @Embeddable
    record Key(String id, int version) {

        static Key of(CriteriaSet set) {
            return new Key(set.id(), set.version());
        }
    }
}
