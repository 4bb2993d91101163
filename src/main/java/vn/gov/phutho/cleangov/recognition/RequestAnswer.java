package vn.gov.phutho.cleangov.recognition;

import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.PerDossier;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What an official of the province says about one request for excellence (D2.3e).
 *
 * @param yes empty if the form says neither yes nor no
 * @param reason the reason of a refusal, stripped; may be empty if it is granted
 */
record RequestAnswer(Optional<Boolean> yes, String reason) {

    static final RequestAnswer NONE = new RequestAnswer(Optional.empty(), "");

    /** @param opinions of home affairs: {@code {dossier: {agreed, opinion}}} */
    static PerDossier<RequestAnswer> readOpinions(FormPart opinions) {
        return PerDossier.read(opinions, one -> new RequestAnswer(one.yesOrNo("agreed"), one.text("opinion")));
    }

    /** @param decisions of the chair: {@code {dossier: {granted, reason}}} */
    static PerDossier<RequestAnswer> readDecisions(FormPart decisions) {
        return PerDossier.read(decisions, one -> new RequestAnswer(one.yesOrNo("granted"), one.text("reason")));
    }
}
