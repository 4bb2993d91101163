package vn.gov.phutho.cleangov.document;

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
}
