package vn.gov.phutho.cleangov.recognition;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code provincial-recognition}. */
@Component
class RecognitionProcess {

    private final ObjectProvider<RuntimeService> runtime;

    RecognitionProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void recognitionOpened(UnitYear id, String provinceName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "provincial-recognition", id.toString(), Map.of("unitName", provinceName, "year", id.year()));
    }
}
