package vn.gov.phutho.cleangov;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import vn.gov.phutho.cleangov.model.ProcessFile;

/** Whether the tests pass the nodes of the models. Runs after all others: the execution process-coverage in pom.xml. */
class ProcessCoverageTest {

    private static final int PERCENT_AT_LEAST = 95;
    private static final Path REPORT = PassedNodes.DIRECTORY.resolve("index.html");

    /** By these Maven is told to run only some of the tests. */
    private static final Set<String> SELECTIONS =
            Set.of("test", "groups", "excludedGroups", "surefire.includes", "surefire.excludes");

    @Test
    void theTestsPassTheNodesOfEveryModel() throws IOException {
        Set<String> passed = PassedNodes.ofThisRun();
        List<Coverage> coverages = Models.processes().stream()
                .filter(model -> model.process().isExecutable())
                .map(model -> Coverage.of(model, passed))
                .toList();
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report(coverages));

        assumeTrue(allTestsHaveRun(), "Only some of the tests have run; what they passed is in " + REPORT);
        Findings findings = new Findings();
        coverages.forEach(coverage -> findings.demand(
                coverage.percent() >= PERCENT_AT_LEAST,
                coverage.model().source().name(),
                "test what happens at %s: %s %% of the nodes are passed, at least %s %% must be",
                coverage.missed().stream().map(FlowNode::getId).collect(Collectors.joining(", ")),
                coverage.percent(),
                PERCENT_AT_LEAST));
        findings.fail();
    }

    private static boolean allTestsHaveRun() {
        return PassedNodes.areRecorded() && SELECTIONS.stream().noneMatch(System.getProperties()::containsKey);
    }

    private record Coverage(ProcessFile model, List<FlowNode> nodes, List<FlowNode> missed) {

        static Coverage of(ProcessFile model, Set<String> passed) {
            List<FlowNode> nodes = model.elements().stream()
                    .filter(FlowNode.class::isInstance)
                    .map(FlowNode.class::cast)
                    .toList();
            return new Coverage(
                    model,
                    nodes,
                    nodes.stream()
                            .filter(node -> !passed.contains(model.id() + " " + node.getId()))
                            .toList());
        }

        int passed() {
            return nodes.size() - missed.size();
        }

        /** Rounded down. */
        int percent() {
            return 100 * passed() / nodes.size();
        }
    }

    private static String report(List<Coverage> coverages) {
        String rows = coverages.stream()
                .map(coverage -> row(
                        coverage.model().id(),
                        coverage.nodes().size(),
                        coverage.passed(),
                        coverage.percent() + " %",
                        coverage.missed().stream()
                                .map(node ->
                                        node.getName() == null ? node.getId() : node.getId() + " " + node.getName())
                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Process coverage</title></head>
                <body>
                <h1>Nodes of the models that the tests pass</h1>
                <table border="1">
                <tr><th>model</th><th>nodes</th><th>passed</th><th>%%</th><th>never passed</th></tr>
                %s
                </table>
                </body>
                </html>
                """.formatted(rows);
    }

    private static String row(Object... cells) {
        return Stream.of(cells)
                .map(cell -> HtmlUtils.htmlEscape(cell.toString(), "UTF-8"))
                .collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
    }
}
