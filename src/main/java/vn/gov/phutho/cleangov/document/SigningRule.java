package vn.gov.phutho.cleangov.document;

import java.util.Optional;

/** Decides whether a person may sign. Implemented by the package that knows the substitutions. */
public interface SigningRule {

    /**
     * The reason why this person may not sign, in Vietnamese; empty if they may.
     *
     * @param account of the person who wants to sign
     * @param post the group of the post that signs, {@code district-chair-230}
     */
    Optional<String> objection(String account, String post);
}
