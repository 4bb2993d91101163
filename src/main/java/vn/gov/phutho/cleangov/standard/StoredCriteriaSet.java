package vn.gov.phutho.cleangov.standard;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A criteria file as it was imported, word for word. It never changes; a change is a new version. */
@Entity
@Table(name = "criteria_set")
class StoredCriteriaSet {

    @EmbeddedId
    private Key key;

    private String body;

    protected StoredCriteriaSet() {}

    StoredCriteriaSet(Key key, String body) {
        this.key = key;
        this.body = body;
    }

    CriteriaSet criteriaSet() {
        return CriteriaSet.parse(body);
    }

    /** Which set, in which version. */
    @Embeddable
    record Key(String id, int version) {

        static Key of(CriteriaSet set) {
            return new Key(set.id(), set.version());
        }
    }
}
