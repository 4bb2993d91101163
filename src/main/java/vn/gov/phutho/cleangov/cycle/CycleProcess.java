package vn.gov.phutho.cleangov.cycle;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts {@code annual-cycle} where no official does: each January, in a fresh demo and in a rehearsal. */
@Component
public class CycleProcess {

    private final ObjectProvider<RuntimeService> runtime;

    CycleProcess(ObjectProvider<RuntimeService> runtime) {
        this.runtime = runtime;
    }

    /** The year is opened with its default deadlines; refused like by the form if it is open. */
    public void openYear(int year) {
        runtime.getObject().startProcessInstanceByKey("annual-cycle", Integer.toString(year), Map.of("year", year));
    }
}
