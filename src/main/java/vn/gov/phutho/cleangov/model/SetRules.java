package vn.gov.phutho.cleangov.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** No duty of the directive is lost: each clause that had a task, or a step, still has one. */
final class SetRules implements ModelRule {

    @Override
    public void check(ModelFiles set, ModelFiles shipped, Faults faults) {
        kept(set, shipped, UserTask.class::isInstance, "không còn việc nào cho", faults);
        kept(set, shipped, node -> true, "không còn bước nào cho", faults);
    }

    private static void kept(
            ModelFiles set, ModelFiles shipped, Predicate<FlowNode> which, String lost, Faults faults) {
        Set<String> now = clauses(set, which).keySet();
        clauses(shipped, which).forEach((clause, where) -> {
            String file = where.iterator().next();
            ModelSource source =
                    set.sources().getOrDefault(file, shipped.sources().get(file));
            faults.demand(
                    now.contains(clause),
                    "clause-lost",
                    Place.of(source),
                    "%s mục %s của Chỉ thị (%s)".formatted(lost, clause, duty(clause)),
                    "Hãy giữ lại một việc nêu mục này trong phần hướng dẫn; trước đây nó ở "
                            + String.join(", ", where));
        });
    }

    private static String duty(String id) {
        return Clause.of(id).text();
    }

    /** The files that name each clause in the documentation of such an element. */
    private static Map<String, Set<String>> clauses(ModelFiles set, Predicate<FlowNode> which) {
        Map<String, Set<String>> files = new TreeMap<>();
        for (ProcessFile file : set.processes()) {
            file.all(FlowNode.class).stream()
                    .filter(which)
                    .flatMap(node -> Elements.clauses(node).stream())
                    .filter(Clause::isOne)
                    .forEach(id -> files.computeIfAbsent(id, one -> new TreeSet<>())
                            .add(file.source().name()));
        }
        return files;
    }
}
