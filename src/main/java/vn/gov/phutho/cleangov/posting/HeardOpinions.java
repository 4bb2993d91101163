package vn.gov.phutho.cleangov.posting;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * The people's opinions and the district's answers as the form sends them.
 *
 * @param opinions the new ones
 * @param answers to earlier opinions, by the number of the opinion; an answer may still be empty
 */
record HeardOpinions(List<Heard> opinions, Map<String, String> answers) {

    /**
     * A new opinion.
     *
     * @param commune the code of the commune, as the form names it
     * @param speaker name and hamlet of the author
     * @param answer may still be empty
     */
    record Heard(String commune, String speaker, Optional<LocalDate> receivedOn, String content, String answer) {

        boolean answered() {
            return !answer.isEmpty();
        }
    }

    /**
     * @param opinions {@code [{commune, speaker, receivedOn, content, answer}]}
     * @param answers {@code {number: answer}}
     */
    static HeardOpinions read(FormPart opinions, FormPart answers) {
        Map<String, String> byNumber = new LinkedHashMap<>();
        answers.fields().forEach((number, answer) -> byNumber.put(number, answer.text()));
        return new HeardOpinions(
                opinions.rows().stream().map(HeardOpinions::heard).toList(), byNumber);
    }

    private static Heard heard(FormPart row) {
        return new Heard(
                row.text("commune"),
                row.text("speaker"),
                row.day("receivedOn"),
                row.text("content"),
                row.text("answer"));
    }

    /** The answer to an earlier opinion; empty if the form has none. */
    String answer(String number) {
        return answers.getOrDefault(number, "");
    }
}
