package vn.gov.phutho.cleangov.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.history.Change;

/** The values of a dossier whose changes the history records, with their names there. */
final class Recorded {

    static final String STATUS = "status";
    static final String TARGET = "target";
    static final String IN_TIME = "registeredInTime";
    static final String CLASSIFICATION = "classification";
    static final String PROPOSED_CLASS = "proposedClass";
    static final String EXCELLENCE = "excellence";
    static final String SELF_REVIEW = "selfReview";
    static final String IN_CHARGE = "inCharge";

    static final String REMEDIATION = "remediation";
    static final String RECHECK = "recheck";
    static final String RECHECK_SAMPLE = "recheckSample";

    /** As in {@code score.SELF.1.1}: the measurement of indicator 1.1, and whether it is an estimate. */
    static final String SCORE = "score";

    static final String POINTS = "points";

    /** As in {@code evidence.1.1}: a file of indicator 1.1, by its name and what is in it. */
    static final String EVIDENCE = "evidence.";

    /** As in {@code explanation.1.1}: the commune's explanation of its lowered points. */
    static final String EXPLANATION = "explanation.";

    static final String SCORED = "SCORED";
    static final String RETURNED = "RETURNED";
    static final String RUNNING = "RUNNING";
    static final String ENDED = "ENDED";
    static final String CONFIRMED = "CONFIRMED";
    static final String DEVIATES = "DEVIATES";

    private Recorded() {}

    private static final String ESTIMATE = "estimate";

    /**
     * The changes of measurements, points and estimate marks. The official's remark on an indicator is the reason.
     */
    static List<Change> scores(
            Side side, Map<DossierId, Map<String, Score>> before, Map<DossierId, Map<String, Score>> after) {
        List<Change> changes = new ArrayList<>();
        after.forEach((id, sheet) -> sheet.forEach((code, score) -> changes.addAll(Change.between(
                id.toString(),
                values(side, code, before.getOrDefault(id, Map.of()).get(code)),
                values(side, code, score),
                score.note()))));
        return changes;
    }

    static Change added(Evidence file) {
        return new Change(file.dossier().toString(), EVIDENCE + file.indicator(), null, named(file), "");
    }

    static Change removed(Evidence file) {
        return new Change(file.dossier().toString(), EVIDENCE + file.indicator(), named(file), null, "");
    }

    private static String named(Evidence file) {
        return "%s (SHA-256 %s)".formatted(file.name(), file.sha256());
    }

    private static String measured(Score score) {
        ObjectNode measured = score.measurement().toNode();
        return (score.estimate() ? measured.put(ESTIMATE, true) : measured).toString();
    }

    /** Whether this value of {@link #SCORE} was an estimate. */
    static boolean estimated(String value) {
        return FormFields.json(value).orElseThrow().path(ESTIMATE).asBoolean();
    }

    private static Map<String, String> values(Side side, String code, Score score) {
        if (score == null) {
            return Map.of();
        }
        String indicator = "." + side + "." + code;
        Map<String, String> values = new LinkedHashMap<>();
        values.put(SCORE + indicator, measured(score));
        values.put(POINTS + indicator, score.points().toPlainString());
        return values;
    }
}
