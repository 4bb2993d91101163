package vn.gov.phutho.cleangov.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form: a Camunda Form (.form) or an embedded one (.html), with the variables that it shows and sends.
 *
 * @param components of a Camunda Form, those in groups too; none of an embedded one
 */
public record FormFile(
        ModelSource source, JsonNode json, List<JsonNode> components, Set<String> shows, Set<String> sends) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern SCRIPT = Pattern.compile("window\\.cleangov\\.(\\w+)\\(camForm, \\$scope, \\{");
    private static final Pattern SHOWS = Pattern.compile("\\bshows: \\[([^]]*)]");
    private static final Pattern SENDS = Pattern.compile("\\bsends: \\{([^}]*)}");
    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");
    private static final Pattern TYPED = Pattern.compile("(\\w+): '\\w+'");

    /** Whether an HTML file is a form that Tasklist embeds in a task. */
    static boolean isEmbedded(byte[] html) {
        return new String(html, StandardCharsets.UTF_8).contains("cam-script");
    }

    /** @throws IllegalArgumentException if a Camunda Form is no JSON */
    static FormFile read(ModelSource source) {
        return source.name().endsWith(ModelSource.CAMUNDA_FORM) ? camunda(source) : embedded(source);
    }

    private static FormFile camunda(ModelSource source) {
        JsonNode json = json(source);
        FormFile form = new FormFile(source, json, components(json), new TreeSet<>(), new TreeSet<>());
        for (JsonNode component : form.components()) {
            form.shows.addAll(found(TEMPLATE, component.path("text").asText()));
            form.shows.addAll(found(TEMPLATE, component.path("content").asText()));
            if (component.has("key")) {
                boolean shown = component.path("readonly").asBoolean()
                        || component.path("disabled").asBoolean();
                (shown ? form.shows : form.sends).add(component.path("key").asText());
            }
        }
        return form;
    }

    private static JsonNode json(ModelSource source) {
        try {
            JsonNode json = JSON.readTree(source.text());
            if (!json.isObject()) {
                throw new IllegalArgumentException("JSON {…}");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "JSON sai ở dòng %d".formatted(e.getLocation().getLineNr()));
        }
    }

    private static FormFile embedded(ModelSource source) {
        String html = source.text();
        return new FormFile(
                source,
                null,
                List.of(),
                found(QUOTED, String.join(",", found(SHOWS, html))),
                found(TYPED, String.join(",", found(SENDS, html))));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public String name() {
        return source.name();
    }

    public boolean isCamundaForm() {
        return json != null;
    }

    public Set<String> variables() {
        Set<String> all = new TreeSet<>(shows);
        all.addAll(sends);
        return all;
    }

    /** What an embedded form calls in the script that all of them share (cleangov-embedded-forms.js of Tasklist). */
    public Set<String> scripts() {
        return found(SCRIPT, source.text());
    }

    /** The texts that name a component and its options; at least one, empty if it has no label. */
    static Stream<String> labels(JsonNode component) {
        String own = Stream.of("label", "dateLabel", "timeLabel")
                .map(label -> component.path(label).asText())
                .collect(Collectors.joining());
        return Stream.concat(Stream.of(own), component.path("values").findValuesAsText("label").stream());
    }

    private static List<JsonNode> components(JsonNode parent) {
        List<JsonNode> components = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            components.add(component);
            components.addAll(components(component));
        }
        return components;
    }
}
