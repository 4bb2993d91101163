package vn.gov.phutho.cleangov.platform;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.springframework.data.domain.Persistable;

/**
 * An entity whose key is given by its meaning (a year, a dossier), not by the database. As long as it has no version it is
 * not stored yet, so storing a key twice meets the primary key instead of overwriting the first.
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
