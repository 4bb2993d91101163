package vn.gov.phutho.cleangov.standard;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import vn.gov.phutho.cleangov.unit.Agency;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The criteria sets of the years (clause D5). A set is stored once per version and never changes, so
 * sets are kept in memory after their first use. When this service is injected, the default set is already stored.
 */
@Service
public class CriteriaService {

    private static final Logger log = LoggerFactory.getLogger(CriteriaService.class);

    private static final Pattern REFERENCE = Pattern.compile("([A-Z0-9-]+)/([0-9]{1,4})");

    private static final ClassPathResource SHIPPED = new ClassPathResource("reference/criteria-default.json");

    private final StoredCriteriaSetRepository criteriaSets;
    private final UnitService units;
    private final Clock clock;
    private final Map<StoredCriteriaSet.Key, CriteriaSet> known = new ConcurrentHashMap<>();
    private StoredCriteriaSet.Key shippedKey;

    CriteriaService(StoredCriteriaSetRepository criteriaSets, UnitService units, Clock clock) {
        this.criteriaSets = criteriaSets;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Stores the shipped set if its version is new here. A stored version never changes, because years may use it.
     */
    @PostConstruct
    void storeDefaultSet() {
        String body = shippedBody();
        CriteriaSet shipped = CriteriaSet.parse(body);
        shippedKey = StoredCriteriaSet.Key.of(shipped);
        if (!criteriaSets.existsById(shippedKey)) {
            criteriaSets.save(new StoredCriteriaSet(shippedKey, body, clock.instant(), null));
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

    /** The set that the system ships: a configurable default, which must be labelled as such wherever it is shown. */
    public CriteriaSet defaultSet() {
        return set(shippedKey.id(), shippedKey.version());
    }

    /**
     * The set of this id in this version.
     *
     * @throws NoSuchElementException if it is not stored; use {@link #find} for a name from outside
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

    /**
     * The set that a form or a program names.
     *
     * @param reference id and version: {@code TCCQCS-MACDINH/1}
     */
    public Optional<CriteriaSet> find(String reference) {
        Matcher named = REFERENCE.matcher(reference);
        return named.matches() ? find(named.group(1), Integer.parseInt(named.group(2))) : Optional.empty();
    }

    /** Every stored set, by id and version. */
    List<StoredCriteriaSet> all() {
        return criteriaSets.findAll(Sort.by("key.id", "key.version"));
    }

    /**
     * Stores the set that a file holds, JSON or Excel, if nothing is wrong with it. A stored version never changes:
     * changes need a new version.
     */
    public CriteriaImport importFile(byte[] file, String by) {
        CriteriaDraft draft = CriteriaFile.read(file);
        CriteriaCheck.check(
                draft,
                units.agencies(Role.DISTRICT_AGENCY).stream().map(Agency::code).toList());
        if (!draft.isSound()) {
            return CriteriaImport.refused(draft.problems());
        }
        CriteriaSet set = draft.set();
        Optional<CriteriaSet> stored = find(set.id(), set.version());
        if (stored.isPresent()) {
            return stored.get().equals(set) ? new CriteriaImport(set, false, List.of()) : taken(draft, set);
        }
        try {
            criteriaSets.saveAndFlush(new StoredCriteriaSet(
                    StoredCriteriaSet.Key.of(set),
                    new String(CriteriaFile.json(set), StandardCharsets.UTF_8),
                    clock.instant(),
                    by));
        } catch (DataIntegrityViolationException storedMeanwhile) {
            return taken(draft, set);
        }
        return new CriteriaImport(set, true, List.of());
    }

    private static CriteriaImport taken(CriteriaDraft draft, CriteriaSet set) {
        draft.complain(
                "version",
                "bộ tiêu chí «%s» phiên bản %d đã có với nội dung khác và không sửa được: hãy ghi một số phiên bản mới."
                        .formatted(set.id(), set.version()));
        return CriteriaImport.refused(draft.problems());
    }
}
