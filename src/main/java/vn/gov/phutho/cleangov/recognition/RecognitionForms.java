package vn.gov.phutho.cleangov.recognition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import vn.gov.phutho.cleangov.behaviour.SignedForm;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the recognition's forms as Tasklist sends them. */
public final class RecognitionForms {

    private RecognitionForms() {}

    /** @param otherwise the opinion on a request that home affairs does not agree to */
    public static Map<String, Object> appraiseRequests(
            Collection<DossierId> requests, Predicate<DossierId> agreed, String otherwise) {
        return Map.of("opinions", answers(requests, "agreed", agreed, "opinion", otherwise));
    }

    /** @param otherwise the reason for a request that is not granted */
    public static Map<String, Object> decideRequests(
            Collection<DossierId> requests, Predicate<DossierId> granted, String otherwise) {
        return SignedForm.confirmed(Map.of("decisions", answers(requests, "granted", granted, "reason", otherwise)));
    }

    private static JsonNode answers(
            Collection<DossierId> requests, String yesNo, Predicate<DossierId> yes, String text, String otherwise) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (DossierId request : requests) {
            boolean answer = yes.test(request);
            answers.putObject(request.toString()).put(yesNo, answer).put(text, answer ? "" : otherwise);
        }
        return answers;
    }
}
