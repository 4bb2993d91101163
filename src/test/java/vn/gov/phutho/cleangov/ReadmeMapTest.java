package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.model.Elements.camunda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.junit.jupiter.api.Test;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.model.Elements;
import vn.gov.phutho.cleangov.model.ProcessFile;
import vn.gov.phutho.cleangov.unit.Right;

/**
 * The documents agree with the code. The tables of {@code processes/README.md} lead from the directive to the diagrams, and
 * from a diagram to the code; they are written from the models and the tests. {@code docs/rights.md} says who may do what. README.md names every package and stays short;
 * links lead to files that exist.
 */
class ReadmeMapTest {

    private static final Path README = Path.of("README.md");
    private static final Path HANDBOOK = Path.of("processes/README.md");
    private static final Path DECISIONS = Path.of("docs/decisions.md");
    private static final Path RIGHTS = Path.of("docs/rights.md");
    private static final int README_BYTES_AT_MOST = 25 * 1024;
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+?)(?:#[^)]*)?\\)");
    private static final Path TESTS = Path.of("src/test/java");
    private static final int TESTS_AT_MOST = 3;
    private static final String BROWSER = MainCode.ROOT + ".browser";
    private static final List<ProcessFile> PROCESSES = Models.processes();
    private static final List<Proof> PROOFS = Proof.all();

    @Test
    void theHandbookMapsTheModelsToTheCode() throws IOException {
        writtenOrCurrent(
                HANDBOOK,
                text -> between(
                        "duties", duties(), between("processes", processes(), between("timers", timers(), text))));
    }

    @Test
    void theDocumentOfRightsSaysWhatTheCodeDecides() throws IOException {
        writtenOrCurrent(RIGHTS, text -> between("rights", rights(), text));
    }

    private static void writtenOrCurrent(Path document, UnaryOperator<String> generated) throws IOException {
        String text = Files.readString(document);
        String current = generated.apply(text);
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(document, current);
        } else {
            String line = current.lines()
                    .filter(one -> !text.contains(one))
                    .findFirst()
                    .orElse("a line too many");
            assertThat(current)
                    .withFailMessage(
                            "%s is stale: run mvn test -Dtest=ReadmeMapTest -Dreadme.write=true%n%s", document, line)
                    .isEqualTo(text);
        }
    }

    private static List<String> rights() {
        List<String> rows = table("right", "người giữ quyền được", "where", "roles");
        for (Right right : Right.values()) {
            rows.add(row(code(right.name()), right.title(), right.reach().title(), right.holders()));
        }
        return rows;
    }

    @Test
    void theReadmeNamesEveryPackageAndStaysShort() throws IOException {
        String text = Files.readString(README);
        Findings findings = new Findings();
        MainCode.CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(MainCode.ROOT + "."))
                .map(name -> name.substring(MainCode.ROOT.length() + 1))
                .distinct()
                .sorted()
                .forEach(name -> findings.demand(
                        text.contains(code(name)),
                        name,
                        "say in the package map of README.md what this package is for"));
        findings.demand(
                Files.size(README) <= README_BYTES_AT_MOST,
                README,
                "move what a newcomer does not need to %s or %s: at most %d bytes",
                HANDBOOK,
                DECISIONS,
                README_BYTES_AT_MOST);
        findings.fail();
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Findings findings = new Findings();
        for (Path document : List.of(README, HANDBOOK, DECISIONS, RIGHTS)) {
            Path folder = document.toAbsolutePath().getParent();
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .distinct()
                    .forEach(link -> findings.demand(
                            Files.exists(folder.resolve(link)), document, "no file for the link %s", link));
        }
        findings.fail();
    }

    @Test
    void everyDutyOfTheDirectiveHasAnElementAndATest() {
        Findings findings = new Findings();
        Set<String> known = new HashSet<>();
        for (Clause clause : Clause.values()) {
            known.add(clause.id());
            boolean modelled = PROCESSES.stream()
                    .anyMatch(model -> !fulfilling(clause, model).isEmpty());
            boolean proved = PROOFS.stream().anyMatch(proof -> proof.clause().equals(clause.id()));
            findings.demand(
                    modelled, clause.id(), "name it in the documentation of the element in processes/ that fulfils it");
            findings.demand(proved, clause.id(), "put @Tag(\"%s\") on the test that proves it", clause.id());
        }
        PROOFS.forEach(proof -> findings.demand(
                known.contains(proof.clause()),
                proof,
                "correct or remove @Tag(\"%s\"): no clause in cycle/Clause.java has this id",
                proof.clause()));
        findings.fail();
    }

    private static String between(String name, List<String> rows, String text) {
        String begin = "<!-- %s: generated -->".formatted(name);
        String end = "<!-- /%s -->".formatted(name);
        assertThat(text).as("Keep both markers").containsSubsequence(begin, end);
        return text.substring(0, text.indexOf(begin) + begin.length())
                + "\n"
                + String.join("\n", rows)
                + "\n"
                + text.substring(text.indexOf(end));
    }

    private static List<String> duties() {
        List<String> rows = table("duty", "process", "element", "who", "screen", "test");
        for (Clause clause : Clause.values()) {
            String duty = "**%s** %s: %s".formatted(clause.id(), clause.bearer(), clause.text());
            for (ProcessFile model : PROCESSES) {
                List<FlowNode> nodes = fulfilling(clause, model);
                if (!nodes.isEmpty()) {
                    rows.add(row(
                            duty,
                            link(model),
                            lines(nodes.stream().map(ReadmeMapTest::labelled)),
                            lines(nodes.stream().map(ReadmeMapTest::who)),
                            screens(nodes, model),
                            lines(proofs(clause, model))));
                    duty = clause.id();
                }
            }
        }
        return rows;
    }

    private static List<FlowNode> fulfilling(Clause clause, ProcessFile model) {
        return model.elements().stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .filter(node -> Elements.clauses(node).contains(clause.id()))
                .toList();
    }

    /** The forms of the elements; where there are none, the pages of the package that serves the process. */
    private static String screens(List<FlowNode> nodes, ProcessFile model) {
        String forms = lines(
                nodes.stream().flatMap(node -> Elements.form(node).stream()).map(ReadmeMapTest::form));
        return forms.isEmpty() ? lines(MainCode.pages(packageOf(model)).sorted().map(ReadmeMapTest::code)) : forms;
    }

    /** A few of the clause's tests: first those beside the code that serves the process, then those in a browser. */
    private static Stream<String> proofs(Clause clause, ProcessFile model) {
        List<Proof> all = PROOFS.stream()
                .filter(proof -> proof.clause().equals(clause.id()))
                .toList();
        List<Proof> near = Stream.of(packageOf(model), BROWSER)
                .flatMap(place -> all.stream().filter(proof -> proof.isIn(place)))
                .toList();
        return (near.isEmpty() ? all : near)
                .stream().limit(TESTS_AT_MOST).map(proof -> link(proof.toString(), TESTS.resolve(proof.file())));
    }

    private static String packageOf(ProcessFile model) {
        return MainCode.stepsServing(model.id()).get(0).getPackageName();
    }

    private static List<String> processes() {
        List<String> rows = table("process", "element", "step", "table", "form", "who", "clause");
        for (ProcessFile model : PROCESSES) {
            model.elements().stream()
                    .filter(element -> element instanceof Activity && !(element instanceof SubProcess)
                            || Elements.form(element).isPresent())
                    .map(FlowNode.class::cast)
                    .map(node -> row(
                            link(model),
                            labelled(node),
                            step(node),
                            tables(node),
                            Elements.form(node).map(ReadmeMapTest::form).orElse(""),
                            who(node),
                            String.join(", ", Elements.clauses(node))))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static List<String> timers() {
        List<String> rows = table("process", "timer", "fires at", "what then");
        for (ProcessFile model : PROCESSES) {
            for (FlowElement element : model.elements()) {
                if (element instanceof Event event) {
                    event.getChildElementsByType(TimerEventDefinition.class).stream()
                            .map(timer -> row(link(model), labelled(event), firesAt(timer), whatThen(event)))
                            .forEach(rows::add);
                }
            }
        }
        return rows;
    }

    private static String step(FlowNode node) {
        Stream<String> called = node instanceof CallActivity call
                ? Stream.of("calls " + code(call.getCalledElement()))
                : node instanceof BusinessRuleTask task
                        ? Stream.of(link(
                                task.getCamundaDecisionRef(),
                                HANDBOOK.resolveSibling(task.getCamundaDecisionRef() + ".dmn")))
                        : Stream.empty();
        Stream<String> steps =
                Elements.steps(node).stream().map(StepCall::toString).map(ReadmeMapTest::code);
        return Stream.concat(called, steps).collect(Collectors.joining(", "));
    }

    private static String tables(FlowNode node) {
        return Elements.steps(node).stream()
                .flatMap(call -> MainCode.stepsNamed(call.bean()).stream()
                        .flatMap(MainCode::publicMethods)
                        .filter(method -> method.getName().equals(call.method())))
                .map(Tables::writtenBy)
                .flatMap(Collection::stream)
                .distinct()
                .map(ReadmeMapTest::code)
                .collect(Collectors.joining(", "));
    }

    /** The role that {@code unitSteps.group} is asked for, else the step that knows the group; who urges, of a call. */
    private static String who(FlowNode node) {
        if (node instanceof CallActivity) {
            return Elements.extensions(node, CamundaIn.class).stream()
                    .filter(in -> "urgerRole".equals(in.getCamundaTarget()))
                    .map(in -> code(in.getCamundaSourceExpression()))
                    .collect(Collectors.joining());
        }
        Optional<StepCall> call = Elements.call(camunda(node, "candidateGroups"));
        return call.map(group -> group.bean().equals("unitSteps")
                        ? String.valueOf(group.arguments().get(0)).replace("null", "urgerRole")
                        : group.toString())
                .map(ReadmeMapTest::code)
                .orElse("");
    }

    private static String firesAt(TimerEventDefinition timer) {
        return code(Elements.call(Elements.time(timer)).map(StepCall::toString).orElse(Elements.time(timer)));
    }

    private static String whatThen(Event event) {
        String next = event.getSucceedingNodes().list().stream()
                .map(ReadmeMapTest::labelled)
                .collect(Collectors.joining(", "));
        return event instanceof BoundaryEvent boundary
                ? "%s; %s %s"
                        .formatted(
                                next,
                                labelled(boundary.getAttachedTo()),
                                boundary.cancelActivity() ? "ends" : "goes on")
                : next;
    }

    private static String link(ProcessFile model) {
        return link(model.id(), Path.of("processes", model.source().name()));
    }

    /** A link as it stands in the handbook: relative to its folder. */
    private static String link(String text, Path file) {
        String target = HANDBOOK.getParent().relativize(file).toString();
        return "[%s](%s)".formatted(text, target.replace('\\', '/'));
    }

    private static String form(String file) {
        return link(file, Models.FORMS.resolve(file));
    }

    private static String labelled(FlowNode node) {
        return node.getName() == null ? code(node.getId()) : "%s %s".formatted(node.getName(), code(node.getId()));
    }

    private static String lines(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().collect(Collectors.joining("<br>"));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static List<String> table(String... heads) {
        return new ArrayList<>(List.of(row(heads), "|" + " --- |".repeat(heads.length)));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
