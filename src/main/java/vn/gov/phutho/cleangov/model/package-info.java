/**
 * The check of models, decision tables and forms: what an analyst changes is read before it is used, and each fault is
 * told with file, element, reason and remedy. The same rules hold for {@code --check-models}, for a deployment and in the
 * build.
 */
@ApplicationModule(
        displayName = "model",
        allowedDependencies = {"notification", "dossier", "cycle", "unit", "engine", "platform"})
package vn.gov.phutho.cleangov.model;

import org.springframework.modulith.ApplicationModule;
