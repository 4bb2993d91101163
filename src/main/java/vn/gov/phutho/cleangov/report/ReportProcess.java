package vn.gov.phutho.cleangov.report;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts {@code semiannual-report}. */
@Component
class ReportProcess {

    private final ObjectProvider<RuntimeService> runtime;

    ReportProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void reportOpened(ReportId id, String districtName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "semiannual-report", id.toString(), Map.of("unitName", districtName, "year", id.year()));
    }
}
