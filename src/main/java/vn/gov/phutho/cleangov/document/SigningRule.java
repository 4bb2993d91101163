package vn.gov.phutho.cleangov.document;

import vn.gov.phutho.cleangov.platform.RefusedException;

/** Decides who may sign a paper, and in which capacity. Implemented by the package that knows the deputies. */
public interface SigningRule {

    /**
     * By what authority this person signs a paper of this type today.
     *
     * @param account of the person who wants to sign
     * @param bodyCode the unit that issues the paper
     * @throws RefusedException if the person may not sign it; the sentence says who may
     */
    Authority authority(String account, String bodyCode, PaperType type);
}
