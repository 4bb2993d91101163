package vn.gov.phutho.cleangov.coverage;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

/** Starts {@code media-coverage}. */
@Component
class CoverageProcess {

    private final ObjectProvider<RuntimeService> runtime;

    CoverageProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void coverageOpened(AgencyYear id, String outletName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "media-coverage", id.toString(), Map.of("unitName", outletName, "year", id.year()));
    }
}
