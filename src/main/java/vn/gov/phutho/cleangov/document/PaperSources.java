package vn.gov.phutho.cleangov.document;

import java.util.NoSuchElementException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which stage writes which papers. */
@Component
class PaperSources {

    private final ObjectProvider<PaperSource> sources;

    PaperSources(ObjectProvider<PaperSource> sources) {
        this.sources = sources;
    }

    PaperSource of(PaperType type) {
        return sources.orderedStream()
                .filter(source -> source.types().contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No stage writes " + type));
    }

    static NoSuchElementException nothing(PaperType type, String key) {
        return new NoSuchElementException("Chưa có nội dung của «%s» cho «%s».".formatted(type.title(), key));
    }
}
