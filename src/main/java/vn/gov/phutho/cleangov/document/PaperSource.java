package vn.gov.phutho.cleangov.document;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in papers of a stage. Each stage that issues papers answers for its own. */
public interface PaperSource {

    /** The papers that it knows to write. */
    Set<PaperType> types();

    /**
     * What there is to say now.
     *
     * @param key of what the paper is about, as the stage writes it: {@code 2026-H1-230}
     * @return empty if the key is none of this paper, or nothing can be said yet
     */
    Optional<PaperContent> content(PaperType type, String key);

    /**
     * The same of several at once, in the order in which they are asked for; those of which nothing can be said are left out.
     * A stage that issues many at once answers with few questions to the database.
     */
    default Map<String, PaperContent> contents(PaperType type, Collection<String> keys) {
        Map<String, PaperContent> contents = new LinkedHashMap<>();
        keys.forEach(key -> content(type, key).ifPresent(content -> contents.put(key, content)));
        return contents;
    }
}
