/**
 * How officials behave in a rehearsed year: what a stage must say about its tasks, and repeatable chance. The stages
 * implement it next to their steps; {@code rehearsal} plays it. Nothing of it runs in production.
 */
@ApplicationModule(
        displayName = "behaviour",
        allowedDependencies = {})
package vn.gov.phutho.cleangov.behaviour;

import org.springframework.modulith.ApplicationModule;
