package vn.gov.phutho.cleangov.recheck;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code random-recheck}. */
@Component
class RecheckProcess {

    private final ObjectProvider<RuntimeService> runtime;

    RecheckProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void recheckOpened(UnitYear id, String provinceName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "random-recheck", id.toString(), Map.of("unitName", provinceName, "year", id.year()));
    }
}
