package vn.gov.phutho.cleangov.remediation;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** Starts {@code remediation} for a commune that was found weak, and ends it for one that is no longer weak. */
@Component
class RemediationProcess {

    private final ObjectProvider<RuntimeService> runtime;

    RemediationProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void weakCommuneFound(DossierId id, String communeName) {
        runtime.getObject()
                .startProcessInstanceByMessage(
                        "weak-commune-found", id.toString(), Map.of("unitName", communeName, "year", id.year()));
    }

    void noLongerWeak(DossierId id) {
        runtime.getObject()
                .createMessageCorrelation("no-longer-weak")
                .processInstanceBusinessKey(id.toString())
                .correlate();
    }
}
