package vn.gov.phutho.cleangov.platform;

import java.util.Optional;

/** Translates failures of another package, which the platform does not know, for people. */
public interface ProblemTranslator {

    /** Empty for a defect. */
    Optional<Problem> of(Throwable failure);
}
