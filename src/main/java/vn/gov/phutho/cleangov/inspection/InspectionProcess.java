package vn.gov.phutho.cleangov.inspection;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

/** Starts {@code department-inspection} and {@code finding}. */
@Component
class InspectionProcess {

    private final ObjectProvider<RuntimeService> runtime;

    InspectionProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    void inspectionOpened(AgencyYear id, String departmentName) {
        start("department-inspection", id.toString(), departmentName, id.year());
    }

    void findingMade(FindingId id, String unitName) {
        start("finding", id.toString(), unitName, id.year());
    }

    private void start(String process, String key, String name, int year) {
        runtime.getObject().startProcessInstanceByKey(process, key, Map.of("unitName", name, "year", year));
    }
}
