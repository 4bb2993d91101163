package vn.gov.phutho.cleangov.platform;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.springframework.data.domain.Persistable;

/**
 * An entity with a natural key (a year, a dossier), which the database does not generate. An entity without a version is
 * new, so storing a second one with the same key violates the primary key instead of overwriting the first.
 *
 * @param <K> the key's type
 */
@MappedSuperclass
public abstract class AssignedKey<K> implements Persistable<K> {

    @Version
    private Integer version;

    @Override
    public boolean isNew() {
        return version == null;
    }
}
