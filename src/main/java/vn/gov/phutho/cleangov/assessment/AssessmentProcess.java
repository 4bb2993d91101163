package vn.gov.phutho.cleangov.assessment;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code district-assessment}. */
@Component
class AssessmentProcess {

    private final ObjectProvider<RuntimeService> runtime;

    AssessmentProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void assessmentOpened(UnitYear id, String districtName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "district-assessment", id.toString(), Map.of("unitName", districtName, "year", id.year()));
    }
}
