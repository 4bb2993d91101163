package vn.gov.phutho.cleangov.document;

import java.util.Collection;
import java.util.Set;

/** Says which papers have a digital signature. Implemented by the package that checks the signatures. */
public interface SignedPapers {

    /** Those of these papers of which a signed file was accepted. */
    Set<Long> among(Collection<Long> papers);
}
