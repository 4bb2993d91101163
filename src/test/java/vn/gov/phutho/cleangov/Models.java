package vn.gov.phutho.cleangov;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models in processes/, as the checks read them: what is in the files, without an engine. */
final class Models {

    private static final Path DIRECTORY = Path.of("processes");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final String ARGUMENT = "(?:'[^']*'|[\\w.]+)";
    private static final Pattern ARGUMENTS = Pattern.compile(ARGUMENT);
    private static final Pattern CALL =
            Pattern.compile("\\$\\{(\\w+Steps)\\.(\\w+)\\(((?:%1$s(?:, ?%1$s)*)?)\\)}".formatted(ARGUMENT));

    private Models() {}

    /** One file; valid by the schema of BPMN, or reading it fails. */
    record Model(Path file, BpmnModelInstance bpmn) {

        Process process() {
            return all(Process.class).iterator().next();
        }

        String id() {
            return process().getId();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        /** Nodes and flows in the order of the file, those of embedded subprocesses right after their subprocess. */
        List<FlowElement> elements() {
            return nested(process().getFlowElements()).toList();
        }

        private static Stream<FlowElement> nested(Collection<FlowElement> elements) {
            return elements.stream()
                    .flatMap(element -> Stream.concat(
                            Stream.of(element),
                            element instanceof SubProcess sub ? nested(sub.getFlowElements()) : Stream.empty()));
        }

        /** Everything in <code>${…}</code> or <code>#{…}</code>, wherever it stands. */
        Set<String> expressions() {
            return EXPRESSION
                    .matcher(read(file))
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    record DecisionModel(Path file, DmnModelInstance dmn) {

        Decision decision() {
            return dmn.getModelElementsByType(Decision.class).iterator().next();
        }
    }

    /** <code>${bean.method(arguments)}</code> */
    record Call(String bean, String method, List<String> arguments) {

        @Override
        public String toString() {
            return bean + "." + method;
        }
    }

    static List<Model> processes() {
        return files(DIRECTORY, ".bpmn").stream()
                .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static List<DecisionModel> decisions() {
        return files(DIRECTORY, ".dmn").stream()
                .map(file -> new DecisionModel(file, Dmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static List<Path> files(Path directory, String extension) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What an expression calls; nothing if it is another expression, or none. */
    static Optional<Call> call(String expression) {
        Matcher call = CALL.matcher(expression == null ? "" : expression);
        return call.matches()
                ? Optional.of(new Call(
                        call.group(1),
                        call.group(2),
                        ARGUMENTS
                                .matcher(call.group(3))
                                .results()
                                .map(MatchResult::group)
                                .toList()))
                : Optional.empty();
    }
}
