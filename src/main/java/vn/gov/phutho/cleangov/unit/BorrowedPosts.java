package vn.gov.phutho.cleangov.unit;

import java.util.Optional;

/** Tells who holds a post only in the place of an absent colleague. Implemented by the package that knows the substitutions. */
public interface BorrowedPosts {

    /** The account of the absent person whose post this account holds now; empty if it holds the post itself, or not. */
    Optional<String> absentHolder(String account, String post);
}
