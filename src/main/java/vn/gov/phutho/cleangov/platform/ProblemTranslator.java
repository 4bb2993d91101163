package vn.gov.phutho.cleangov.platform;

import java.util.Optional;

/** Says what a failure means to a person where the platform itself cannot know it, because another package threw it. */
public interface ProblemTranslator {

    /** Empty for a defect. */
    Optional<Problem> of(Throwable failure);
}
