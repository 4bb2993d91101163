package vn.gov.phutho.cleangov.unit;

import java.util.Collection;

/** Knows which posts a person holds only for some days, as a substitute: no directory of the office lists them. */
public interface TemporaryPosts {

    /** The groups that the account has today, and loses again by itself. */
    Collection<String> of(String account);
}
