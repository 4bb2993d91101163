package vn.gov.phutho.cleangov.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import vn.gov.phutho.cleangov.model.Fault.Severity;

/** Collects the faults that the rules find. */
final class Faults {

    private final Set<Fault> faults = new LinkedHashSet<>();

    /** A place in a file. */
    record Place(ModelSource source, String element, String label) {

        static Place of(ModelSource source) {
            return new Place(source, "", "");
        }

        static Place of(ModelSource source, String element) {
            return new Place(source, element, "");
        }

        static Place of(ProcessFile file, BaseElement element) {
            return new Place(file.source(), String.valueOf(element.getId()), label(element));
        }

        /** The element of a process with this id; the whole file if it is empty. */
        static Place of(ProcessFile file, String id) {
            return file.bpmn().getModelElementById(id) instanceof BaseElement element
                    ? of(file, element)
                    : of(file.source(), id);
        }

        static Place of(TableFile file, DmnElement element) {
            return new Place(
                    file.source(),
                    String.valueOf(element.getId()),
                    String.valueOf(element.getLabel()).replace("null", ""));
        }

        private static String label(BaseElement element) {
            String name = element instanceof FlowElement flow
                    ? flow.getName()
                    : element instanceof Process process ? process.getName() : null;
            return name == null ? "" : name;
        }
    }

    /**
     * An error unless the condition holds.
     *
     * @param problem Vietnamese: what is wrong, without a full stop
     * @param remedy Vietnamese: what to do, without a full stop
     */
    void demand(boolean holds, String rule, Place place, String problem, String remedy) {
        if (!holds) {
            add(Severity.ERROR, rule, place, problem, remedy);
        }
    }

    /** As {@link #demand}, for a remedy that takes time to find. */
    void demand(boolean holds, String rule, Place place, String problem, Supplier<String> remedy) {
        if (!holds) {
            add(Severity.ERROR, rule, place, problem, remedy.get());
        }
    }

    /** A warning unless the condition holds; as {@link #demand}. */
    void advise(boolean holds, String rule, Place place, String problem, String remedy) {
        if (!holds) {
            add(Severity.WARNING, rule, place, problem, remedy);
        }
    }

    void add(Severity severity, String rule, Place place, String problem, String remedy) {
        faults.add(new Fault(
                severity,
                rule,
                place.source().name(),
                place.source().lineOf(place.element()),
                place.element(),
                place.label(),
                problem,
                remedy));
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    /** Errors first; in the order of files and lines. */
    List<Fault> sorted() {
        List<Fault> sorted = new ArrayList<>(faults);
        sorted.sort(
                Comparator.comparing(Fault::severity).thenComparing(Fault::file).thenComparing(Fault::line));
        return sorted;
    }
}
