/**
 * The room that knows the process engine from the inside: its settings, its tables ({@code ACT_*}), what it lets expressions
 * reach and how its errors are told. All other packages use the engine's public services or what this package offers: small
 * classes, and views of the engine's tables ({@code db/engine/views.sql}).
 */
@ApplicationModule(
        displayName = "engine",
        allowedDependencies = {"platform"})
package vn.gov.phutho.cleangov.engine;

import org.springframework.modulith.ApplicationModule;
