package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import vn.gov.phutho.cleangov.model.Elements;

/** What a check finds, each with what to do about it; it fails once, with all of them. */
final class Findings {

    private final List<String> findings = new ArrayList<>();

    void demand(boolean holds, BaseElement element, String whatToDo, Object... names) {
        demand(holds, Elements.process(element) + ".bpmn, " + element.getId(), whatToDo, names);
    }

    void demand(boolean holds, Object where, String whatToDo, Object... names) {
        if (!holds) {
            findings.add(where + ": " + (names.length == 0 ? whatToDo : whatToDo.formatted(names)));
        }
    }

    void fail() {
        assertThat(findings)
                .withFailMessage(() -> findings.size() + " to mend:\n" + String.join("\n", findings))
                .isEmpty();
    }
}
