package vn.gov.phutho.cleangov.staffing;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.EngineCommands;

/**
 * Starts and correlates {@code substitution}. Permissions were checked before: in the engine neither of the two people may
 * do it, so this runs without authorization.
 */
@Component
class StaffingProcess {

    private static final String SUBSTITUTION = "substitution";

    private final ObjectProvider<ProcessEngine> engine;
    private final EngineCommands commands;

    StaffingProcess(ObjectProvider<ProcessEngine> engine, EngineCommands commands) {
        this.engine = engine;
        this.commands = commands;
    }

    void substituteNamed(SubstitutionId id) {
        commands.withoutAuthorization(
                () -> engine.getObject().getRuntimeService().startProcessInstanceByKey(SUBSTITUTION, id.toString()));
    }

    void endedEarly(SubstitutionId id) {
        commands.withoutAuthorization(() -> engine.getObject()
                .getRuntimeService()
                .createMessageCorrelation("substitution-ended")
                .processInstanceBusinessKey(id.toString())
                .correlateWithResult());
    }
}
