package vn.gov.phutho.cleangov.explanation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.Objections;

/**
 * What a commune writes about the indicators whose points were lowered (D5).
 *
 * @param texts by indicator code; an empty text accepts the lower points
 */
record CommuneExplanations(Map<String, String> texts) {

    private static final int LONGEST_TEXT = 4000;

    /** @param form {@code {indicator: explanation}} */
    static CommuneExplanations read(FormPart form) {
        Map<String, String> texts = new LinkedHashMap<>();
        form.fields().forEach((indicator, text) -> texts.put(indicator, text.text()));
        return new CommuneExplanations(texts);
    }

    /** Empty if the commune accepts. */
    String of(String indicator) {
        return texts.getOrDefault(indicator, "");
    }

    /** @param lowered the codes of the indicators whose points were lowered */
    Objections objections(Collection<String> lowered) {
        Objections objections = new Objections();
        texts.forEach((indicator, text) -> {
            if (!lowered.contains(indicator)) {
                objections.add("Chỉ tiêu «%s» không bị hạ điểm.".formatted(indicator));
            } else if (text.length() > LONGEST_TEXT) {
                objections.add("Chỉ tiêu %s: giải trình dài quá %d ký tự.".formatted(indicator, LONGEST_TEXT));
            }
        });
        return objections;
    }
}
