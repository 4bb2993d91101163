package vn.gov.phutho.cleangov.standard;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/**
 * The criteria sets that years are measured by (clause D5). A set is stored once per version and never changes, so sets
 * are kept in memory after their first use. Whoever is given this service can rely on the default set being stored.
 */
@Service
public class CriteriaService {

    private static final Logger log = LoggerFactory.getLogger(CriteriaService.class);

    private static final ClassPathResource SHIPPED = new ClassPathResource("reference/criteria-default.json");

    private final StoredCriteriaSetRepository criteriaSets;
    private final Map<StoredCriteriaSet.Key, CriteriaSet> known = new ConcurrentHashMap<>();
    private StoredCriteriaSet.Key shippedKey;

    CriteriaService(StoredCriteriaSetRepository criteriaSets) {
        this.criteriaSets = criteriaSets;
    }

    /** Stores the shipped set if its version is new here. A stored version stays as it is: years may rest on it. */
    @PostConstruct
    void storeDefaultSet() {
        String body = shippedBody();
        CriteriaSet shipped = CriteriaSet.parse(body);
        shippedKey = StoredCriteriaSet.Key.of(shipped);
        if (!criteriaSets.existsById(shippedKey)) {
            criteriaSets.save(new StoredCriteriaSet(shippedKey, body));
        } else if (!defaultSet().equals(shipped)) {
            log.warn(
                    "Criteria set {} version {} in the database differs from the shipped file; the database counts."
                            + " Give a changed file a new version.",
                    shipped.id(),
                    shipped.version());
        }
    }

    private static String shippedBody() {
        try {
            return SHIPPED.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The set that the system ships: a configurable default, to be labelled so wherever it is shown. */
    public CriteriaSet defaultSet() {
        return set(shippedKey.id(), shippedKey.version());
    }

    /**
     * The set of this id in this version.
     *
     * @throws NoSuchElementException if it is not stored; ask {@link #find} where the name comes from outside
     */
    public CriteriaSet set(String id, int version) {
        return find(id, version)
                .orElseThrow(() -> new NoSuchElementException("No criteria set " + id + " version " + version));
    }

    /** The set of this id in this version; empty if it is not stored. */
    public Optional<CriteriaSet> find(String id, int version) {
        var key = new StoredCriteriaSet.Key(id, version);
        CriteriaSet set = known.get(key);
        if (set == null) {
            set = criteriaSets.findById(key).map(StoredCriteriaSet::criteriaSet).orElse(null);
            if (set != null) {
                known.put(key, set);
            }
        }
        return Optional.ofNullable(set);
    }
}
