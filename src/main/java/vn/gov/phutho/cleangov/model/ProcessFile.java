package vn.gov.phutho.cleangov.model;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A file with a process; valid by the schema of BPMN. */
public record ProcessFile(ModelSource source, BpmnModelInstance bpmn) {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    /** @throws RuntimeException of the library if the file is no BPMN */
    static ProcessFile read(ModelSource source) {
        return new ProcessFile(source, Bpmn.readModelFromStream(new ByteArrayInputStream(source.content())));
    }

    /** The one process of the file; of several the first. */
    public Process process() {
        return all(Process.class).iterator().next();
    }

    public String id() {
        return process().getId();
    }

    public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** Nodes and flows in the order of the file, those of embedded subprocesses right after their subprocess. */
    public List<FlowElement> elements() {
        return nested(process().getFlowElements()).toList();
    }

    private static Stream<FlowElement> nested(Collection<FlowElement> elements) {
        return elements.stream()
                .flatMap(element -> Stream.concat(
                        Stream.of(element),
                        element instanceof SubProcess sub ? nested(sub.getFlowElements()) : Stream.empty()));
    }

    /** Everything in <code>${…}</code> or <code>#{…}</code>, wherever it stands. */
    public Set<String> expressions() {
        return EXPRESSION
                .matcher(source.text())
                .results()
                .map(MatchResult::group)
                .map(ProcessFile::unescaped)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unescaped(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
