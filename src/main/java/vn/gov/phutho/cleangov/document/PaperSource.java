package vn.gov.phutho.cleangov.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Provides the content of papers. Implemented by each stage that issues papers. */
public interface PaperSource {

    /** The types of papers that it can write. */
    Set<PaperType> types();

    /**
     * The current content.
     *
     * @param key the key of the subject, as the stage writes it: {@code 2026-H1-230}
     * @return empty if the key does not belong to this paper, or if there is no content yet
     */
    Optional<PaperContent> content(PaperType type, String key);

    /**
     * The unit that would issue the paper as it is now; empty if there is no content yet. A stage whose content needs many
     * database queries overrides this.
     */
    default Optional<String> issuer(PaperType type, String key) {
        return content(type, key).map(PaperContent::bodyCode);
    }

    /**
     * The contents for several keys, in their order. Keys without content are left out. A stage that issues many papers
     * at once overrides this to need few database queries.
     */
    default Map<String, PaperContent> contents(PaperType type, Collection<String> keys) {
        Map<String, PaperContent> contents = new LinkedHashMap<>();
        keys.forEach(key -> content(type, key).ifPresent(content -> contents.put(key, content)));
        return contents;
    }
}
