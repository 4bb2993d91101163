package vn.gov.phutho.cleangov.document;

import java.util.Optional;

/** Whether a person signs in their own right. The package that knows who stands in for whom implements it. */
public interface SigningRule {

    /**
     * Why this person does not sign, in Vietnamese; empty if they may.
     *
     * @param account of the person who wants to sign
     * @param post the group of the post that signs, {@code district-chair-230}
     */
    Optional<String> objection(String account, String post);
}
