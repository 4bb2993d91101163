package vn.gov.phutho.cleangov;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A form in forms/: a Camunda Form (.form) or an embedded one (.html), with the variables that it shows and sends. */
record Form(Path file, String text, Set<String> shows, Set<String> sends) {

    static final Path DIRECTORY = Path.of("forms");

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern SCRIPT = Pattern.compile("window\\.cleangov\\.(\\w+)\\(camForm, \\$scope, \\{");
    private static final Pattern SHOWS = Pattern.compile("\\bshows: \\[([^]]*)]");
    private static final Pattern SENDS = Pattern.compile("\\bsends: \\{([^}]*)}");
    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");
    private static final Pattern TYPED = Pattern.compile("(\\w+): '\\w+'");

    static List<Form> all() {
        return Stream.concat(Models.files(DIRECTORY, ".form").stream(), Models.files(DIRECTORY, ".html").stream())
                .map(file -> file.toString().endsWith(".form") ? camunda(file) : embedded(file))
                .toList();
    }

    private static Form camunda(Path file) {
        Form form = new Form(file, Models.read(file), new TreeSet<>(), new TreeSet<>());
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

    private static Form embedded(Path file) {
        String html = Models.read(file);
        return new Form(
                file,
                html,
                found(QUOTED, String.join(",", found(SHOWS, html))),
                found(TYPED, String.join(",", found(SENDS, html))));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    String name() {
        return file.getFileName().toString();
    }

    boolean isCamundaForm() {
        return name().endsWith(".form");
    }

    Set<String> variables() {
        Set<String> all = new TreeSet<>(shows);
        all.addAll(sends);
        return all;
    }

    /** What an embedded form calls in the script that all of them share (cleangov-embedded-forms.js of Tasklist). */
    Set<String> scripts() {
        return found(SCRIPT, text);
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + file, e);
        }
    }

    /** The components of a Camunda Form, those in groups too. */
    List<JsonNode> components() {
        return components(json());
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
