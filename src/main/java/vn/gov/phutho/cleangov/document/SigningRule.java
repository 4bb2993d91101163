package vn.gov.phutho.cleangov.document;

import java.util.Optional;
import vn.gov.phutho.cleangov.platform.Refusal;

/** Whether a person signs in their own right. The package that knows who stands in for whom implements it. */
public interface SigningRule {

    /**
     * @param account of the person who wants to sign
     * @param post the group of the post that signs, {@code district-chair-230}
     */
    Optional<Refusal> refusal(String account, String post);
}
