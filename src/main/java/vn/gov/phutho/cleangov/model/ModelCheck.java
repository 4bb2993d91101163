package vn.gov.phutho.cleangov.model;

import java.util.List;

/** Checks a set of models, tables and forms by all rules. Make one for each check: it holds many parsed files. */
public final class ModelCheck {

    private final ModelFiles shipped = ModelFiles.shipped();
    private final List<ModelRule> rules = rules(StepLibrary.read());

    private static List<ModelRule> rules(StepLibrary steps) {
        return List.of(
                new ProcessRules(),
                new FlowRules(),
                new TaskRules(),
                new WindowRules(),
                new EventRules(steps),
                new CallRules(),
                new ExpressionRules(steps),
                new FormRules(steps),
                new TableRules(),
                new SetRules());
    }

    /** The files of this version of the application. */
    public ModelFiles shipped() {
        return shipped;
    }

    /**
     * The faults of a set of files.
     *
     * @param set complete: with the files that stay in force
     * @return errors first, in the order of files and lines; empty if every file may be used
     */
    public List<Fault> faults(ModelFiles set) {
        Faults faults = new Faults();
        set.unreadable().forEach(faults::add);
        if (set.unreadable().isEmpty()) {
            rules.forEach(rule -> rule.check(set, shipped, faults));
        }
        return faults.sorted();
    }
}
