package vn.gov.phutho.cleangov.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects everything that is wrong with what was sent, so that an official reads all of it at once. */
public final class Objections {

    private final List<String> sentences = new ArrayList<>();

    /** @param sentence Vietnamese: what is wrong and what to do about it */
    public void add(String sentence) {
        sentences.add(sentence);
    }

    public int size() {
        return sentences.size();
    }

    public void addAll(Collection<String> more) {
        sentences.addAll(more);
    }

    /** @throws RefusedException with all sentences, one on a line, if there are any */
    public void orThrow() {
        orThrow(sentences);
    }

    /** @throws RefusedException with all sentences, one on a line, if there are any */
    public static void orThrow(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new RefusedException(String.join("\n", sentences));
        }
    }
}
