package vn.gov.phutho.cleangov.recognition;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code provincial-recognition}. */
@Component
class RecognitionProcess {

    private static final String PROCESS = "provincial-recognition";

    private final ObjectProvider<RuntimeService> runtime;

    RecognitionProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    /** One process handles all requests of a province and year. Starts none if one is running. */
    void recognitionOpened(UnitYear id, String provinceName) {
        boolean running = runtime.getObject()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey(id.toString())
                        .count()
                > 0;
        if (!running) {
            runtime.getObject()
                    .startProcessInstanceByKey(
                            PROCESS, id.toString(), Map.of("unitName", provinceName, "year", id.year()));
        }
    }
}
