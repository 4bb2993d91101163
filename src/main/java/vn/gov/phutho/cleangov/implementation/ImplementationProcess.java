package vn.gov.phutho.cleangov.implementation;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.dossier.DossierId;

/** Starts {@code difficulty}. */
@Component
class ImplementationProcess {

    private final ObjectProvider<RuntimeService> runtime;

    ImplementationProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void difficultyRaised(DossierId id, String communeName, long difficultyId) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "difficulty",
                        id.toString(),
                        Map.of("unitName", communeName, "year", id.year(), "difficultyId", difficultyId));
    }
}
