package vn.gov.phutho.cleangov.assessment;

import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.PerDossier;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What the chair decides about one commune (D2.3c).
 *
 * @param decided empty if the chair chose no class
 * @param reason may be empty
 */
record ClassDecision(Optional<Classification> decided, String reason) {

    static final ClassDecision NONE = new ClassDecision(Optional.empty(), "");

    /** @param form {@code {dossier: {class, reason}}} */
    static PerDossier<ClassDecision> read(FormPart form) {
        return PerDossier.read(
                form, one -> new ClassDecision(Classification.named(one.text("class")), one.text("reason")));
    }
}
