package vn.gov.phutho.cleangov.dossier;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts the process of a dossier and tells it what was decided elsewhere. */
@Component
public class DossierProcess {

    private static final String PROCESS = "commune-dossier";

    private final ObjectProvider<RuntimeService> runtime;

    DossierProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void dossierOpened(Dossier dossier, String communeName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        PROCESS, dossier.getId(), Map.of("unitName", communeName, "year", dossier.year()));
    }

    /** The district has decided the class; a request for excellence keeps the dossier waiting for the province. */
    public void dossierClassified(DossierId id, boolean excellenceRequested) {
        tell(id, "dossier-classified", Map.of("excellenceRequested", excellenceRequested));
    }

    /** The province has decided on excellence. */
    public void excellenceDecided(DossierId id) {
        tell(id, "excellence-decided", Map.of());
    }

    // The called processes have the same key, but only the dossier's own instance waits for these messages.
    private void tell(DossierId id, String message, Map<String, Object> facts) {
        runtime.getObject()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(id.toString())
                .setVariables(facts)
                .correlate();
    }
}
