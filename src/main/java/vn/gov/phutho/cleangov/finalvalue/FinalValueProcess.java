package vn.gov.phutho.cleangov.finalvalue;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code final-values}. */
@Component
class FinalValueProcess {

    private final ObjectProvider<RuntimeService> runtime;

    FinalValueProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void estimatesLeft(UnitYear id, String districtName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "final-values", id.toString(), Map.of("unitName", districtName, "year", id.year()));
    }
}
