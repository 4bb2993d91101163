package vn.gov.phutho.cleangov.programme;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.UnitYear;

/** Starts {@code district-programme}. */
@Component
class ProgrammeProcess {

    private final ObjectProvider<RuntimeService> runtime;

    ProgrammeProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void programmeExpected(UnitYear id, String districtName) {
        runtime.getObject()
                .startProcessInstanceByKey(
                        "district-programme", id.toString(), Map.of("unitName", districtName, "year", id.year()));
    }
}
