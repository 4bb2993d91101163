package vn.gov.phutho.cleangov.unit;

import java.util.Collection;

/** Knows which groups a person belongs to only for some days, as a substitute or a deputy: no directory of the office lists them. */
public interface TemporaryPosts {

    /** The groups that the account has today, and loses again by itself. */
    Collection<String> of(String account);
}
