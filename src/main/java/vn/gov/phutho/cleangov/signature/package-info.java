/**
 * Digital signatures of issued papers (PAdES). The PDF of a paper is signed outside, with the official's token, and comes
 * back by upload; it is stored if its signatures are valid and the paper is unchanged since it was issued.
 */
@ApplicationModule(
        displayName = "signature",
        allowedDependencies = {"document", "audit", "history", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.signature;

import org.springframework.modulith.ApplicationModule;
