package vn.gov.phutho.cleangov.implementation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** The answers of the implementation's forms as Tasklist sends them. */
public final class ImplementationForms {

    private ImplementationForms() {}

    /**
     * The chair's plan.
     *
     * @param standards by the code of the standard, the place of its person in the list of people
     * @param indicators the same for indicators that have a person of their own
     * @param democracy the planned day of each content of grassroots democracy, by its code
     */
    public static ObjectNode plan(
            DossierId id,
            List<Person> people,
            Map<String, Integer> standards,
            Map<String, Integer> indicators,
            Map<String, LocalDate> democracy) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode().put("dossier", id.toString());
        ArrayNode named = plan.putArray("people");
        people.forEach(
                person -> named.addObject().put("person", person.person()).put("position", person.position()));
        standards.forEach(plan.putObject("standards")::put);
        indicators.forEach(plan.putObject("indicators")::put);
        ObjectNode days = plan.putObject("democracy");
        democracy.forEach((code, day) -> days.put(code, day.toString()));
        return plan;
    }

    public static Map<String, Object> assign(JsonNode plan) {
        return Map.of("plan", plan);
    }

    /** The minutes of a briefing without difficulties, without any report yet: see {@link #addReport}. */
    public static ObjectNode minutes(DossierId id, int month, LocalDate heldOn) {
        ObjectNode minutes = JsonNodeFactory.instance
                .objectNode()
                .put("dossier", id.toString())
                .put("month", month)
                .put("heldOn", heldOn.toString())
                .put("difficulties", "")
                .put("needsDistrict", false)
                .put("request", "");
        minutes.putArray("reports");
        minutes.putObject("democracy");
        return minutes;
    }

    /** @param line what the person reported; empty if the person did not report */
    public static void addReport(ObjectNode minutes, Person person, String line) {
        minutes.withArray("reports")
                .addObject()
                .put("person", person.person())
                .put("position", person.position())
                .put("reported", !line.isEmpty())
                .put("line", line);
    }

    /** The district should solve a difficulty. */
    public static void addRequest(ObjectNode minutes, String difficulties, String request) {
        minutes.put("difficulties", difficulties).put("needsDistrict", true).put("request", request);
    }

    /** A content of grassroots democracy was carried out on this day. */
    public static void addDemocracy(ObjectNode minutes, String code, LocalDate day) {
        minutes.withObject("/democracy").put(code, day.toString());
    }

    public static Map<String, Object> holdBriefing(JsonNode minutes) {
        return Map.of("briefing", minutes);
    }

    /** @param difficultyKind {@code NONE}, {@code OWN} or {@code DISTRICT}: who has to solve the difficulties */
    public static Map<String, Object> reportToParty(String results, String difficultyKind, String difficulties) {
        return Map.of("results", results, "difficultyKind", difficultyKind, "difficulties", difficulties);
    }

    public static Map<String, Object> solveDifficulty(String answer) {
        return Map.of("answer", answer);
    }

    /** @param verdict {@code solved} or {@code missing}: whether the answer solves the difficulty */
    public static Map<String, Object> judgeAnswer(String verdict, String stillMissing) {
        return Map.of("verdict", verdict, "stillMissing", stillMissing);
    }

    /** @param forecast the name of the class that the commune expects */
    public static Map<String, Object> reviewHalfYear(String strengths, String weaknesses, String forecast) {
        return Map.of("strengths", strengths, "weaknesses", weaknesses, "forecast", forecast);
    }
}
