/**
 * The only package that uses internals of the process engine: its configuration, its tables ({@code ACT_*}), the
 * limits of expressions and the translation of errors. All other packages use the engine's public services or the
 * classes of this package and its views of the engine's tables ({@code db/engine/views.sql}).
 */
@ApplicationModule(
        displayName = "engine",
        allowedDependencies = {"platform"})
package vn.gov.phutho.cleangov.engine;

import org.springframework.modulith.ApplicationModule;
