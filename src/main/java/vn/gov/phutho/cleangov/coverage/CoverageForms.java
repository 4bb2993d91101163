package vn.gov.phutho.cleangov.coverage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** The answers of the coverage's forms as Tasklist sends them. */
public final class CoverageForms {

    private CoverageForms() {}

    public static Map<String, Object> planCoverage(String plan) {
        return Map.of("plan", plan);
    }

    /** A piece without a link. */
    public static ObjectNode piece(PieceKind kind, String unitCode, LocalDate publishedOn, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind.name())
                .put("unit", unitCode)
                .put("publishedOn", publishedOn.toString())
                .put("title", title)
                .put("link", "");
    }

    /**
     * @param pieces each a {@link #piece}
     * @param closing whether the outlet closes its year
     */
    public static Map<String, Object> recordPieces(Collection<ObjectNode> pieces, boolean closing, String closingNote) {
        return Map.of(
                "pieces",
                JsonNodeFactory.instance.arrayNode().addAll(pieces),
                "closing",
                closing,
                "closingNote",
                closingNote);
    }
}
